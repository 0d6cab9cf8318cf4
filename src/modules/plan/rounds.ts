import type { Day } from "../../base/day.ts";
import type { Money } from "../../base/money.ts";
import { refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import type { CompiledLine, CompiledProject } from "./compiling.ts";
import type { AnnualPlan, ProjectVerdict, RoundStage } from "./model.ts";
import { listRoundProjects, listRounds } from "./reads.ts";
import { insertRound } from "./writes.ts";

export type Remark = { verdict: ProjectVerdict; remark: string };

type Kept = {
  stage: RoundStage;
  words: string;
  ceiling: Money | null;
  fiscal: Money;
  other: Money;
  projects: readonly Omit<CompiledProject, "status">[];
  lines: readonly CompiledLine[];
  remarks: ReadonlyMap<string, Remark>;
  on: Day;
};

/** Every time a plan goes up or comes down it is kept as it was: who, when, figures, remarks. */
export async function keepRound(tx: Tx, by: Actor, plan: AnnualPlan, kept: Kept): Promise<void> {
  const { jurisdiction, organization, readers } = plan;
  const own = () => ({ jurisdiction, organization, readers, id: newId(at) });
  const { stage, words, ceiling, fiscal, other, on } = kept;
  const at = now();
  const seq = (await listRounds(tx, jurisdiction, [plan.id])).length + 1;
  const round = {
    ...own(),
    plan: plan.id,
    seq,
    stage,
    words,
    ceiling,
    fiscal,
    other,
    post: by.post,
    happenedOn: on,
    recordedAt: at,
  };
  const projects = kept.projects.map((one, place) => {
    const { project, number, title, itemName, version } = one;
    const said = kept.remarks.get(project) ?? { verdict: null, remark: "" };
    return {
      ...own(),
      round: round.id,
      position: place + 1,
      project,
      number,
      title,
      itemName,
      version,
      fiscal: one.fiscal,
      other: one.other,
      ...said,
    };
  });
  const lines = kept.lines.map(
    ({ line, code, title, functionalClass, ledger, isProposed, amount, used }) => ({
      ...own(),
      round: round.id,
      line,
      code,
      title,
      functionalClass,
      ledger,
      isProposed,
      amount,
      used,
    }),
  );
  await insertRound(tx, { round, projects, lines });
}

/** 不列的不再报: what county finance struck in its last answer does not go up again beneath its hands. */
export async function refuseStruck(
  tx: Tx,
  { jurisdiction, id }: AnnualPlan,
  projects: readonly string[],
): Promise<void> {
  const down = (await listRounds(tx, jurisdiction, [id])).filter(
    (one) => one.stage === "firstDown",
  );
  const last = down.toSorted((a, b) => b.seq - a.seq)[0];
  if (!last) return;
  const struck = (await listRoundProjects(tx, jurisdiction, [last.id])).filter(
    (one) => one.verdict === "drop" && projects.includes(one.project),
  );
  if (struck.length > 0)
    throw refuseField(
      "projects",
      `县财政局对${struck.map((one) => `“${one.title}”`).join("、")}的意见是“不列”`,
      "请从这次报送里去掉；仍要列的，请同县财政局商定，由它再退回一次，改为保留或者调整",
    );
}
