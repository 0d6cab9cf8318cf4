import { Button, Input } from "antd";
import { useState } from "react";
import { DayInput } from "../ui/DayInput.tsx";
import { Field } from "../ui/Field.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Why } from "../ui/WhyNot.tsx";
import { useToday } from "../ui/today.ts";
import { QuickChoice } from "./QuickChoice.tsx";
import type { Draft, QuickView } from "./quickDraft.ts";
import { QuickNewProvider } from "./QuickNewProvider.tsx";
import { QuickVoucher, type Vouched } from "./QuickVoucher.tsx";

type Step = Vouched & {
  change: (some: Partial<Draft>) => void;
  view: QuickView | undefined;
};

type Found = QuickView["providers"][number];

/** What it did before, in the order of what helps to choose. */
const saysOf = ({ before, rating, isListed, statusName }: Found): string =>
  [
    before === 0 ? "今年没有给本单位做过" : `今年给本单位做过 ${before} 次`,
    rating && `${rating.year} 年评价${rating.grade}`,
    isListed ? "名录内" : statusName,
  ]
    .filter(Boolean)
    .join("　");

function Provider({ draft, change, view }: Pick<Step, "draft" | "change" | "view">) {
  const [isNew, setIsNew] = useState(false);
  const { provider, providerName, providerWords } = draft;
  const found = view?.providers ?? [];
  const choices = found
    .slice(0, 2)
    .map((one) => ({ id: one.id, title: one.name, says: saysOf(one) }));
  const isShown = provider === "" || choices.some((one) => one.id === provider);
  const take = (id: string, name: string) => change({ provider: id, providerName: name });
  const nobody = providerWords.trim() !== "" && view !== undefined && found.length === 0;
  return (
    <>
      <Field
        label="承接方"
        aside={providerWords === "" ? "（名称或者信用代码）" : `（搜到 ${found.length} 家）`}
      >
        {(control) => (
          <Input
            {...control}
            value={providerWords}
            maxLength={60}
            onChange={({ target }) => change({ providerWords: target.value })}
          />
        )}
      </Field>
      <QuickChoice
        legend="选哪一家"
        name="provider"
        value={provider}
        onChange={(id) => take(id, found.find((one) => one.id === id)?.name ?? providerName)}
        choices={
          isShown ? choices : [{ id: provider, title: providerName, says: "已选" }, ...choices]
        }
      />
      {nobody && !isNew && (
        <Notice>
          没有登记过这一家。{" "}
          <Button size="small" onClick={() => setIsNew(true)}>
            登记这一家
          </Button>
        </Notice>
      )}
      {isNew && (
        <QuickNewProvider
          words={providerWords}
          onLeave={() => setIsNew(false)}
          onDone={(id, name) => {
            setIsNew(false);
            change({ provider: id, providerName: name, providerWords: name });
          }}
        />
      )}
    </>
  );
}

function Done({ draft, change }: Pick<Step, "draft" | "change">) {
  const today = useToday();
  const { isDone, doneOn } = draft;
  return (
    <>
      <fieldset className="quick-done">
        <legend>服务做完了吗</legend>
        {(["yes", "no"] as const).map((one) => (
          <label key={one} className="quick-choice">
            <input
              type="radio"
              name="done"
              checked={isDone === one}
              onChange={() => change({ isDone: one })}
            />
            <span>{one === "yes" ? "已做完" : "还没做"}</span>
          </label>
        ))}
      </fieldset>
      {isDone === "yes" && (
        <DayInput
          aria-label="做完的日期"
          value={doneOn}
          until={today}
          onChange={(on) => change({ doneOn: on })}
        />
      )}
    </>
  );
}

/** 第二步: who does it, the paper that shows it, and whether it is done. */
export function QuickWhom({ draft, change, view, ...vouched }: Step) {
  const doubts =
    view?.breaches.filter(
      (one) => one.weight === "bars" && one.field !== "ceiling" && one.field !== "words",
    ) ?? [];
  return (
    <>
      <Provider draft={draft} change={change} view={view} />
      {draft.provider !== "" && doubts.length > 0 && (
        <Notice tone="bad">
          {doubts.map((one) => (
            <Why key={one.rule} of={one} />
          ))}
        </Notice>
      )}
      <QuickVoucher draft={draft} {...vouched} />
      <Done draft={draft} change={change} />
    </>
  );
}
