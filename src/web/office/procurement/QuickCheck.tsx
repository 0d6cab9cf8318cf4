import { Input } from "antd";
import type { ReactNode } from "react";
import { wanText } from "../../parts/amount.ts";
import { Amount, DayText } from "../ui/Amount.tsx";
import { Field } from "../ui/Field.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Why } from "../ui/WhyNot.tsx";
import type { Draft, QuickView } from "./quickDraft.ts";

type Step = {
  draft: Draft;
  change: (some: Partial<Draft>) => void;
  view: QuickView | undefined;
  /** The name of the voucher. */
  paper: string | undefined;
  onBack: (step: "1" | "2") => void;
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

/** Who decides, and what follows: by the row of internal control. */
function Next({ view }: { view: QuickView | undefined }) {
  const control = view?.control;
  if (!control) return null;
  const more = control.quotesNeeded - 1;
  const heads = view.confirmers.join("、") || "单位负责人";
  const then = "再签合同、验收、付款给承接方";
  if (control.isByClerk)
    return (
      <Notice>
        提交后直接成交：《{control.document}》规定这个金额由经办人确定。{then}。
      </Notice>
    );
  const first = more > 0 ? `提交后还需 ${more} 家报价，在采购页记录；报价齐了` : "提交后";
  const who = control.needsMinutes ? `领导班子集体研究、有会议纪要，由${heads}` : `由${heads}`;
  return (
    <Notice>
      {first}
      {who}确定成交，{then}。
    </Notice>
  );
}

/** 第三步: what she typed, what was found for her, and what the rules say to it now. */
export function QuickCheck({ draft, change, view, paper, onBack }: Step) {
  const flags = view?.breaches.filter((one) => one.weight === "flags") ?? [];
  const bars = view?.breaches.filter((one) => one.weight === "bars") ?? [];
  return (
    <>
      <dl className="quick-lines">
        <Line name="服务" of={draft.words} onBack={() => onBack("1")} />
        <Line name="金额" of={<Amount fen={draft.amount || "0"} />} onBack={() => onBack("1")} />
        <Line name="承接方" of={draft.providerName} onBack={() => onBack("2")} />
        <Line name="凭证" of={paper ?? "没有附"} onBack={() => onBack("2")} />
        <Line
          name="服务日期"
          of={draft.isDone === "yes" ? <DayText on={draft.doneOn} full /> : "还没做"}
          onBack={() => onBack("2")}
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
        <Notice key={one.rule} tone="bad">
          <Why of={one} />
        </Notice>
      ))}
      {flags.length > 0 && (
        <Field label="分次购买的原因" aside="（随采购留存）">
          {(control) => (
            <Input.TextArea
              {...control}
              value={draft.reason}
              maxLength={200}
              autoSize={{ minRows: 1, maxRows: 4 }}
              onChange={({ target }) => change({ reason: target.value })}
            />
          )}
        </Field>
      )}
      <Next view={view} />
    </>
  );
}
