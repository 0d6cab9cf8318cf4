import { inWan, inYuan, type Money } from "../../base/money.ts";

type Near = {
  /** 本年累计 of the item, this purchase included; and of it what is of the same budget item (条例 第二十八条). */
  total: Money;
  ofBudgetItem: Money;
  amount: Money;
  procurementFrom: Money | null;
  tenderFrom: Money | null;
};

/**
 * 提醒: said while there is still time, that one more purchase of the same size would reach the limit of purchase, or
 * pass the amount of open tender (条例 第二十八条). Silent from there on: then the rules themselves speak.
 */
export function nextReaches(near: Near): string | null {
  const { total, ofBudgetItem, amount, procurementFrom, tenderFrom } = near;
  if (amount <= 0n) return null;
  const next = total + amount;
  if (procurementFrom !== null && total < procurementFrom && next >= procurementFrom)
    return `再买 ${inYuan((procurementFrom - total) as Money)} 元，累计就达到采购限额 ${inWan(procurementFrom)} 万元。后面还要买的，请合并按政府采购办理`;
  if (tenderFrom === null || ofBudgetItem > tenderFrom || ofBudgetItem + amount <= tenderFrom)
    return null;
  const left = (tenderFrom - ofBudgetItem) as Money;
  const more = left > 0n ? `再买超过 ${inYuan(left)} 元` : "再买";
  return `${more}，累计就超过公开招标数额 ${inWan(tenderFrom)} 万元。后面还要买的，请合并公开招标`;
}
