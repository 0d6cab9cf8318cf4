import { inYuan, plus, times, type Money } from "../../base/money.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { now, today } from "../../platform/clock.ts";
import type { Db, Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import type { NewTask } from "../../platform/trace.ts";
import { seeingAll } from "../../platform/widen.ts";
import { getOrganization } from "../organization/reads.ts";
import { clerkOf, rolesOf } from "../organization/roles.ts";
import { projectStatuses, type Project, type ProjectStatus } from "../project/model.ts";
import { getProject, listLinesOf, listShares } from "../project/reads.ts";
import { changeUsers } from "../plan/changes.ts";
import { changeShares, holdProject } from "../project/sharing.ts";
import { giveSight, takeSight } from "../project/sight.ts";
import { leave } from "../project/subject.ts";
import { follow } from "./adjusting.ts";
import { usersChangeBeforeNotice, type Buying } from "./joiningRules.ts";
import type { AnswerShareInput, AskShareInput } from "./joiningForms.ts";
import { mustBePurchaser, refuseBroken } from "./subject.ts";
import * as rows from "./joiningRows.ts";
import { shareRequestLife } from "./states.ts";
import type { Key } from "./writes.ts";

/** 参加和退出统一购买: one side asks, the other agrees, and only then anything moves. Both end with the notice. */

const open: readonly ProjectStatus[] = [
  ...(["drafted", "returned", "submitted", "jointlyReviewed"] as const),
  ...(["financeReviewed", "inPlan"] as const),
];

/** What is being bought of a project, for the rule. */
export async function buyingOf(db: Db, { jurisdiction, id }: Key): Promise<Buying> {
  const found = await db
    .selectFrom("procurement")
    .leftJoin("package", (on) =>
      on
        .onRef("package.jurisdiction", "=", "procurement.jurisdiction")
        .onRef("package.procurement", "=", "procurement.id"),
    )
    .leftJoin("response", (on) =>
      on
        .onRef("response.jurisdiction", "=", "package.jurisdiction")
        .onRef("response.package", "=", "package.id"),
    )
    .select((eb) => [
      "procurement.title",
      "procurement.noticeOn",
      "procurement.awardedOn",
      eb.fn.count<bigint>("response.id").as("quotes"),
    ])
    .where("procurement.jurisdiction", "=", jurisdiction)
    .where("procurement.project", "=", id)
    .where("procurement.status", "not in", ["failed", "cancelled"])
    .groupBy(["procurement.id", "procurement.jurisdiction"])
    .groupBy(["procurement.title", "procurement.noticeOn", "procurement.awardedOn"])
    .execute();
  return {
    buying: found.map(({ title, noticeOn, awardedOn, quotes }) => ({
      title,
      noticeOn,
      quotes: Number(quotes),
      isDecided: awardedOn !== null,
    })),
  };
}

/** Project and running purchases are held first: what is judged here is what is changed. */
async function holdOpen(tx: Tx, key: Key) {
  const project = await holdProject(tx, key);
  const running = await rows.holdRunning(tx, project);
  if (!open.includes(project.status))
    throw new Refusal(
      "conflict",
      `项目${projectStatuses[project.status]}，使用单位不再变更。请刷新后再看`,
    );
  refuseBroken([usersChangeBeforeNotice], await buyingOf(tx, project), today());
  return { project, running };
}

/** Who asks for whom: the purchaser for any township of its county, the head of a township for its own. */
async function townshipOf(
  tx: Tx,
  by: Actor,
  project: Project,
  said: string | undefined,
): Promise<{ id: string; name: string; byTownship: boolean }> {
  const byTownship = by.roles.includes("townshipHead") && by.organization !== project.organization;
  if (!byTownship) mustBePurchaser(by, project);
  const id = byTownship ? by.organization : said;
  if (id === undefined) throw refuseField("township", "没有选乡镇", "请选择参加或者退出的乡镇");
  const { kind, jurisdiction, name } = await getOrganization(tx, id);
  if (kind !== "township" || jurisdiction !== project.jurisdiction || id === project.organization)
    throw refuseField("township", `${name}不是本县的乡镇`, "请从本县的乡镇中选择");
  return { id, name, byTownship };
}

type Wanted = { kind: "join" | "leave"; quantity: number; amount: Money };

/** What the request is about, in figures: a township that leaves takes out what it had. */
async function wantedOf(
  tx: Tx,
  project: Project,
  township: { id: string; name: string },
  { kind, quantity }: Pick<AskShareInput, "kind" | "quantity">,
): Promise<Wanted> {
  const shares = await listShares(tx, project.jurisdiction, project.id);
  const share = shares.find((one) => one.userOrganization === township.id);
  if (kind === "leave") {
    if (!share) throw new Refusal("conflict", `${township.name}不在本项目里，不必退出`);
    return { kind, quantity: share.quantity, amount: plus(share.fiscal, share.other) };
  }
  if (share) throw new Refusal("conflict", `${township.name}已经在本项目里，不必再参加`);
  if (quantity === undefined) throw refuseField("quantity", "没有填数量", "请填这个乡镇要的数量");
  return { kind, quantity, amount: times(project.unitPrice, quantity) };
}

/** Each side pays with its own money alone: a line that another office has lent is not its to spend. */
async function mustBeOwnLine(tx: Tx, { jurisdiction, organization }: Actor, line: string) {
  const [found] = await listLinesOf(tx, jurisdiction, [line]);
  if (found?.organization !== organization)
    throw refuseField("line", "这条预算指标不是本单位的", "请选择本单位的预算指标");
}

/** 申请参加或者退出, with its reason. */
export async function askShareChange(
  tx: Tx,
  by: Actor,
  { jurisdiction, id, reason, line, ...asked }: AskShareInput,
): Promise<Key> {
  const project = await getProject(tx, jurisdiction, id);
  const township = await townshipOf(tx, by, project, asked.township);
  await seeingAll(tx, by, () => holdOpen(tx, project));
  const wanted = await wantedOf(tx, project, township, asked);
  if (line !== undefined) await mustBeOwnLine(tx, by, line);
  const earlier = await seeingAll(tx, by, () =>
    rows.findOpenRequest(tx, { jurisdiction, id }, township.id),
  );
  if (earlier) throw new Refusal("conflict", `${township.name}还有一项申请没有答复，请先答复`);
  if (!project.readers.includes(township.id)) await giveSight(tx, project, [township.id]);
  const on = today();
  const key = { jurisdiction, id: newId(now()) };
  await rows.insertRequest(tx, {
    ...key,
    ...wanted,
    organization: project.organization,
    readers: [township.id],
    project: id,
    township: township.id,
    line: line ?? null,
    reason,
    status: "asked",
    askedBy: by.post,
    byTownship: township.byTownship,
    askedOn: on,
    answeredBy: null,
    answeredOn: null,
    answer: "",
    recordedAt: now(),
  });
  const { kind } = await getOrganization(tx, project.organization);
  const task: NewTask = {
    kind: "project.answerShare",
    about: { kind: "shareRequest", id: key.id },
    organization: township.byTownship ? project.organization : township.id,
    role: township.byTownship ? clerkOf(kind) : "townshipHead",
    title: `答复${township.name}${rows.kindNames[wanted.kind]}统一购买：${project.title}`,
    says: `${wanted.quantity} ${project.unit}，${inYuan(wanted.amount)} 元，${reason}`,
  };
  const changed = await getProject(tx, jurisdiction, id);
  const detail = { township: township.id, kind: wanted.kind, amount: wanted.amount };
  await leave(tx, by, "askShareChange", { project: changed, on, detail, tasks: [task] });
  return key;
}

/** 由对方答复: what the purchaser asks the head of the township answers, and the other way round. */
function mustAnswer(by: Actor, request: rows.ShareRequest): void {
  if (request.status !== "asked") throw new Refusal("conflict", "这项申请已经答复，不能再答");
  if (!rows.mayAnswer(by, request))
    throw new Refusal(
      "forbidden",
      "由对方答复：购买主体提出的由乡镇负责人答复，乡镇提出的由购买主体答复",
    );
}

/** The line of who pays: the township's own before the purchaser's, whoever asked. */
async function lineOf(
  tx: Tx,
  by: Actor,
  { byTownship, line: asked }: rows.ShareRequest,
  named: string | undefined,
): Promise<string | null> {
  if (asked !== null && (byTownship || named === undefined)) return asked;
  if (named !== undefined) await mustBeOwnLine(tx, by, named);
  return named ?? null;
}

type Agreed = Pick<AnswerShareInput, "decision"> & { pays: string | null };

/** Share, money, plan and prepared purchase move in one act. The plan is held first, as in every other change of it. */
async function carryOut(tx: Tx, by: Actor, request: rows.ShareRequest, agreed: Agreed) {
  const { jurisdiction, township, kind, quantity, reason } = request;
  const { decision, pays } = agreed;
  const key = { jurisdiction, id: request.project };
  const { status: seen } = await getProject(tx, jurisdiction, key.id);
  const move = async (): Promise<Money> => {
    const { project, running } = await holdOpen(tx, key);
    if (project.status !== seen)
      throw new Refusal("conflict", `项目现在${projectStatuses[project.status]}。请刷新后再办`);
    const on = today();
    const change =
      kind === "join"
        ? ({ kind, township, quantity, line: pays!, on } as const)
        : ({ kind, township, on } as const);
    const changed = await changeShares(tx, by, key, change);
    await follow(tx, by, { kind, township, running }, changed);
    return changed.planned;
  };
  if (seen !== "inPlan") return move();
  const cause = { reason, decision };
  return changeUsers(
    tx,
    by,
    { kind: kind === "join" ? "raise" : "cut", project: key.id, cause },
    move,
  );
}

/** 答复: the other side agrees, and everything moves at once; or declines, and reads the project no longer. */
export async function answerShareChange(
  tx: Tx,
  by: Actor,
  { agrees, line, answer, decision, ...key }: AnswerShareInput,
): Promise<Key> {
  const request = await rows.lockRequest(tx, key);
  mustAnswer(by, request);
  const { jurisdiction, township, kind, project: id } = request;
  if (!agrees && answer === "")
    throw refuseField("answer", "没有写不同意的理由", "请写明理由，对方看得到");
  const on = today();
  const verb = agrees ? "agree" : "decline";
  const status = shareRequestLife.next(verb, request.status, rolesOf(by), {}, on);
  const pays = agrees && kind === "join" ? await lineOf(tx, by, request, line) : request.line;
  if (agrees && kind === "join" && pays === null)
    throw refuseField("line", "没有选预算指标", "请选择由哪条指标支付本乡镇的份额");
  const answered = { answeredBy: by.post, answeredOn: on, answer };
  await rows.updateRequest(tx, key, { status, line: pays, ...answered });
  await seeingAll(tx, by, async () => {
    if (agrees) await carryOut(tx, by, request, { decision, pays });
    else await takeSight(tx, { jurisdiction, id }, township);
    const project = await getProject(tx, jurisdiction, id);
    const detail = { request: key.id, township, kind, agrees };
    const doneElsewhere = { id: key.id, kinds: ["project.answerShare"] };
    await leave(tx, by, "answerShareChange", { project, on, detail, doneElsewhere });
  });
  return key;
}
