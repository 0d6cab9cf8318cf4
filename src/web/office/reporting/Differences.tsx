import { useState } from "react";
import { Button } from "antd";

type Difference = { row: string; column: string; says: string };

type Shown = {
  of: readonly Difference[];
  agree: string;
  name: string;
  /** How many are shown before somebody asks: none within a table. */
  first?: number;
};

/** What should be one and is not, cell by cell; and where all agree, that too. */
export function Differences({ of, agree, name, first = 6 }: Shown) {
  const [isOpen, setIsOpen] = useState(false);
  if (of.length === 0)
    return (
      <p className="tone-ok">
        <span aria-hidden="true">✓</span> {agree}
      </p>
    );
  const shown = isOpen ? of : of.slice(0, first);
  return (
    <div className="differences">
      <p className="tone-warn">
        {name}有 {of.length} 格不同{first > 0 && "："}
      </p>
      <ul>
        {shown.map((one) => (
          <li key={`${one.row} ${one.column}`}>{one.says}</li>
        ))}
      </ul>
      {of.length > shown.length && (
        <Button size="small" onClick={() => setIsOpen(true)}>
          {first === 0 ? "逐格看" : `看其余 ${of.length - shown.length} 格`}
        </Button>
      )}
    </div>
  );
}
