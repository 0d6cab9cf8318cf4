import { day, yearOf, type Day } from "../../base/day.ts";
import { nought, sum, times, type Money } from "../../base/money.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import { judge } from "../../base/rule.ts";
import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import * as ledger from "../budget/ledger.ts";
import { lendLine } from "../budget/lending.ts";
import { balancesOf, getLine, listAllotments } from "../budget/reads.ts";
import { roomOfLines } from "../budget/room.ts";
import { getOrganization } from "../organization/reads.ts";
import { clerkOf } from "../organization/roles.ts";
import { costOf, gather, placeOf, trackOf } from "./facts.ts";
import { giveBackLines } from "./lent.ts";
import type { Project, ReviewPart, Share } from "./model.ts";
import { voidTouched } from "./opinions.ts";
import { getProject, listFundings, listShares } from "./reads.ts";
import { sameItemStaysBelowLimit } from "./rules.ts";
import { giveSight, membersOf, takeSight } from "./sight.ts";
import { projectLife } from "./states.ts";
import { leave, rolesOf, submitTask, type Key } from "./subject.ts";
import { insertParts, lockProject, updateProject, updateShareLeft } from "./writes.ts";

/** 参加或者退出 of one township, agreed by both sides. */
export type ShareChange =
  | { kind: "join"; township: string; quantity: number; line: string }
  | { kind: "leave"; township: string };

/** `planned` is what the plan drew or gave back; other money is no money of a plan. */
export type ShareChanged = { share: string; amount: Money; planned: Money; project: Project };

type Moved = Omit<ShareChanged, "project">;

type Held = { project: Project; shares: Share[]; on: Day };

/** The project is held before anything of it is judged: a purchase that begins meanwhile waits. */
export const holdProject = (tx: Tx, { jurisdiction, id }: Key): Promise<Project> =>
  lockProject(tx, jurisdiction, id);

/**
 * 份额变更: before the plan it is a change like any other, and the opinions it touches fall; in the plan its money is
 * drawn or given back in the same act. The track is judged anew by the new sum.
 */
export async function changeShares(
  tx: Tx,
  by: Actor,
  key: Key,
  change: ShareChange & { on: Day },
): Promise<ShareChanged> {
  const { on } = change;
  const project = await lockProject(tx, key.jurisdiction, key.id);
  const held = { project, shares: await listShares(tx, key.jurisdiction, key.id), on };
  const done =
    change.kind === "join" ? await join(tx, by, held, change) : await depart(tx, by, held, change);
  return { ...done, project: await settleSum(tx, by, held) };
}

async function join(
  tx: Tx,
  by: Actor,
  { project, shares, on }: Held,
  { township, quantity, line: id }: Extract<ShareChange, { kind: "join" }>,
): Promise<Moved> {
  const { jurisdiction, organization } = project;
  if (shares.some((one) => one.userOrganization === township))
    throw new Refusal("conflict", "这个乡镇已经在本项目里，不必再参加");
  const line = await getLine(tx, jurisdiction, id);
  const amount = times(project.unitPrice, quantity);
  const { free } = (await roomOfLines(tx, jurisdiction, [id])).get(id)!;
  const last = Math.max(project.year, yearOf(day(project.termTo)));
  const facts = {
    committed: nought,
    lines: [{ code: line.code, free, wanted: amount, year: line.year }],
    years: { first: project.year, last },
  };
  mayChange(by, { project, shares, on }, facts);
  await giveSight(tx, project, [township]);
  await lendLine(tx, { jurisdiction, line: id, to: organization });
  const others = membersOf(project, shares).filter((one) => one !== township);
  const own = { jurisdiction, organization, readers: [...others, township] };
  const share: Share = {
    ...own,
    id: newId(now()),
    project: project.id,
    userOrganization: township,
    accepterOrganization: township,
    payerOrganization: line.organization === organization ? organization : township,
    monitorOrganization: null,
    evaluatorOrganization: null,
    quantity,
    fiscal: amount,
    other: nought,
    otherSource: "",
    leftOn: null,
  };
  const funding = { ...own, id: newId(now()), share: share.id, line: id, amount };
  await insertParts(tx, { shares: [share], fundings: [funding], targets: [] });
  if (project.status === "inPlan")
    await ledger.plan(tx, becauseOf(by, project, on), [
      {
        ...own,
        line: id,
        share: share.id,
        project: project.id,
        amount,
        year: line.year,
        kind: project.kind,
      },
    ]);
  return { share: share.id, amount, planned: project.status === "inPlan" ? amount : nought };
}

async function depart(
  tx: Tx,
  by: Actor,
  { project, shares, on }: Held,
  { township }: Extract<ShareChange, { kind: "leave" }>,
): Promise<Moved> {
  const { jurisdiction, id } = project;
  const share = shares.find((one) => one.userOrganization === township);
  if (!share) throw new Refusal("conflict", "这个乡镇不在本项目里，不必退出");
  if (shares.length === 1)
    throw refuseField(
      "township",
      "本项目只有这一个使用单位",
      "不再购买的，请撤回项目或者移出购买计划",
    );
  const allotments = (await listAllotments(tx, jurisdiction, id)).filter(
    (one) => one.share === share.id,
  );
  const balances = await balancesOf(
    tx,
    jurisdiction,
    allotments.map((one) => one.id),
  );
  const committed = sum([...balances.values()].map((one) => one.committed));
  const years = { first: project.year, last: project.year };
  mayChange(by, { project, shares, on }, { committed, lines: [], years });
  const fundings = await listFundings(tx, jurisdiction, id);
  await updateShareLeft(tx, share, on);
  await takeSight(tx, project, township);
  await ledger.post(
    tx,
    becauseOf(by, project, on),
    [...balances].map(([allotment, { planned }]) => ({
      allotment,
      kind: "unplan" as const,
      amount: planned,
    })),
  );
  const paid = fundings.filter((one) => one.share === share.id);
  await giveBackLines(tx, by, project, paid);
  const planned = sum([...balances.values()].map((one) => one.planned));
  return { share: share.id, amount: sum([share.fiscal, share.other]), planned };
}

const becauseOf = (by: Actor, { jurisdiction, id }: Project, on: Day) => ({
  by,
  jurisdiction,
  subject: { kind: "project", id },
  on,
});

type Facts = Parameters<typeof projectLife.next<"changePlanned">>[3];

const verbOf = ({ status }: Project) => (status === "inPlan" ? "changePlanned" : "changeShares");

const mayChange = (by: Actor, { project, on }: Held, facts: Facts) =>
  projectLife.next(verbOf(project), project.status, rolesOf(by), facts, on);

/** What follows from the new sum: track, flags, and for what was under review the opinions that fall. */
async function settleSum(tx: Tx, by: Actor, { project, shares, on }: Held): Promise<Project> {
  const { jurisdiction, id, organization } = project;
  const after = await listShares(tx, jurisdiction, id);
  const cost = costOf(after);
  const { track } = await trackOf(tx, await placeOf(tx, jurisdiction), cost, on);
  const facts = { committed: nought, lines: [], years: { first: 0, last: 0 } };
  const status = mayChange(by, { project, shares, on }, facts);
  const touched: ReviewPart[] = ["amount", "funding", "plan"];
  if (track !== project.track) touched.push("method");
  const isPlanned = project.status === "inPlan";
  const version = isPlanned ? project.version : await voidTouched(tx, by, { project, on }, touched);
  const times = isPlanned ? {} : { reviewedOn: null, submittedOn: null };
  await updateProject(tx, project, { status, track, version, ...times });
  const changed = await getProject(tx, jurisdiction, id);
  const { kind } = await getOrganization(tx, organization);
  const { facts: judged } = await gather(tx, changed, on);
  await leave(tx, by, "changeShares", {
    project: changed,
    on,
    detail: { before: costOf(shares), after: cost, track },
    flags: judge([sameItemStaysBelowLimit], judged, on),
    ...(isPlanned
      ? {}
      : {
          done: "*",
          tasks: [submitTask(changed, clerkOf(kind), "使用单位有变更，改好后提交联审")],
        }),
  });
  return changed;
}
