import { Input } from "antd";
import { useEffect, useState } from "react";
import { AmountInput } from "../ui/AmountInput.tsx";
import { DayInput } from "../ui/DayInput.tsx";
import { Field } from "../ui/Field.tsx";
import { FileInput } from "../ui/FileInput.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Why } from "../ui/WhyNot.tsx";
import { useToday } from "../ui/today.ts";
import { yuanText } from "../../parts/amount.ts";
import { QuickChoice } from "./QuickChoice.tsx";
import type { Draft, QuickView } from "./quickDraft.ts";

type Step = {
  draft: Draft;
  change: (some: Partial<Draft>) => void;
  view: QuickView | undefined;
  file: File | undefined;
  onFile: (file: File | undefined) => void;
};

/** The photo as it was taken, read as data: no address of another place is needed for it. */
function Photo({ of }: { of: File }) {
  const [read, setRead] = useState<{ of: File; picture: string }>();
  useEffect(() => {
    if (!of.type.startsWith("image/")) return undefined;
    const reader = new FileReader();
    reader.addEventListener("load", () => {
      if (typeof reader.result === "string") setRead({ of, picture: reader.result });
    });
    reader.readAsDataURL(of);
    return () => reader.abort();
  }, [of]);
  if (read?.of !== of) return null;
  return <img className="quick-photo" src={read.picture} alt="凭证的照片" />;
}

function Voucher({ draft, change, file, onFile }: Omit<Step, "view">) {
  const { amount, voucher } = draft;
  const differs = (voucher ?? "") !== "" && voucher !== amount;
  return (
    <>
      <Field label="发票或协议" aside={draft.isDone ? "（拍照或者 PDF）" : "（还没做的可以不附）"}>
        {(control) => (
          <FileInput
            {...control}
            value={file}
            onChange={onFile}
            accept="image/jpeg,image/png,.pdf"
          />
        )}
      </Field>
      {file && (
        <div className="quick-voucher">
          <Photo of={file} />
          <Field label="凭证上的金额" aside="（元，照着填一遍）">
            {(control) => (
              <AmountInput
                {...control}
                value={voucher}
                onChange={(typed) => change({ voucher: typed })}
              />
            )}
          </Field>
          {differs ? (
            <Notice tone="warn">
              与购买金额 {yuanText(amount || "0")} 元不一致，请核对凭证，或者回上一步改金额。
            </Notice>
          ) : (
            voucher !== "" && <p className="quick-tick">与购买金额一致</p>
          )}
        </div>
      )}
    </>
  );
}

const before = (times: number): string =>
  times === 0 ? "今年没有给本单位做过" : `今年给本单位做过 ${times} 次`;

/** 第二步: who does it, the paper that shows it, and whether it is done. */
export function QuickWhom({ draft, change, view, file, onFile }: Step) {
  const today = useToday();
  const { provider, providerName, providerWords, isDone, doneOn } = draft;
  const found = view?.providers ?? [];
  const doubts =
    view?.breaches.filter((one) => one.field !== "ceiling" && one.weight === "bars") ?? [];
  const choices = found.map((one) => ({
    id: one.id,
    title: one.name,
    says: `${before(one.before)}　${one.statusName}`,
  }));
  const isShown = provider === "" || choices.some((one) => one.id === provider);
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
        onChange={(id) =>
          change({
            provider: id,
            providerName: found.find((one) => one.id === id)?.name ?? providerName,
          })
        }
        choices={
          isShown ? choices : [{ id: provider, title: providerName, says: "已选" }, ...choices]
        }
      />
      {provider !== "" && doubts.length > 0 && (
        <Notice tone="bad">
          {doubts.map((one) => (
            <Why key={one.rule} of={one} />
          ))}
        </Notice>
      )}
      <fieldset className="quick-done">
        <legend>服务做完了吗</legend>
        {[true, false].map((done) => (
          <label key={String(done)} className="quick-choice">
            <input
              type="radio"
              name="done"
              checked={isDone === done}
              onChange={() => change({ isDone: done })}
            />
            <span>{done ? "已做完" : "还没做"}</span>
          </label>
        ))}
      </fieldset>
      {isDone && (
        <Field label="做完的日期" hint="先做后签合同的，记录服务时会列为疑点，请说明原因">
          {(control) => (
            <DayInput
              {...control}
              value={doneOn}
              until={today}
              onChange={(on) => change({ doneOn: on })}
            />
          )}
        </Field>
      )}
      <Voucher draft={draft} change={change} file={file} onFile={onFile} />
    </>
  );
}
