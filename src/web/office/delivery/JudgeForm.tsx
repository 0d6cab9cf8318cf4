import { Input, Radio } from "antd";
import { useState } from "react";
import type { Answer } from "../../../base/endpoint.ts";
import { accept, refuse, type viewAcceptance } from "../../../modules/delivery/api.ts";
import { percentText } from "../../parts/amount.ts";
import { useAct } from "../call.ts";
import { FormFrame } from "../ui/FormFrame.tsx";
import { FormField } from "../ui/FormField.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useToday } from "../ui/today.ts";
import { OpinionsField, type Said } from "./OpinionsField.tsx";

export type Acceptance = Answer<typeof viewAcceptance>;
type Item = Acceptance["items"][number];
type Judged = { met: boolean | undefined; note: string };

type Field = { item: Item; at: number; value: Judged; onChange: (value: Judged) => void };

/** One standard: met or not; what was not met says what was found. */
function StandardField({ item, at, value, onChange }: Field) {
  return (
    <fieldset className="standard">
      <legend>
        {at + 1}. {item.says}
        {item.deduction > 0 && (
          <span className="quiet">
            　没有达到的扣 {percentText(BigInt(item.deduction), 10_000n)}
          </span>
        )}
      </legend>
      <Radio.Group
        value={value.met}
        onChange={({ target }) => onChange({ ...value, met: target.value === true })}
        options={[
          { value: true, label: "达到" },
          { value: false, label: "没有达到" },
        ]}
      />
      {value.met === false && (
        <Input
          aria-label={`第 ${at + 1} 项的情况`}
          placeholder="写明情况，例如：2 个村漏了一次"
          maxLength={200}
          value={value.note}
          onChange={({ target }) => onChange({ ...value, note: target.value })}
        />
      )}
    </fieldset>
  );
}

const unjudged: Judged = { met: undefined, note: "" };

function Lost({ items, judged }: { items: readonly Item[]; judged: readonly Judged[] }) {
  const lost = items.filter((_, at) => judged[at]?.met === false);
  if (lost.length === 0) return null;
  const total = Math.min(
    10_000,
    lost.reduce((sum, one) => sum + one.deduction, 0),
  );
  return (
    <Notice tone="warn">
      {lost.length} 项没有达到，按合同扣减 {percentText(BigInt(total), 10_000n)}
      ，金额由系统计算，其余予以验收。
    </Notice>
  );
}

type Judging = { of: Acceptance; verb: "accept" | "refuse"; leave: () => void };

/** What was judged and heard so far, and how it is sent. */
function useJudging({ of, verb, leave }: Judging) {
  const today = useToday();
  const [judged, setJudged] = useState<readonly Judged[]>(of.items.map(() => unjudged));
  const [opinions, setOpinions] = useState<readonly Said[]>([]);
  const [on, setOn] = useState(today);
  const [reason, setReason] = useState("");
  const accepting = useAct(accept, leave);
  const refusing = useAct(refuse, leave);
  const send = () => {
    const items = of.items.flatMap(({ clause }, at) => {
      const { met, note } = judged[at] ?? unjudged;
      return met === undefined ? [] : [{ clause, met, note }];
    });
    const said = opinions.filter((one) => one.place !== "");
    const given = { jurisdiction: of.jurisdiction, id: of.id, on, items, opinions: said };
    if (verb === "accept") accepting.mutate(given);
    else refusing.mutate({ ...given, reason });
  };
  return {
    today,
    judged,
    opinions,
    setOpinions,
    on,
    setOn,
    reason,
    setReason,
    send,
    judge: (at: number, value: Judged) =>
      setJudged(judged.map((one, i) => (i === at ? value : one))),
    error: accepting.error ?? refusing.error,
    isPending: accepting.isPending || refusing.isPending,
  };
}

/** 逐项验收: standards, the people served, the day; refusing also asks for the reason. */
export function JudgeForm({ of, verb, leave }: Judging) {
  const form = useJudging({ of, verb, leave });
  return (
    <FormFrame
      does={verb === "accept" ? "签署验收意见" : "不予验收"}
      danger={verb === "refuse"}
      isPending={form.isPending}
      error={form.error}
      onSend={form.send}
      onLeave={leave}
    >
      {of.items.map((item, at) => (
        <StandardField
          key={item.clause}
          item={item}
          at={at}
          value={form.judged[at] ?? unjudged}
          onChange={(value) => form.judge(at, value)}
        />
      ))}
      <OpinionsField
        value={form.opinions}
        onChange={form.setOpinions}
        isNeeded={of.opinionsNeeded}
      />
      {verb === "accept" ? (
        <Lost items={of.items} judged={form.judged} />
      ) : (
        <FormField
          row={{ kind: "words", label: "不予验收的理由", most: 500 }}
          value={form.reason}
          onChange={(value) => form.setReason(typeof value === "string" ? value : "")}
        />
      )}
      <FormField
        row={{ kind: "day", label: "验收日期", until: form.today }}
        value={form.on}
        onChange={(value) => form.setOn(typeof value === "string" ? value : "")}
      />
    </FormFrame>
  );
}
