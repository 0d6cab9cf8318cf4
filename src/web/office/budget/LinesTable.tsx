import { Link } from "react-router";
import { ledgerNames, sourceNames } from "../../../modules/budget/model.ts";
import { percentText } from "../../parts/amount.ts";
import { Table } from "../ui/Table.tsx";
import type { Line, Six } from "./groups.ts";
import { roomOf, Wan } from "./Wan.tsx";

export const lineAddress = ({ jurisdiction, id }: { jurisdiction: string; id: string }) =>
  `/funds/${jurisdiction}/${id}`;

type Listed = {
  lines: readonly Line[];
  label: string;
  /** With a column that says whose each line is. */
  hasOffice?: boolean;
};

/** Lines with their money, each leading to its postings. */
export function LinesTable({ lines, label, hasOffice = false }: Listed) {
  const figure = (head: string, name: keyof Six) => {
    const room = roomOf(lines.map(({ money }) => money[name]));
    return {
      head,
      isFigure: true,
      isMain: name === "approved",
      of: ({ money }: Line) => <Wan fen={money[name]} room={room} />,
    };
  };
  return (
    <Table
      label={label}
      rows={lines}
      keyOf={(line) => line.id}
      columns={[
        { head: "指标", of: (line) => <Link to={lineAddress(line)}>{line.title}</Link> },
        ...(hasOffice ? [{ head: "单位", of: (line: Line) => line.organization.name }] : []),
        { head: "编号", of: (line) => line.code },
        { head: "功能分类", of: (line) => line.functionalClass },
        {
          head: "预算类别和来源",
          of: (line) => `${ledgerNames[line.ledger]}　${sourceNames[line.source]}`,
        },
        figure("预算", "approved"),
        figure("计划", "planned"),
        figure("合同", "committed"),
        figure("验收", "accepted"),
        figure("支付", "paid"),
        {
          head: "支付率",
          isFigure: true,
          of: ({ money }) => percentText(money.paid, money.approved),
        },
      ]}
    />
  );
}
