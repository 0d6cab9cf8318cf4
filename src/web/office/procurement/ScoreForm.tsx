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

/** 评分表 of one seat: every valid response by every criterion but the price. Signed once. */
export function ScoreForm({ view, called, onDone, onLeave }: Formed) {
  const [typed, setTyped] = useState<Record<string, string>>({});
  const send = useAct(submitScores, () => onDone("评分已提交，不再改动。其他成员看不到您的评分。"));
  const responses = view.responses.filter((one) => one.status === "received");
  const criteria = view.criteria.filter((one) => !one.isPrice);
  const cells = responses.flatMap((response) =>
    criteria.map((criterion) => {
      const name = `${response.id} ${criterion.id}`;
      return {
        name,
        response: response.id,
        criterion: criterion.id,
        points: hundredths(typed[name] ?? ""),
      };
    }),
  );
  const open = cells.filter((one) => one.points === undefined).length;
  return (
    <div className="form score-grid">
      {responses.map((response) => (
        <fieldset key={response.id} className="score-sheet">
          <legend>
            {response.provider.name}　{yuanText(response.finalPrice ?? response.price)} 元
          </legend>
          {response.says !== "" && <p className="words-whole quiet">{response.says}</p>}
          {criteria.map((criterion) => {
            const name = `${response.id} ${criterion.id}`;
            const points = hundredths(typed[name] ?? "");
            const isWrong =
              (typed[name] ?? "") !== "" &&
              (points === undefined || points > criterion.weight * 100);
            return (
              <label key={criterion.id} className="score-line">
                <span>
                  {criterion.name}（{criterion.weight} 分）
                  <span className="quiet"> {criterion.says}</span>
                </span>
                <Input
                  aria-label={`${response.provider.name} ${criterion.name}`}
                  inputMode="decimal"
                  suffix="分"
                  {...(isWrong ? { status: "error" as const, "aria-invalid": true } : {})}
                  value={typed[name] ?? ""}
                  onChange={({ target }) => setTyped((old) => ({ ...old, [name]: target.value }))}
                />
              </label>
            );
          })}
        </fieldset>
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
              scores: cells.map(({ response, criterion, points = 0 }) => ({
                response,
                criterion,
                points,
              })),
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
