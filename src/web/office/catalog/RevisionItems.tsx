import { Button } from "antd";
import { useState } from "react";
import { editRevision } from "../../../modules/catalog/api.ts";
import { useAct } from "../call.ts";
import { EmptyState } from "../ui/Notice.tsx";
import { Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { WhyNot } from "../ui/WhyNot.tsx";
import { Differences, type Difference } from "./Differences.tsx";
import { ItemForm, type Revision } from "./revisionForms.tsx";

type Change = Revision["changes"][number];

/** What is to be corrected, item by item. */
const Remarks = ({ of }: { of: readonly Change[] }) => {
  const remarked = of.filter((one) => one.remark !== "");
  return remarked.length === 0 ? null : (
    <Table
      label="退回时的逐项意见"
      rows={remarked}
      keyOf={(one) => one.code}
      columns={[
        { head: "事项", of: (one) => `${one.code} ${one.name}` },
        { head: "要改什么", isMain: true, of: (one) => <b className="tone-warn">{one.remark}</b> },
      ]}
    />
  );
};

/** 草案里的事项 to be rewritten or taken out: only those that change anything are shown by name. */
function Drafted({ of }: { of: Revision }) {
  const [open, setOpen] = useState<string>();
  const drop = useAct(editRevision);
  const { jurisdiction, id } = of;
  const rows = of.changes.filter((one) => one.difference !== null || one.remark !== "");
  const leave = () => setOpen(undefined);
  if (open !== undefined)
    return (
      <ItemForm
        key={open}
        of={of}
        leave={leave}
        start={of.changes.find((one) => one.code === open)}
      />
    );
  return (
    <>
      <WhyNot error={drop.error} />
      <ul className="catalog-lines">
        {rows.map((one) => (
          <li key={one.code} className="catalog-row">
            <span>
              {one.code} {one.name}
            </span>
            <span className="verbs">
              <Button size="small" onClick={() => setOpen(one.code)}>
                修改
              </Button>
              <Button
                size="small"
                danger
                onClick={() => drop.mutate({ jurisdiction, id, dropped: [one.code] })}
              >
                从草案中去掉
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <div className="verbs">
        <Button onClick={() => setOpen("")}>加一项</Button>
      </div>
    </>
  );
}

/** 修订事项: against the edition they change, with what was remarked, and for the drafter the way to rewrite them. */
export function RevisionItems({ of, mayEdit }: { of: Revision; mayEdit: boolean }) {
  const differences: Difference[] = [
    ...of.changes.flatMap((one) => one.difference ?? []),
    ...of.dropped,
  ].sort((a, b) => (a.code < b.code ? -1 : 1));
  const same = of.changes.length - of.changes.filter((one) => one.difference !== null).length;
  return (
    <Section
      title="修订事项"
      count={`${differences.length} 项有变化`}
      aside={same > 0 ? `另有 ${same} 项与原来相同` : undefined}
    >
      <Remarks of={of.changes} />
      {differences.length === 0 ? (
        <EmptyState title="还没有变化" says="逐项填写，或者导入表格；与原来相同的不用写。" />
      ) : (
        <Differences rows={differences} label="修订事项" />
      )}
      {mayEdit && <Drafted of={of} />}
    </Section>
  );
}
