import { inWan, inYuan, type Money } from "../../base/money.ts";

type Near = {
  /** 本年累计, this purchase included. */
  total: Money;
  amount: Money;
  procurementFrom: Money | null;
  tenderFrom: Money | null;
};

/**
 * 提醒: said while there is still time, that one more purchase of the same size would reach the limit of purchase, or
 * pass the amount of open tender (条例 第二十八条). Silent from there on: then the rules themselves speak.
 */
export function nextReaches({ total, amount, procurementFrom, tenderFrom }: Near): string | null {
  if (amount <= 0n) return null;
  const next = total + amount;
  if (procurementFrom !== null && total < procurementFrom && next >= procurementFrom)
    return `再买 ${inYuan((procurementFrom - total) as Money)} 元，累计就达到采购限额 ${inWan(procurementFrom)} 万元。后面还要买的，请合并按政府采购办理`;
  if (tenderFrom !== null && total <= tenderFrom && next > tenderFrom)
    return `再买超过 ${inYuan((tenderFrom - total) as Money)} 元，累计就超过公开招标数额 ${inWan(tenderFrom)} 万元。后面还要买的，请合并公开招标`;
  return null;
}
