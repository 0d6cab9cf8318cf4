import type { ReactNode } from "react";
import { Amount, DayText } from "../ui/Amount.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Why } from "../ui/WhyNot.tsx";
import { wanText } from "../../parts/amount.ts";
import type { Draft, QuickView } from "./quickDraft.ts";

type Step = {
  draft: Draft;
  view: QuickView | undefined;
  file: File | undefined;
  onBack: (step: 1 | 2) => void;
};

const Line = ({ name, of, onBack }: { name: string; of: ReactNode; onBack: () => void }) => (
  <div className="quick-line">
    <dt>{name}</dt>
    <dd>{of}</dd>
    <dd>
      <button type="button" aria-label={`改${name}`} onClick={onBack}>
        改
      </button>
    </dd>
  </div>
);

function Found({ of }: { of: NonNullable<QuickView["found"]> }) {
  return (
    <section className="sheet quick-found" aria-label="系统已找好">
      <h3>系统已找好</h3>
      <dl>
        <dt>计划</dt>
        <dd>{of.plan}</dd>
        <dt>指标</dt>
        <dd>
          {of.line}，这次以后计划还余 {wanText(of.freeAfter)} 万元
        </dd>
        <dt>报表</dt>
        <dd>
          {of.formRow}；{of.kindName}
        </dd>
      </dl>
    </section>
  );
}

/** 第三步: what she typed, what was found for her, and what the rules say to it now. */
export function QuickCheck({ draft, view, file, onBack }: Step) {
  const flags = view?.breaches.filter((one) => one.weight === "flags") ?? [];
  const bars = view?.breaches.filter((one) => one.weight === "bars") ?? [];
  const more = (view?.quotesNeeded ?? 1) - 1;
  return (
    <>
      <dl className="quick-lines">
        <Line name="服务" of={draft.words} onBack={() => onBack(1)} />
        <Line name="金额" of={<Amount fen={draft.amount || "0"} />} onBack={() => onBack(1)} />
        <Line name="承接方" of={draft.providerName} onBack={() => onBack(2)} />
        <Line name="凭证" of={file ? file.name : "没有附"} onBack={() => onBack(2)} />
        <Line
          name="服务日期"
          of={draft.isDone ? <DayText on={draft.doneOn} full /> : "还没做"}
          onBack={() => onBack(2)}
        />
      </dl>
      {view?.found && <Found of={view.found} />}
      <ul className="quick-ticks">
        {view?.ticks.map((one) => (
          <li key={one.says} className={one.isMet ? "quick-tick" : "quick-cross"}>
            {one.isMet ? one.says : `不符合：${one.says}`}
          </li>
        ))}
      </ul>
      {[...bars, ...flags].map((one) => (
        <Notice key={one.rule} tone={one.weight === "bars" ? "bad" : "warn"}>
          <Why of={one} />
        </Notice>
      ))}
      <Notice>
        {more > 0 ? `提交以后还需 ${more} 家报价，在采购页记录；报价齐了` : "提交以后"}由负责人
        {view?.confirmers.join("、")}确定成交，再签合同、验收、付款给承接方。
      </Notice>
    </>
  );
}
