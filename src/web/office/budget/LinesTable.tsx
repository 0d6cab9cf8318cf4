import { Link } from "react-router";
import { ledgerNames, sourceNames } from "../../../modules/budget/model.ts";
import { percentText } from "../../parts/amount.ts";
import { Table } from "../ui/Table.tsx";
import { Wan } from "./FundsTable.tsx";
import type { Line } from "./groups.ts";

export const lineAddress = ({ jurisdiction, id }: { jurisdiction: string; id: string }) =>
  `/funds/${jurisdiction}/${id}`;

/** The lines of one row above, each leading to its postings. */
export const LinesTable = ({ lines, label }: { lines: readonly Line[]; label: string }) => (
  <Table
    label={label}
    rows={lines}
    keyOf={(line) => line.id}
    columns={[
      {
        head: "指标",
        of: (line) => <Link to={lineAddress(line)}>{line.title}</Link>,
      },
      { head: "编号", of: (line) => line.code },
      { head: "功能分类", of: (line) => line.functionalClass },
      {
        head: "预算类别和来源",
        of: (line) => `${ledgerNames[line.ledger]}　${sourceNames[line.source]}`,
      },
      {
        head: "预算",
        isFigure: true,
        isMain: true,
        of: ({ money }) => <Wan fen={money.approved} />,
      },
      { head: "计划", isFigure: true, of: ({ money }) => <Wan fen={money.planned} /> },
      { head: "合同", isFigure: true, of: ({ money }) => <Wan fen={money.committed} /> },
      { head: "验收", isFigure: true, of: ({ money }) => <Wan fen={money.accepted} /> },
      { head: "支付", isFigure: true, of: ({ money }) => <Wan fen={money.paid} /> },
      {
        head: "支付率",
        isFigure: true,
        of: ({ money }) => percentText(money.paid, money.approved),
      },
    ]}
  />
);
