import { Input } from "antd";
import { shareOf, wanText, yuanText } from "../../parts/amount.ts";
import { AmountInput } from "../ui/AmountInput.tsx";
import { Field } from "../ui/Field.tsx";
import { Notice } from "../ui/Notice.tsx";
import { QuickChoice } from "./QuickChoice.tsx";
import type { Draft, QuickView } from "./quickDraft.ts";

type Step = { draft: Draft; change: (some: Partial<Draft>) => void; view: QuickView | undefined };

/** A round figure is said round: 5,000, 30. */
const round = (text: string): string => text.replace(/\.00$/, "");

/** 本年累计 of the same item against the limit of purchase: the light part was bought, the dark one is this purchase. */
function YearRuler({ view, amount }: { view: QuickView; amount: string }) {
  if (!view.year) return null;
  const { bought, limit } = view.year;
  const total = BigInt(bought) + BigInt(amount || "0");
  const below =
    view.oneQuoteBelow === null ? "" : `${round(yuanText(view.oneQuoteBelow))} 元以下不要求比价。`;
  return (
    <div className="quick-year">
      <p>
        本单位今年这一类，含本次 <b>{wanText(total)} 万元</b>
      </p>
      {limit !== null && (
        <div className="quick-ruler" aria-hidden="true">
          <span style={{ width: `${shareOf(BigInt(bought), BigInt(limit))}%` }} />
          <span style={{ width: `${shareOf(total - BigInt(bought), BigInt(limit))}%` }} />
        </div>
      )}
      <p>
        {limit === null
          ? "本地没有录入采购限额标准。"
          : total < BigInt(limit)
            ? `采购限额 ${round(wanText(limit))} 万元，还有 ${wanText(BigInt(limit) - total)} 万元。`
            : `已达到采购限额 ${round(wanText(limit))} 万元，应当合并按政府采购办理。`}
        {below}
      </p>
    </div>
  );
}

/** 第一步: her own words find the plan; the amount is counted at once. */
export function QuickWhat({ draft, change, view }: Step) {
  const { words, amount, project } = draft;
  const found = view?.projects ?? [];
  const alike = found.filter((one) => one.isAlike);
  const shown = (alike.length > 0 ? alike : found).slice(0, 3);
  const chosen = found.find((one) => one.id === project);
  const choices = chosen && !shown.includes(chosen) ? [chosen, ...shown.slice(0, 2)] : shown;
  const barred = view?.breaches.filter((one) => one.field === "ceiling") ?? [];
  const needed = view?.quotesNeeded ?? 1;
  return (
    <>
      <Field
        label="用自己的话说"
        hint={
          words !== "" && alike.length === 0 && found.length > 0
            ? "没有相像的。下面是计划里还有钱可买的："
            : undefined
        }
      >
        {(control) => (
          <Input
            {...control}
            value={words}
            maxLength={60}
            placeholder="例如：修广播喇叭"
            onChange={({ target }) => change({ words: target.value })}
          />
        )}
      </Field>
      {view && found.length === 0 ? (
        <Notice>
          计划里没有可以小额购买的项目：要先列入计划、在采购限额以下，并且还有钱没有采购。
        </Notice>
      ) : (
        <QuickChoice
          legend="从哪个计划里买"
          name="project"
          value={project}
          onChange={(id) => change({ project: id })}
          choices={choices.map((one, at) => ({
            id: one.id,
            title: one.title,
            aside: at === 0 && one.isAlike ? "最像" : undefined,
            says: `${one.item} ${one.itemName}　可以买，还有 ${yuanText(one.free)} 元`,
          }))}
        />
      )}
      <Field label="金额" aside="（元）" breaches={barred}>
        {(control) => (
          <AmountInput
            {...control}
            value={amount}
            onChange={(typed) => change({ amount: typed })}
          />
        )}
      </Field>
      {view && <YearRuler view={view} amount={amount ?? ""} />}
      {needed > 1 && (amount ?? "") !== "" && (
        <Notice tone="warn">
          这个金额按《{view?.quotesDocument}》要有 {needed} 家报价：提交以后还需 {needed - 1}{" "}
          家，在采购页记录，再由负责人确定。
        </Notice>
      )}
    </>
  );
}
