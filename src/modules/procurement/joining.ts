import { fen, inYuan, minus, plus, times, type Money } from "../../base/money.ts";
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
import { changeShares, type ShareChanged } from "../project/sharing.ts";
import { giveSight } from "../project/sight.ts";
import { leave } from "../project/subject.ts";
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

async function mustBeOpen(tx: Tx, project: Project): Promise<void> {
  if (!open.includes(project.status))
    throw new Refusal(
      "conflict",
      `项目${projectStatuses[project.status]}，使用单位不再变更。请刷新后再看`,
    );
  refuseBroken([usersChangeBeforeNotice], await buyingOf(tx, project), today());
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

async function mustSeeLine(tx: Tx, jurisdiction: string, line: string | undefined) {
  if (line !== undefined && (await listLinesOf(tx, jurisdiction, [line])).length === 0)
    throw refuseField("line", "没有这条预算指标，或者您看不到它", "请选择本单位的预算指标");
}

const kindNames = { join: "参加", leave: "退出" } as const;

/** 申请参加或者退出, with its reason. */
export async function askShareChange(
  tx: Tx,
  by: Actor,
  { jurisdiction, id, reason, line, ...asked }: AskShareInput,
): Promise<Key> {
  const project = await getProject(tx, jurisdiction, id);
  const township = await townshipOf(tx, by, project, asked.township);
  await seeingAll(tx, by, () => mustBeOpen(tx, project));
  const wanted = await wantedOf(tx, project, township, asked);
  await mustSeeLine(tx, jurisdiction, line);
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
    kind: `project.answerShare.${key.id}`,
    organization: township.byTownship ? project.organization : township.id,
    role: township.byTownship ? clerkOf(kind) : "townshipHead",
    title: `答复${township.name}${kindNames[wanted.kind]}统一购买：${project.title}`,
    says: `${wanted.quantity} ${project.unit}，${inYuan(wanted.amount)} 元，${reason}`,
  };
  const changed = await getProject(tx, jurisdiction, id);
  const detail = { township: township.id, kind: wanted.kind, amount: wanted.amount };
  await leave(tx, by, "askShareChange", { project: changed, on, detail, tasks: [task] });
  return key;
}

/** The purchase that is prepared and not yet announced follows: its share, its budget and its ceiling. */
async function follow(
  tx: Tx,
  kind: "join" | "leave",
  before: Project["track"],
  { share, amount, project }: ShareChanged,
): Promise<void> {
  const running = await rows.listPrepared(tx, project);
  for (const one of running) {
    if (project.track !== before)
      throw new Refusal(
        "conflict",
        `变更后的金额改变了采购轨道，“${one.title}”不能照原来的轨道办。请先终止这次采购，再办理变更`,
      );
    const move = kind === "join" ? plus : minus;
    const budget = move(one.budget, amount);
    const ceiling = fen((one.ceiling * budget) / one.budget);
    await rows.changePackage(tx, one, { share, kind, budget, ceiling });
  }
}

/** 答复: the other side agrees, and the share, its money and the prepared purchase move in one act; or declines. */
export async function answerShareChange(
  tx: Tx,
  by: Actor,
  { agrees, line, answer, ...key }: AnswerShareInput,
): Promise<Key> {
  const request = await rows.lockRequest(tx, key);
  const { jurisdiction, township, kind, quantity } = request;
  if (request.status !== "asked") throw new Refusal("conflict", "这项申请已经答复，不能再答");
  const mayAnswer = request.byTownship
    ? by.organization === request.organization
    : by.organization === township && by.roles.includes("townshipHead");
  if (!mayAnswer)
    throw new Refusal(
      "forbidden",
      "由对方答复：购买主体提出的由乡镇负责人答复，乡镇提出的由购买主体答复",
    );
  if (!agrees && answer === "")
    throw refuseField("answer", "没有写不同意的理由", "请写明理由，对方看得到");
  await mustSeeLine(tx, jurisdiction, line);
  const on = today();
  const verb = agrees ? "agree" : "decline";
  const status = shareRequestLife.next(verb, request.status, rolesOf(by), {}, on);
  const pays = line ?? request.line;
  if (agrees && kind === "join" && pays === null)
    throw refuseField("line", "没有选预算指标", "请选择由哪条指标支付本乡镇的份额");
  const project = await getProject(tx, jurisdiction, request.project);
  if (agrees)
    await seeingAll(tx, by, async () => {
      await mustBeOpen(tx, project);
      const change =
        kind === "join"
          ? ({ kind, township, quantity, line: pays!, on } as const)
          : ({ kind, township, on } as const);
      const of = { jurisdiction, id: request.project };
      await follow(tx, kind, project.track, await changeShares(tx, by, of, change));
    });
  await rows.updateRequest(tx, key, {
    status,
    line: pays,
    answeredBy: by.post,
    answeredOn: on,
    answer,
  });
  const changed = await getProject(tx, jurisdiction, request.project);
  const detail = { request: key.id, township, kind, agrees };
  const done = [`project.answerShare.${key.id}`];
  await leave(tx, by, "answerShareChange", { project: changed, on, detail, done });
  return key;
}
