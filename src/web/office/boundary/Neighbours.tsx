import { listNeighbours } from "../../../modules/disclosure/api.ts";
import { yuanText } from "../../parts/amount.ts";
import { useAsk } from "../call.ts";
import { useMe } from "../me.ts";
import { Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";

/** 邻近单位这样买过, from what is public; each leads to its public page. */
export function Neighbours({ item }: { item: string }) {
  const { post } = useMe();
  const { data } = useAsk(
    listNeighbours,
    post?.jurisdiction
      ? { item, jurisdiction: post.jurisdiction, except: post.organization.id }
      : { item },
  );
  if (!data) return null;
  return (
    <Section title="邻近单位这样买过" aside="来自公开的合同和绩效结果">
      {data.rows.length === 0 ? (
        <p className="quiet">本县还没有别的单位公开过这一项的合同。</p>
      ) : (
        <Table
          label="邻近单位这样买过"
          rows={data.rows}
          keyOf={(one) => one.project}
          columns={[
            {
              head: "单位",
              of: (one) => <a href={`/projects/${one.jurisdiction}/${one.project}`}>{one.place}</a>,
            },
            {
              head: "数量",
              of: ({ quantity, unit, year }) =>
                `${quantity === null ? "" : `${quantity} ${unit ?? ""}，`}${year} 年`,
            },
            {
              head: "平均单价（元）",
              isFigure: true,
              isMain: true,
              of: ({ unitPrice }) => (unitPrice === null ? "—" : yuanText(unitPrice)),
            },
            { head: "方式", of: (one) => one.method },
            { head: "承接方", of: (one) => one.provider },
            { head: "绩效", isFigure: true, of: (one) => one.result ?? "还没有评价" },
          ]}
        />
      )}
    </Section>
  );
}
