import { day, isInForce, type InForce } from "../../base/day.ts";
import { wan } from "../../base/money.ts";
import {
  columnName,
  columnOf,
  figureWithUnit,
  measures,
  totalRow,
  type Finding,
  type ReturnTable,
} from "./model.ts";

/** 与上年相比: from which change on a row is asked about. Both must be passed. Dated rows; none is confirmed. */
type JumpLimit = InForce & { share: bigint; amount: bigint; document: string; confirmed: boolean };

export const jumpLimits: readonly JumpLimit[] = [
  {
    share: 50n,
    amount: wan("100"),
    document: "本平台核对口径（当地另有规定的从其规定）",
    confirmed: false,
    from: day("2007-01-01"),
  },
];

/** 比上年变动大: rows whose money has changed by more than half and by more than the amount of the year. */
export function checkJumps(table: ReturnTable, last: ReturnTable, year: number): Finding[] {
  const limit = jumpLimits.find((one) => isInForce(one, day(`${year}-12-31`)));
  if (!limit) return [];
  return table.rows.flatMap(({ row, cells }, at) =>
    (["budget", "executed"] as const).flatMap((measure): Finding[] => {
      const column = columnOf("total", measure);
      const [now, before] = [cells[column], last.rows[at]?.cells[column]];
      if (row === totalRow || now === undefined || before === undefined) return [];
      const change = now > before ? now - before : before - now;
      if (change <= limit.amount || change * 100n <= before * limit.share) return [];
      const [said, was, by] = [now, before, change].map((one) => figureWithUnit(column, one));
      return [
        {
          rule: "statistics.jumpsAgainstLastYear",
          level: "flag",
          row,
          column: columnName(column),
          says: `“${row}”${measures[measure]}：${said}，上年同期 ${was}，${now > before ? "增加" : "减少"} ${by}，超过上年的 ${limit.share}% 和 ${figureWithUnit(column, limit.amount)}`,
          figures: { reported: `${now}`, lastYear: `${before}`, difference: `${now - before}` },
        },
      ];
    }),
  );
}
