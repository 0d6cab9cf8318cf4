import { Input } from "antd";
import { Link } from "react-router";
import { yuanText } from "../../parts/amount.ts";
import { AmountInput } from "../ui/AmountInput.tsx";
import { Field } from "../ui/Field.tsx";
import { Notice } from "../ui/Notice.tsx";
import { QuickChoice } from "./QuickChoice.tsx";
import type { Draft, QuickView } from "./quickDraft.ts";
import { QuickYear } from "./QuickYear.tsx";

type Step = { draft: Draft; change: (some: Partial<Draft>) => void; view: QuickView | undefined };

/** 计划里没有: what her words are, and the two lawful ways to get there. */
function NotPlanned({ view, words }: { view: QuickView; words: string }) {
  const [item] = view.verdict?.items ?? [];
  const isPlanned = view.projects.length > 0;
  return (
    <Notice tone="warn">
      <b className="notice-lead">
        {words === "" || isPlanned ? "计划里没有相像的项目。" : "计划里没有可以小额购买的项目。"}
      </b>
      {item && `您写的像“${item.code} ${item.name}”。`}
      无计划不购买：请先
      <Link to={item ? `/projects/new?item=${item.code}` : "/projects/new"}>立项列入计划</Link>
      ，或者先
      <Link to={`/check?text=${encodeURIComponent(words)}`}>查一查能不能买</Link>。
      {isPlanned && "确属已有项目的，请在下面选。"}
    </Notice>
  );
}

/** Beside a project of the plan: words that leave a question open are answered by what the plan was approved for. */
const verdicts = { allowed: "可以买", review: "计划已审，可以买", denied: "这样不能买" } as const;

/** 第一步: her own words find the plan, with the verdict beside it; the amount is counted at once. */
export function QuickWhat({ draft, change, view }: Step) {
  const { words, amount, project } = draft;
  const found = view?.projects ?? [];
  const alike = found.filter((one) => one.isAlike);
  const shown = (alike.length > 0 ? alike : found).slice(0, 2);
  const chosen = found.find((one) => one.id === project);
  const choices = chosen && !shown.includes(chosen) ? [chosen, ...shown.slice(0, 1)] : shown;
  const barred = (field: string) => view?.breaches.filter((one) => one.field === field) ?? [];
  const verdict = verdicts[view?.verdict?.verdict ?? "allowed"];
  const hasWords = words.trim().length > 1;
  return (
    <>
      <Field label="用自己的话说" breaches={barred("words")}>
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
      {view && (hasWords || found.length === 0) && alike.length === 0 && (
        <NotPlanned view={view} words={words} />
      )}
      <QuickChoice
        legend="从哪个计划里买"
        name="project"
        value={project}
        onChange={(id) => change({ project: id })}
        choices={choices.map((one, at) => ({
          id: one.id,
          title: one.title,
          aside: at === 0 && one.isAlike ? "最像" : undefined,
          says: `${one.item} ${one.itemName}　${verdict}，还有 ${yuanText(one.free)} 元`,
        }))}
      />
      <Field label="金额" aside="（元）" breaches={barred("ceiling")}>
        {(control) => (
          <AmountInput
            {...control}
            value={amount}
            onChange={(typed) => change({ amount: typed ?? "" })}
          />
        )}
      </Field>
      {view && <QuickYear view={view} amount={amount} />}
    </>
  );
}
