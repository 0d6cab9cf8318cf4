import { useState } from "react";
import { Button } from "antd";

type Difference = { row: string; column: string; says: string };

type Shown = { of: readonly Difference[]; agree: string; name: string };

/** What should be one and is not, cell by cell; and where all agree, that too. */
export function Differences({ of, agree, name }: Shown) {
  const [isOpen, setIsOpen] = useState(false);
  if (of.length === 0)
    return (
      <p className="tone-ok">
        <span aria-hidden="true">✓</span> {agree}
      </p>
    );
  const shown = isOpen ? of : of.slice(0, 6);
  return (
    <div className="differences">
      <p className="tone-warn">
        {name}有 {of.length} 格不同：
      </p>
      <ul>
        {shown.map((one) => (
          <li key={`${one.row} ${one.column}`}>{one.says}</li>
        ))}
      </ul>
      {of.length > shown.length && (
        <Button size="small" onClick={() => setIsOpen(true)}>
          看其余 {of.length - shown.length} 格
        </Button>
      )}
    </div>
  );
}
