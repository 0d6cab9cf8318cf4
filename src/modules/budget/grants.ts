import type * as z from "zod";
import type { Day } from "../../base/day.ts";
import { minus, nought, plus, type Money } from "../../base/money.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import { lockKeys, type Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { trace, type Subject } from "../../platform/trace.ts";
import { getDuty } from "../duty/reads.ts";
import { getOrganization, listOrganizations } from "../organization/reads.ts";
import { refuseBroken } from "./chains.ts";
import { enterDecision } from "./decision.ts";
import type { NewGrantInput, SplitInput, TakeBackInput } from "./grantModel.ts";
import { getGrant, lastPart, listLinesOfGrant } from "./grantReads.ts";
import * as ledger from "./ledger.ts";
import { enterLines, faultOf, knownOf, type NewLine } from "./lines.ts";
import { splitWithinGrant } from "./rules.ts";
import {
  insertGrant,
  insertParts,
  updateGrantReaders,
  type BudgetLine,
  type DutyGrant,
  type GrantPart,
} from "./writes.ts";

type Key = { jurisdiction: string; id: string };

const subjectOf = ({ jurisdiction, id, organization, readers }: DutyGrant): Subject => ({
  kind: "dutyGrant",
  id,
  jurisdiction,
  organization,
  readers,
});

/** 登记费随事转资金: a department's special fund that goes with its duty, by its decision document. */
export async function enterGrant(
  tx: Tx,
  by: Actor,
  { decision, duty, ...content }: z.output<typeof NewGrantInput>,
): Promise<Key> {
  const { jurisdiction } = by;
  const owner = await getOrganization(tx, content.organization);
  if (owner.jurisdiction !== jurisdiction || owner.kind !== "countyDepartment")
    throw refuseField("organization", "该单位不是本县的部门", "请选择资金原来归哪个部门管");
  if (duty) await mustMove(tx, jurisdiction, duty);
  const { classes } = await knownOf(tx, jurisdiction, content.year);
  const known = { classes, year: content.year, earlier: new Map(), continued: new Set<string>() };
  const fault = faultOf(content, { ...known, codes: await codesOf(tx, by, content.year) });
  if (fault) throw refuseField(fault.field, fault.because, fault.fix);
  const townships = await listOrganizations(tx, jurisdiction, ["township"]);
  const readers = townships.map((one) => one.id);
  const paper = await enterDecision(tx, by, decision, { ...content, readers });
  const at = now();
  const grant: DutyGrant = {
    ...content,
    jurisdiction,
    id: newId(at),
    readers: [],
    duty: duty ?? null,
    decision: paper,
    post: by.post,
    recordedAt: at,
  };
  await insertGrant(tx, grant);
  const { amount, id } = grant;
  const on = decision.decidedOn;
  await trace(tx, {
    by,
    verb: "grant.enter",
    subject: subjectOf(grant),
    on,
    detail: { amount, decision: paper, duty },
  });
  return { jurisdiction, id };
}

async function codesOf(tx: Tx, by: Actor, year: number): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom("dutyGrant")
    .select(["id", "code"])
    .where("jurisdiction", "=", by.jurisdiction)
    .where("year", "=", year)
    .execute();
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/** The duty is on the list, and it is the townships' now: else no money moves with it. */
async function mustMove(tx: Tx, jurisdiction: string, id: string): Promise<void> {
  const duty = await getDuty(tx, jurisdiction, id);
  if (duty.status === "admitted" && duty.holder === "township") return;
  const because = `${duty.code} ${duty.name}不是在册的乡镇属地事项`;
  throw refuseField("duty", because, "请选择已经准入责任清单的乡镇事项，没有登记的可以不填");
}

/** Holds a grant: its parts are added one after the other. */
async function take(tx: Tx, { jurisdiction, id }: Key) {
  await lockKeys(tx, [`grant ${jurisdiction} ${id}`]);
  const grant = await getGrant(tx, jurisdiction, id);
  const last = await lastPart(tx, jurisdiction, id);
  return { grant, seq: last?.seq ?? 0, given: last?.givenAfter ?? nought };
}

type Split = z.output<typeof SplitInput>["parts"][number];

/** 拆分到乡镇: each part makes a line of its township, or adds to one that this grant made before. */
export async function split(
  tx: Tx,
  by: Actor,
  { parts, decision, ...key }: z.output<typeof SplitInput>,
): Promise<void> {
  const { grant, seq, given } = await take(tx, key);
  const on = decision.decidedOn;
  const whole = grant.amount;
  const wanted = parts.reduce((sum, one) => plus(sum, one.amount), nought);
  refuseBroken([splitWithinGrant], { given: plus(given, wanted), whole }, on);
  const offices = [...new Set(parts.map((one) => one.organization))];
  const paper = await enterDecision(tx, by, decision, { ...grant, readers: offices });
  const readers = [...new Set([...grant.readers, ...offices])];
  await updateGrantReaders(tx, grant, readers);
  const moved = await moveParts(tx, by, { grant, parts, paper, on });
  const rows: GrantPart[] = [];
  let before = given;
  for (const [i, { line, posting }] of moved.entries()) {
    const { amount } = parts[i]!;
    const after = plus(before, amount);
    const step = { seq: seq + i + 1, kind: "give" as const, amount };
    rows.push(partOf(by, grant, { ...step, before, after, line, posting, paper }));
    before = after;
  }
  await insertParts(tx, rows);
  await trace(tx, {
    by,
    verb: "grant.split",
    subject: { ...subjectOf(grant), readers },
    on,
    detail: { amount: wanted, postings: moved.map((one) => one.posting), decision: paper },
  });
}

type Part = {
  seq: number;
  kind: GrantPart["kind"];
  amount: Money;
  before: Money;
  after: Money;
  line: Pick<BudgetLine, "id" | "organization">;
  posting: string;
  paper: string;
};

const partOf = (by: Actor, grant: DutyGrant, part: Part): GrantPart => ({
  jurisdiction: grant.jurisdiction,
  id: newId(now()),
  organization: part.line.organization,
  readers: [grant.organization].filter((one) => one !== part.line.organization),
  dutyGrant: grant.id,
  seq: part.seq,
  kind: part.kind,
  amount: part.amount,
  givenBefore: part.before,
  givenAfter: part.after,
  whole: grant.amount,
  line: part.line.id,
  posting: part.posting,
  decision: part.paper,
  post: by.post,
  recordedAt: now(),
});

type Moving = { grant: DutyGrant; parts: readonly Split[]; paper: string; on: Day };

async function moveParts(tx: Tx, by: Actor, { grant, parts, paper, on }: Moving) {
  const { jurisdiction } = grant;
  const lines = await listLinesOfGrant(tx, jurisdiction, grant.id);
  const subject = { kind: "dutyGrant", id: grant.id };
  const fresh = parts.filter((one) => one.line === undefined);
  const made = await enterLines(tx, by, await newLines(tx, by, grant, { fresh, lines }), {
    paper,
    on,
    subject,
  });
  const added = parts.filter((one) => one.line !== undefined);
  const to = added.map((one) => lineOf(lines, one));
  const moves = added.map(({ amount }, i) => ({
    line: to[i]!.id,
    kind: "adjust" as const,
    amount,
    decision: paper,
    subject,
  }));
  const postings = await ledger.moveLines(tx, { by, jurisdiction, on }, moves);
  const adding = to.map((line, i) => ({ line, posting: postings[i]! }));
  return parts.map((one) => (one.line === undefined ? made.shift()! : adding.shift()!));
}

function lineOf(lines: readonly BudgetLine[], { line: id, organization }: Split): BudgetLine {
  const found = lines.find((one) => one.id === id && one.organization === organization);
  if (found) return found;
  throw refuseField(
    "parts",
    "要追加的指标不是这项资金拆分给该单位的",
    "请选择这项资金已经拆分的指标，或者另立一条",
  );
}

/** 编号 follow that of the grant: HB-2026-03-01, -02 … */
async function newLines(
  tx: Tx,
  by: Actor,
  grant: DutyGrant,
  { fresh, lines }: { fresh: readonly Split[]; lines: readonly BudgetLine[] },
): Promise<NewLine[]> {
  const { year, ledger: account, source, organization: department } = grant;
  const known = await knownOf(tx, by.jurisdiction, year);
  const seen = new Set(known.codes.keys());
  let next = lines.length;
  const codeOf = (): string => {
    next += 1;
    const code = `${grant.code}-${String(next).padStart(2, "0")}`;
    return seen.has(code) ? codeOf() : code;
  };
  const made: NewLine[] = [];
  for (const { organization, amount, title, functionalClass } of fresh) {
    const owner = await getOrganization(tx, organization);
    if (owner.jurisdiction !== by.jurisdiction)
      throw refuseField("parts", `${owner.name}不属于本财政区划`, "请选择本县的乡镇");
    const line: NewLine = {
      organization,
      amount,
      year,
      code: codeOf(),
      title: title || grant.title,
      functionalClass: functionalClass ?? grant.functionalClass,
      ledger: account,
      source,
      grant: { id: grant.id, department },
    };
    const fault = faultOf(line, known);
    if (fault) throw refuseField("parts", `${owner.name}：${fault.because}`, fault.fix);
    made.push(line);
  }
  return made;
}

/** 收回: what a township has not planned goes back to the grant, and may be split anew. */
export async function takeBack(
  tx: Tx,
  by: Actor,
  { line: from, amount, reason, decision, ...key }: z.output<typeof TakeBackInput>,
): Promise<void> {
  const { grant, seq, given } = await take(tx, key);
  const { jurisdiction } = grant;
  const lines = await listLinesOfGrant(tx, jurisdiction, grant.id);
  const line = lines.find((one) => one.id === from);
  if (!line) throw new Refusal("notFound", "没有这条拆分的指标");
  if (amount <= 0n) throw refuseField("amount", "金额须大于零", "请填写收回的金额");
  const paper = await enterDecision(tx, by, decision, line);
  const on = decision.decidedOn;
  const subject = { kind: "dutyGrant", id: grant.id };
  const move = { line: from, kind: "cut" as const, amount, decision: paper, subject };
  const [posting] = await ledger.moveLines(tx, { by, jurisdiction, on }, [move]);
  const after = minus(given, amount);
  const step = { seq: seq + 1, kind: "takeBack" as const, amount, before: given, after };
  await insertParts(tx, [partOf(by, grant, { ...step, line, posting: posting!, paper })]);
  await trace(tx, {
    by,
    verb: "grant.takeBack",
    subject: subjectOf(grant),
    on,
    detail: { amount, posting, line: from, reason },
  });
}
