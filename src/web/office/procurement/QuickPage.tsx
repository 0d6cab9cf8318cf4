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
import {
  savingWords,
  useDraft,
  useRested,
  type Draft,
  type Kept,
  type Saving,
} from "./quickDraft.ts";
import "./quick.css";

type Step = Draft["step"];

const titles: Record<Step, string> = {
  1: "买什么，多少钱",
  2: "向谁买，凭证拍照",
  3: "核对，提交",
};

const nexts: Record<Step, string> = { 1: "下一步：向谁买", 2: "下一步：核对", 3: "提交" };

type Known = { draft: Draft; hasVoucher: boolean; barred: readonly Breach[] };

/** The first thing that is missing on a step, said in one sentence. */
function lacking(step: Step, { draft, hasVoucher, barred }: Known): string | undefined {
  if (step === "3") return undefined;
  if (step === "1") {
    if (draft.words.trim() === "") return "请先用自己的话写买什么";
    if (barred.some((one) => one.field === "words")) return "这样写的不能买，请先照提示改";
    if (draft.project === "") return "请选从哪个计划里买";
    if (barred.some((one) => one.field === "ceiling")) return "请先改金额：计划里没有这么多钱可买";
    return BigInt(draft.amount || "0") > 0n ? undefined : "请填金额";
  }
  if (draft.provider === "") return "请查找并选一家承接方";
  if (barred.length > 0) return "这一家还不能承接，原因写在上面；草稿已保存，可以另选一家";
  if (draft.isDone === "yes" && draft.doneOn === "") return "请填做完的日期";
  return draft.isDone === "yes" && !hasVoucher ? "服务已经做完，请附发票或者协议" : undefined;
}

/** Undefined is left out of a question; an empty text would be asked. */
const askOf = (draft: Draft, kept: Kept) => ({
  words: draft.words,
  amount: draft.amount || undefined,
  project: draft.project || undefined,
  provider: draft.provider || undefined,
  providerWords: draft.providerWords,
  hash: kept?.hash,
});

/** The photo that the draft already holds is not sent again. */
const boughtFrom = (draft: Draft, unsent: File | undefined) => ({
  project: draft.project,
  words: draft.words,
  amount: draft.amount,
  provider: draft.provider,
  ...(draft.reason === "" ? {} : { reason: draft.reason }),
  ...(draft.isDone === "yes" ? { doneOn: draft.doneOn } : {}),
  ...(unsent ? { file: unsent } : {}),
});

type Top = { step: Step; state: Saving; onBack: () => void };

const Head = ({ step, state, onBack }: Top) => (
  <div className="quick-head">
    <div>
      {step === "1" ? (
        <Link to="/">‹ 退出</Link>
      ) : (
        <button type="button" onClick={onBack}>
          ‹ 上一步
        </button>
      )}
      <b aria-hidden="true">小额购买</b>
      <small role="status">{savingWords[state]}</small>
    </div>
    <ol className="quick-steps" aria-hidden="true">
      {["1", "2", "3"].map((one) => (
        <li key={one} className={one <= step ? "quick-past" : ""} />
      ))}
    </ol>
    <p className="quiet">第 {step} 步，共 3 步</p>
    <h2>{titles[step]}</h2>
  </div>
);

/** 小额购买, on the phone first: three steps, one button at the thumb. */
export function QuickPage() {
  const { draft, change, file, setFile, kept, state, finish, resume } = useDraft(useToday());
  const { step } = draft;
  const [isAsked, setIsAsked] = useState(false);
  const { rested, isResting } = useRested(askOf(draft, kept));
  const { data: view, isPlaceholderData } = useAsk(viewQuick, rested);
  const go = useNavigate();
  const buying = useAct(
    buyQuickly,
    (key) => void go(`/procurements/${key.jurisdiction}/${key.id}`),
  );
  const show = (next: Step) => {
    setIsAsked(false);
    change({ step: next });
    window.scrollTo(0, 0);
  };
  // What was said to an earlier amount holds nobody up; the act itself judges once more.
  const isFresh = isResting && !isPlaceholderData;
  const barred = isFresh ? (view?.breaches.filter((one) => one.weight === "bars") ?? []) : [];
  const known = { draft, hasVoucher: file !== undefined || kept !== null, barred };
  const missing = (["1", "2"] as const)
    .filter((one) => one <= step)
    .map((one) => lacking(one, known))
    .find((one) => one !== undefined);
  const onward = () => {
    if (missing !== undefined) return setIsAsked(true);
    if (step !== "3") return show(step === "1" ? "2" : "3");
    const input = boughtFrom(draft, state === "saved" && kept ? undefined : file);
    void finish().then(() => buying.mutate(input, { onError: resume }));
  };
  const shown = { draft, change, view };
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
        <Head step={step} state={state} onBack={() => show(step === "3" ? "2" : "1")} />
        {step === "1" && <QuickWhat {...shown} />}
        {step === "2" && <QuickWhom {...shown} file={file} kept={kept} onFile={setFile} />}
        {step === "3" && <QuickCheck {...shown} paper={file?.name ?? kept?.name} onBack={show} />}
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
