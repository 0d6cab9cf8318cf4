import { Link } from "react-router";
import { Amount, DayText } from "../ui/Amount.tsx";
import { Table } from "../ui/Table.tsx";
import type { Payment } from "./pace.ts";

/** 超期未付: what an office owes beyond its day, with interest and at whose desk. */
export const OverdueTable = ({ rows, label }: { rows: readonly Payment[]; label: string }) => (
  <Table
    label={label}
    rows={rows}
    keyOf={(row) => row.id}
    columns={[
      {
        head: "合同",
        of: (row) => (
          <Link to={`/payments/${row.jurisdiction}/${row.id}`}>
            {row.contractTitle}（{row.period}）
          </Link>
        ),
      },
      { head: "承接方", of: (row) => row.provider.name },
      {
        head: "应付（元）",
        isFigure: true,
        isMain: true,
        of: (row) => <Amount fen={row.amount} bare />,
      },
      { head: "应付日期", isFigure: true, of: (row) => <DayText on={row.dueOn} /> },
      {
        head: "超期",
        isFigure: true,
        of: (row) => <span className="tone-bad">{row.late?.days ?? 0} 天</span>,
      },
      {
        head: "逾期利息（元）",
        isFigure: true,
        of: (row) => <Amount fen={row.late?.interest} bare />,
      },
      { head: "停在", of: (row) => row.desk?.name ?? "—" },
    ]}
  />
);
