import { Input } from "antd";
import { useState } from "react";
import type { Answer } from "../../../base/endpoint.ts";
import { fieldBreach } from "../../../base/refusal.ts";
import { gradeEvaluation, type viewEvaluation } from "../../../modules/evaluation/api.ts";
import { useAct } from "../call.ts";
import { Refused } from "../send.ts";
import { Field } from "../ui/Field.tsx";
import { FormFrame } from "../ui/FormFrame.tsx";
import { FormField } from "../ui/FormField.tsx";
import { breachesOf } from "../ui/WhyNot.tsx";
import { inUnit } from "../../../modules/evaluation/model.ts";
import { hundredthsOf, pointsText } from "./points.ts";

export type Evaluation = Answer<typeof viewEvaluation>;
type Score = Evaluation["scores"][number];
type Typed = { actual: string; because: string };

const senseOf = ({ sense }: Score): string => (sense === "atLeast" ? "不低于" : "不高于");

/** A gap of more than a fifth must be explained: the field appears before the server asks for it. */
function isFar({ goal }: Score, actual: string): boolean {
  const reached = hundredthsOf(actual);
  return reached !== undefined && Math.abs(reached - goal) * 5 > goal;
}

type Shown = {
  score: Score;
  at: number;
  value: Typed;
  error: Error | null;
  onChange: (value: Typed) => void;
};

function ScoreField({ score, at, value, error, onChange }: Shown) {
  const { indicator, goal, unit, evidence, available } = score;
  return (
    <>
      <Field
        label={indicator}
        aside={`　目标${senseOf(score)} ${inUnit(goal)} ${unit}，${pointsText(available)} 分`}
        hint={`依据：${evidence}`}
        isRequired
        breaches={breachesOf(error, `scores.${at}.actual`)}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            suffix={unit}
            style={{ maxWidth: 240 }}
            value={value.actual}
            onChange={({ target }) => onChange({ ...value, actual: target.value })}
          />
        )}
      </Field>
      {isFar(score, value.actual) && (
        <Field
          label="相差超过 20% 的原因"
          isRequired
          breaches={breachesOf(error, `scores.${at}.because`)}
        >
          {(control) => (
            <Input.TextArea
              {...control}
              autoSize={{ minRows: 2 }}
              maxLength={300}
              value={value.because}
              onChange={({ target }) => onChange({ ...value, because: target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}

const blank: Typed = { actual: "", because: "" };

/** What the acceptances have already heard is not asked again: satisfied people of a hundred, cut and not rounded. */
function startOf({ dimension, unit }: Score, { opinions, satisfied }: Evaluation["heard"]): Typed {
  const isShare = dimension === "满意度" && unit === "%";
  if (!isShare || opinions === 0) return blank;
  return { ...blank, actual: inUnit(Math.floor((satisfied * 10_000) / opinions)) };
}

/** What is no number is found here, so that the server need not be asked. */
function unread(scores: readonly Score[], typed: readonly Typed[]): Refused | undefined {
  const breaches = scores.flatMap(({ indicator }, at) =>
    hundredthsOf((typed[at] ?? blank).actual) === undefined
      ? [fieldBreach(`scores.${at}.actual`, `“${indicator}”没有填好`, "请写数字，最多两位小数")]
      : [],
  );
  return breaches.length > 0 ? new Refused("invalid", "有没填好的指标", breaches) : undefined;
}

const namesOf = (scores: readonly Score[]): Record<string, string> =>
  Object.fromEntries(
    scores.flatMap(({ indicator }, at) => [
      [`scores.${at}.actual`, indicator],
      [`scores.${at}.because`, `${indicator}的原因`],
    ]),
  );

const Heard = ({ of: { opinions, satisfied } }: { of: Evaluation["heard"] }) =>
  opinions > 0 && (
    <p className="quiet">
      验收时听取 {opinions} 条意见，满意 {satisfied} 条；满意度已按此填好，可以改。
    </p>
  );

/** 提交评价: what was reached; points and grade are computed by the server. */
export function GradeForm({ of, leave }: { of: Evaluation; leave: () => void }) {
  const [typed, setTyped] = useState<readonly Typed[]>(() =>
    of.scores.map((one) => startOf(one, of.heard)),
  );
  const [says, setSays] = useState("");
  const [found, setFound] = useState<Refused>();
  const sent = useAct(gradeEvaluation, leave);
  const error = found ?? sent.error;
  const { jurisdiction, id } = of;
  const send = () => {
    const wrong = unread(of.scores, typed);
    setFound(wrong);
    if (wrong) return;
    const scores = of.scores.map(({ target }, at) => {
      const { actual, because } = typed[at] ?? blank;
      return { target, actual: hundredthsOf(actual) ?? 0, because };
    });
    sent.mutate({ jurisdiction, id, scores, says });
  };
  return (
    <FormFrame
      does="提交评价"
      isPending={sent.isPending}
      error={error}
      fields={namesOf(of.scores)}
      onSend={send}
      onLeave={leave}
    >
      <Heard of={of.heard} />
      {of.scores.map((score, at) => (
        <ScoreField
          key={score.target}
          score={score}
          at={at}
          value={typed[at] ?? blank}
          error={error}
          onChange={(value) => setTyped(typed.map((one, i) => (i === at ? value : one)))}
        />
      ))}
      <FormField
        row={{
          kind: "words",
          label: "评价说明",
          most: 1000,
          hint: "做得怎么样、没做到的为什么、下一步怎么改",
        }}
        value={says}
        onChange={(value) => setSays(typeof value === "string" ? value : "")}
      />
    </FormFrame>
  );
}
