import { shareOf, wanText, yuanText } from "../../parts/amount.ts";
import type { QuickView } from "./quickDraft.ts";

/** A round figure is said round: 5,000, 30. */
const round = (text: string): string => text.replace(/\.00$/, "");

/** Which amount the ruler ends at: the limit of purchase until it is reached, then that of open tender. */
function goalOf({ limit, tenderFrom }: NonNullable<QuickView["year"]>, total: bigint) {
  if (limit !== null && total < BigInt(limit)) return { name: "采购限额", amount: BigInt(limit) };
  if (tenderFrom !== null) return { name: "公开招标数额", amount: BigInt(tenderFrom) };
  return limit === null ? undefined : { name: "采购限额", amount: BigInt(limit) };
}

function wordsOf(year: NonNullable<QuickView["year"]>, total: bigint): string {
  const goal = goalOf(year, total);
  if (!goal) return "本地没有录入采购限额标准。";
  const { name, amount } = goal;
  const rest = amount - total;
  const over = rest > 0n ? `还有 ${wanText(rest)} 万元` : `已超出 ${wanText(-rest)} 万元`;
  return `${name} ${round(wanText(amount))} 万元，${over}。`;
}

/** What internal control asks for this amount, in one sentence. */
function controlWords({ control, oneQuoteBelow }: QuickView): string {
  if (control && control.quotesNeeded > 1)
    return `《${control.document}》要 ${control.quotesNeeded} 家报价、${control.approverName}：提交后还差 ${control.quotesNeeded - 1} 家，在采购页记录。`;
  if (oneQuoteBelow === null) return "";
  return `${round(yuanText(oneQuoteBelow))} 元以下不要求比价。`;
}

/** 本年累计 of the same item against the amounts of the law: the light part was bought, the dark one is this purchase. */
export function QuickYear({ view, amount }: { view: QuickView; amount: string }) {
  if (!view.year) return null;
  const bought = BigInt(view.year.bought);
  const total = bought + BigInt(amount || "0");
  const goal = goalOf(view.year, total);
  const splits = view.breaches.filter((one) => one.rule.startsWith("procurement.notSplit"));
  const tone = splits.length > 0 ? "bad" : view.year.warning === null ? "" : "warn";
  return (
    <section className={`quick-year quick-year-${tone}`} aria-label="本年累计" aria-live="polite">
      <p>
        今年这一类，含本次 {view.year.times + 1} 次 <b>{wanText(total)} 万元</b>
      </p>
      {goal && (
        <div className="quick-ruler" aria-hidden="true">
          <span style={{ width: `${shareOf(bought, goal.amount)}%` }} />
          <span style={{ width: `${shareOf(total - bought, goal.amount)}%` }} />
        </div>
      )}
      <p>
        {wordsOf(view.year, total)}
        {controlWords(view)}
      </p>
      {view.year.warning !== null && <p className="tone-warn">! {view.year.warning}。</p>}
      {splits.map((one) => (
        <p key={one.rule} className="tone-bad">
          ✕ 将列为疑点：{one.because}。{one.fix}。
        </p>
      ))}
    </section>
  );
}
