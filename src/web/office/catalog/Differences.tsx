import type { Answer } from "../../../base/endpoint.ts";
import type { listDifferences } from "../../../modules/catalog/api.ts";
import { Table } from "../ui/Table.tsx";

export type Difference = Answer<typeof listDifferences>["rows"][number];

const tones: Record<Difference["kind"], string> = {
  added: "tone-ok",
  removed: "tone-bad",
  renamed: "",
  changed: "",
};

/** One side of an item: the fields that differ, with their names. What was not there has none. */
const Side = ({ of, side }: { of: Difference; side: "before" | "after" }) => {
  const missing = side === "before" ? "added" : "removed";
  if (of.kind === missing) return <span className="quiet">没有这一项</span>;
  return (
    <dl className="catalog-side">
      {of.fields
        .filter((one) => one[side] !== "" || of.kind === "changed" || of.kind === "renamed")
        .map((one) => (
          <div key={one.field}>
            <dt>{one.field}</dt>
            <dd>{one[side] || "（空）"}</dd>
          </div>
        ))}
    </dl>
  );
};

/** 逐项对照: what an item was and what it becomes, side by side. */
export const Differences = ({ rows, label }: { rows: readonly Difference[]; label: string }) => (
  <Table
    label={label}
    rows={rows}
    keyOf={(one) => one.code}
    columns={[
      {
        head: "事项",
        width: "18%",
        of: (one) => (
          <>
            <span className="figure-code">{one.code}</span> {one.name}
          </>
        ),
      },
      {
        head: "变化",
        isMain: true,
        of: (one) => <b className={tones[one.kind]}>{one.kindName}</b>,
      },
      { head: "原来", width: "34%", of: (one) => <Side of={one} side="before" /> },
      { head: "现在", width: "34%", of: (one) => <Side of={one} side="after" /> },
    ]}
  />
);
