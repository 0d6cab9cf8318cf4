import { Button, Input } from "antd";
import { useState } from "react";
import { submitScores } from "../../../modules/procurement/api.ts";
import { yuanText } from "../../parts/amount.ts";
import { useAct } from "../call.ts";
import { Notice } from "../ui/Notice.tsx";
import { WhyNot } from "../ui/WhyNot.tsx";
import type { Formed } from "./VerbForm.tsx";

/** Points as typed, read exactly into hundredths; undefined where they are none. */
export function hundredths(text: string): number | undefined {
  const parts = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(text.trim());
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? "").padEnd(2, "0")) : undefined;
}

type View = Formed["view"];
type Response = View["responses"][number];
type Criterion = View["criteria"][number];

const cellOf = (response: Response, criterion: Criterion): string =>
  `${response.id} ${criterion.id}`;

type LineProps = {
  provider: string;
  criterion: Criterion;
  typed: string;
  onType: (text: string) => void;
};

function Line({ provider, criterion, typed, onType }: LineProps) {
  const points = hundredths(typed);
  const isWrong = typed !== "" && (points === undefined || points > criterion.weight * 100);
  return (
    <label className="score-line">
      <span>
        {criterion.name}（{criterion.weight} 分）
        <span className="quiet"> {criterion.says}</span>
      </span>
      <Input
        aria-label={`${provider} ${criterion.name}`}
        inputMode="decimal"
        suffix="分"
        {...(isWrong ? { status: "error" as const, "aria-invalid": true } : {})}
        value={typed}
        onChange={({ target }) => onType(target.value)}
      />
    </label>
  );
}

type SheetProps = {
  response: Response;
  criteria: readonly Criterion[];
  typed: Readonly<Record<string, string>>;
  onType: (cell: string, text: string) => void;
};

const Sheet = ({ response, criteria, typed, onType }: SheetProps) => (
  <fieldset className="score-sheet">
    <legend>
      {response.provider.name}　{yuanText(response.finalPrice ?? response.price)} 元
    </legend>
    {response.says !== "" && <p className="words-whole quiet">{response.says}</p>}
    {criteria.map((criterion) => {
      const cell = cellOf(response, criterion);
      return (
        <Line
          key={criterion.id}
          provider={response.provider.name}
          criterion={criterion}
          typed={typed[cell] ?? ""}
          onType={(text) => onType(cell, text)}
        />
      );
    })}
  </fieldset>
);

/** 评分表 of one seat: every valid response by every criterion but the price. Signed once. */
export function ScoreForm({ view, called, onDone, onLeave }: Formed) {
  const [typed, setTyped] = useState<Record<string, string>>({});
  const send = useAct(submitScores, () => onDone("评分已提交，不再改动。其他成员看不到您的评分。"));
  const responses = view.responses.filter((one) => one.status === "received");
  const criteria = view.criteria.filter((one) => !one.isPrice);
  const cells = responses.flatMap((response) =>
    criteria.map((criterion) => ({
      response: response.id,
      criterion: criterion.id,
      points: hundredths(typed[cellOf(response, criterion)] ?? ""),
    })),
  );
  const open = cells.filter((one) => one.points === undefined).length;
  return (
    <div className="form score-grid">
      {responses.map((response) => (
        <Sheet
          key={response.id}
          response={response}
          criteria={criteria}
          typed={typed}
          onType={(cell, text) => setTyped((old) => ({ ...old, [cell]: text }))}
        />
      ))}
      <p className="quiet">价格分由系统按低价优先法计算，不用填。</p>
      {open > 0 && <Notice tone="warn">还有 {open} 格没有评分。</Notice>}
      <WhyNot error={send.error} />
      <div className="verbs">
        <Button
          type="primary"
          loading={send.isPending}
          disabled={open > 0}
          onClick={() =>
            send.mutate({
              jurisdiction: view.jurisdiction,
              id: view.id,
              scores: cells.map(({ points = 0, ...cell }) => ({ ...cell, points })),
            })
          }
        >
          {called}
        </Button>
        <Button onClick={onLeave}>先不办</Button>
      </div>
    </div>
  );
}
