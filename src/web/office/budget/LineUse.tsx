import { Link } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import type { listLineUse } from "../../../modules/project/api.ts";
import { yuanText } from "../../parts/amount.ts";
import { projectAddress } from "../project/projectAddress.ts";
import { Table } from "../ui/Table.tsx";

export type Use = Answer<typeof listLineUse>["rows"][number];

const figures = [
  ["planned", "计划"],
  ["committed", "合同"],
  ["accepted", "验收"],
  ["advanced", "预付未扣回"],
  ["paid", "支付"],
] as const;

const sumOf = (rows: readonly Use[], of: (row: Use) => bigint): string =>
  yuanText(rows.reduce((total, row) => total + of(row), 0n));

const freeOf = ({ planned, committed }: Use): bigint => BigInt(planned) - BigInt(committed);

/** 额度: what each share of a project draws from the line; every figure opens to its postings. */
export const LineUse = ({ rows }: { rows: readonly Use[] }) => (
  <Table
    label="用这条指标的项目"
    rows={rows}
    keyOf={(row) => row.allotment}
    columns={[
      {
        head: "项目",
        of: ({ project }) => <Link to={projectAddress(project)}>{project.title}</Link>,
      },
      { head: "使用单位", of: (row) => row.user },
      { head: "状态", of: (row) => row.project.statusName },
      ...figures.map(([name, head]) => ({
        head,
        isFigure: true,
        isMain: name === "planned",
        of: (row: Use) => (
          <Link to={`?allotment=${row.allotment}&figure=${name}`}>{yuanText(row[name])}</Link>
        ),
      })),
      { head: "未签合同", isFigure: true, of: (row) => yuanText(freeOf(row)) },
    ]}
    sum={[
      "合计",
      null,
      null,
      ...figures.map(([name]) => sumOf(rows, (row) => BigInt(row[name]))),
      sumOf(rows, freeOf),
    ]}
  />
);
