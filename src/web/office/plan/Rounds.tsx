import { Fragment } from "react";
import { wanText } from "../../parts/amount.ts";
import { DayText } from "../ui/Amount.tsx";
import { Section } from "../ui/Page.tsx";
import type { Plan, Round } from "./addresses.ts";

/** Every project that ever stood in a round, in the order in which it came. */
function projectsOf(rounds: readonly Round[]) {
  const found = new Map<string, Round["projects"][number]>();
  for (const round of rounds)
    for (const one of round.projects) if (!found.has(one.project)) found.set(one.project, one);
  return [...found.values()];
}

function Cell({ round, project }: { round: Round; project: string }) {
  const one = round.projects.find((row) => row.project === project);
  if (!one) return <td className="quiet">未列</td>;
  if (round.stage !== "firstDown") return <td className="plan-figure">{wanText(one.fiscal)}</td>;
  return (
    <td>
      <b className={one.verdict === "keep" ? undefined : "tone-warn"}>{one.verdictName}</b>
      {one.remark !== "" && <div className="plan-remark">{one.remark}</div>}
    </td>
  );
}

/** 各轮对照: each round a column, kept as it was, so that what changed is seen in a row. */
export function Rounds({ plan: { rounds } }: { plan: Plan }) {
  if (rounds.length === 0) return null;
  return (
    <Section title="各轮对照" aside="财政资金，万元">
      <div
        className="plan-rounds"
        role="region"
        aria-label="各轮对照"
        // Wide on a phone: it must be possible to move it by keyboard too.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">项目</th>
              {rounds.map((one) => (
                <th key={one.id} scope="col">
                  {one.stageName}
                  <div>
                    <DayText on={one.happenedOn} full />　{one.person}
                  </div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {projectsOf(rounds).map((one) => (
              <tr key={one.project}>
                <th scope="row">{one.title}</th>
                {rounds.map((round) => (
                  <Cell key={round.id} round={round} project={one.project} />
                ))}
              </tr>
            ))}
            <tr className="plan-sum">
              <th scope="row">合计</th>
              {rounds.map((one) => (
                <td key={one.id} className="plan-figure">
                  {one.stage === "firstDown" ? "" : wanText(one.fiscal)}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">控制数</th>
              {rounds.map((one) => (
                <td key={one.id} className="plan-figure">
                  {one.ceiling === null ? "" : wanText(one.ceiling)}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      {rounds
        .filter((one) => one.words !== "")
        .map((one) => (
          <Fragment key={one.id}>
            <p className="plan-words">
              <b>{one.stageName}</b>　{one.words}
            </p>
          </Fragment>
        ))}
    </Section>
  );
}
