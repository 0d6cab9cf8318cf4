import { Button } from "antd";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import type { Breach } from "../../../base/rule.ts";
import { buyQuickly, viewQuick } from "../../../modules/procurement/api.ts";
import { useAct, useAsk } from "../call.ts";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { WhyNot } from "../ui/WhyNot.tsx";
import { useToday } from "../ui/today.ts";
import { QuickCheck } from "./QuickCheck.tsx";
import { QuickWhat } from "./QuickWhat.tsx";
import { QuickWhom } from "./QuickWhom.tsx";
import { forgetDraft, useDraft, useHash, useRested, type Draft } from "./quickDraft.ts";
import "./quick.css";

type Step = 1 | 2 | 3;

const titles: Record<Step, string> = {
  1: "买什么，多少钱",
  2: "向谁买，凭证拍照",
  3: "核对，提交",
};

const nexts: Record<Step, string> = { 1: "下一步：向谁买", 2: "下一步：核对", 3: "提交" };

type Known = { draft: Draft; file: File | undefined; barred: readonly Breach[] };

/** The first thing that is missing on a step, said in one sentence. */
function lacking(step: 1 | 2, { draft, file, barred }: Known): string | undefined {
  if (step === 1) {
    if (barred.some((one) => one.field === "ceiling")) return "请先改金额：计划里没有这么多钱可买";
    if (draft.words.trim() === "") return "请先用自己的话写买什么";
    if (draft.project === "") return "请选从哪个计划里买";
    return BigInt(draft.amount || "0") > 0n ? undefined : "请填金额";
  }
  if (draft.provider === "") return "请查找并选一家承接方";
  if (barred.length > 0) return "这一家不能承接，原因写在上面，请另选一家";
  if (draft.isDone && draft.doneOn === "") return "请填做完的日期";
  return draft.isDone && !file ? "服务已经做完，请附发票或者协议" : undefined;
}

/** Undefined is left out of a question; an empty text would be asked. */
const askOf = (draft: Draft, hash: string | undefined) => ({
  words: draft.words,
  amount: draft.amount || undefined,
  project: draft.project || undefined,
  provider: draft.provider || undefined,
  providerWords: draft.providerWords,
  hash,
});

const boughtFrom = (draft: Draft, file: File | undefined) => ({
  project: draft.project,
  words: draft.words,
  amount: draft.amount ?? "",
  provider: draft.provider,
  ...(draft.isDone ? { doneOn: draft.doneOn } : {}),
  ...(file ? { file } : {}),
});

type Top = { step: Step; onBack: () => void };

const Head = ({ step, onBack }: Top) => (
  <div className="quick-head">
    <div>
      {step === 1 ? (
        <Link to="/">‹ 退出</Link>
      ) : (
        <button type="button" onClick={onBack}>
          ‹ 上一步
        </button>
      )}
      <b aria-hidden="true">小额购买</b>
      <small>已自动保存</small>
    </div>
    <ol className="quick-steps" aria-hidden="true">
      {[1, 2, 3].map((one) => (
        <li key={one} className={one <= step ? "quick-past" : ""} />
      ))}
    </ol>
    <p className="quiet">第 {step} 步，共 3 步</p>
    <h2>{titles[step]}</h2>
  </div>
);

/** 小额购买, on the phone first: three steps, one button at the thumb. */
export function QuickPage() {
  const [draft, change] = useDraft(useToday());
  const [step, setStep] = useState<Step>(1);
  const [file, setFile] = useState<File>();
  const [isAsked, setIsAsked] = useState(false);
  const { rested, isResting } = useRested(askOf(draft, useHash(file)));
  const { data: view, isPlaceholderData } = useAsk(viewQuick, rested);
  const go = useNavigate();
  const buying = useAct(buyQuickly, (key) => {
    forgetDraft();
    void go(`/procurements/${key.jurisdiction}/${key.id}`);
  });
  const show = (next: Step) => {
    setIsAsked(false);
    setStep(next);
    window.scrollTo(0, 0);
  };
  // What was said to an earlier amount holds nobody up; the act itself judges once more.
  const isFresh = isResting && !isPlaceholderData;
  const barred = isFresh ? (view?.breaches.filter((one) => one.weight === "bars") ?? []) : [];
  const known = { draft, file, barred };
  const missing = ([1, 2] as const)
    .filter((one) => one <= step)
    .map((one) => lacking(one, known))
    .find((one) => one !== undefined);
  const onward = () => {
    if (missing !== undefined) return setIsAsked(true);
    if (step === 3) return buying.mutate(boughtFrom(draft, file));
    show(step === 1 ? 2 : 3);
  };
  return (
    <Page title="小额购买" untitled>
      <form
        className="quick"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onward();
        }}
      >
        <Head step={step} onBack={() => show(step === 3 ? 2 : 1)} />
        {step === 1 && <QuickWhat draft={draft} change={change} view={view} />}
        {step === 2 && (
          <QuickWhom draft={draft} change={change} view={view} file={file} onFile={setFile} />
        )}
        {step === 3 && <QuickCheck draft={draft} view={view} file={file} onBack={show} />}
        <div role="alert">
          {isAsked && missing !== undefined && <Notice tone="bad">{missing}。</Notice>}
        </div>
        <WhyNot error={buying.error} />
        <div className="quick-foot">
          <Button type="primary" htmlType="submit" size="large" block loading={buying.isPending}>
            {nexts[step]}
          </Button>
        </div>
      </form>
    </Page>
  );
}
