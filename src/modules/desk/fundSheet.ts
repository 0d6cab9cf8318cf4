import { sheetType } from "../../base/sheetType.ts";
import { fen, inWan, nought, type Money } from "../../base/money.ts";
import type { Download } from "../../platform/http.ts";
import { writeSheet, type SheetCell } from "../../platform/sheetWriter.ts";
import { fundRowNames, type FundRows } from "./fundForms.ts";
import type { fundsBy } from "./funds.ts";

type Funds = Awaited<ReturnType<typeof fundsBy>>;
type Sums = Funds["total"];

const heads = ["预算", "计划", "合同", "验收", "支付", "未安排", "支付率（%）"];

const wan = (amount: Money | null): SheetCell =>
  amount === null ? { look: "label", text: "—" } : { look: "figure", figure: inWan(amount) };

/** One decimal, cut and not rounded up, as on the screen. */
function rate({ approved, planned, paid }: Sums): SheetCell {
  const whole = approved ?? planned;
  if (whole <= nought) return { look: "label", text: "—" };
  const tenths = (paid * 1000n) / whole;
  return { look: "figure", figure: `${tenths / 10n}.${tenths % 10n}` };
}

const figures = (sums: Sums): SheetCell[] => [
  wan(sums.approved),
  wan(sums.planned),
  wan(sums.committed),
  wan(sums.accepted),
  wan(sums.paid),
  wan(sums.approved === null ? null : fen(sums.approved - sums.planned)),
  rate(sums),
];

const cutSays = "只列出最大的 1,000 行，合计包括全部";

type Titled = { title: string; by: FundRows };

/** 资金表 as .xlsx: the rows of the page, in their order, with the total below. */
export async function fundSheet(
  { rows, total, isCut }: Funds,
  { title, by }: Titled,
): Promise<Download> {
  const named = fundRowNames[by].slice(1);
  const head = (text: string): SheetCell => ({ look: "head", text });
  const bytes = await writeSheet({
    name: "资金",
    widths: [34, ...heads.map(() => 13)],
    spans: [[0, 0, 0, heads.length]],
    repeat: "1:3",
    rows: [
      [{ look: "title", text: title }],
      [{ look: "aside", text: "单位：万元" }],
      [head(named), ...heads.map(head)],
      ...rows.map((row) => [{ look: "label", text: row.name } as const, ...figures(row)]),
      [head("合计"), ...figures(total)],
      ...(isCut ? [[{ look: "aside", text: cutSays } as const]] : []),
    ],
  });
  return {
    name: `${title}.xlsx`,
    type: sheetType,
    content: Buffer.from(bytes),
  };
}
