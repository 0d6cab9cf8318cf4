import type * as z from "zod";
import type { Day } from "../../base/day.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import { judge } from "../../base/rule.ts";
import type { Actor } from "../../platform/actor.ts";
import { now, today } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { trace, type Subject, type Trace } from "../../platform/trace.ts";
import { asBasis, article } from "../../base/law.ts";
import { servicePurchase } from "../../law/statutes.ts";
import { addOrganization } from "../organization/actions.ts";
import { findByKind } from "../organization/reads.ts";
import { rolesOf } from "../organization/roles.ts";
import type * as model from "./model.ts";
import { directoryKinds } from "./model.ts";
import { findByCreditCode, getProvider, listDirectory } from "./reads.ts";
import { bodyCodeLooksRight, creditCodeIsRight, providerMayProvide } from "./rules.ts";
import { providerLife, type ProviderVerb } from "./states.ts";
import * as writes from "./writes.ts";

type Input<Shape extends z.ZodType> = z.output<Shape>;

const subjectOf = (by: Actor, id: string): Subject => ({
  kind: "provider",
  id,
  jurisdiction: by.jurisdiction,
  organization: by.organization,
  readers: [id],
});

const leave = (tx: Tx, by: Actor, id: string, act: Omit<Trace, "by" | "subject">) =>
  trace(tx, { by, subject: subjectOf(by, id), ...act });

/** 登记: the same code is one provider, whichever county enters it first. */
export async function register(
  tx: Tx,
  by: Actor,
  input: Input<typeof model.RegisterInput> & { isDemo?: boolean; organization?: string },
  on: Day,
): Promise<string> {
  const { creditCode, name, size, institutionClass, isFiscalMass, isDemo = false } = input;
  const facts = { provider: { creditCode, institutionClass, isFiscalMass } };
  const breaches = judge([creditCodeIsRight, providerMayProvide], facts, on);
  if (breaches.length > 0)
    throw new Refusal("unlawful", breaches.map((one) => one.because).join("；"), breaches);
  const earlier = await findByCreditCode(tx, creditCode);
  if (earlier)
    throw new Refusal(
      "conflict",
      `${creditCode} 已登记为“${earlier.name}”，请直接使用，不必重复登记`,
    );
  const at = now();
  const id =
    input.organization ??
    (await addOrganization(tx, by, { kind: "provider", name, creditCode, isDemo }));
  const { jurisdiction } = by;
  const known = { creditCode, institutionClass, isFiscalMass };
  const created = { ...known, id, name, size, registeredIn: jurisdiction, registeredAt: at };
  await writes.insertProvider(tx, { ...created, status: "registered" });
  for (const one of input.qualifications)
    await writes.insertQualification(tx, id, { id: newId(at), ...one });
  const flags = judge([bodyCodeLooksRight], facts, on);
  await leave(tx, by, id, { verb: "provider.register", on, detail: { creditCode }, flags });
  return id;
}

/** 经办人登记: a name and a code are enough to begin with; county finance is told to check them. */
export async function introduce(
  tx: Tx,
  by: Actor,
  input: Input<typeof model.IntroduceInput>,
  on: Day,
): Promise<string> {
  const finance = await findByKind(tx, by.jurisdiction, "countyFinance");
  if (!finance) throw new Refusal("conflict", "本财政区划没有财政局。请先由系统管理员登记单位");
  const id = await register(tx, by, { ...input, qualifications: [] }, on);
  const task = {
    kind: "provider.check",
    organization: finance.id,
    role: "countyFinanceOfficer",
    title: `核验承接主体：${input.name}`,
    says: `${input.creditCode}，由购买主体经办人登记，核验以后才能承接`,
    basis: [asBasis(article(servicePurchase, 7))],
  };
  const subject = { ...subjectOf(by, id), organization: finance.id };
  await trace(tx, { by, subject, verb: "provider.introduce", on, tasks: [task] });
  return id;
}

/** 核验: what the code leaves open is filled in, then the law is asked. */
export async function check(
  tx: Tx,
  by: Actor,
  input: Input<typeof model.CheckInput>,
  on: Day,
): Promise<void> {
  const { id } = input;
  const status = await writes.lockProvider(tx, id);
  const file = await getProvider(tx, id);
  const provider = {
    creditCode: file.creditCode,
    institutionClass: input.institutionClass ?? file.institutionClass,
    isFiscalMass: input.isFiscalMass ?? file.isFiscalMass,
    eligibility: input.eligibility ?? file.eligibility,
    nature: file.nature,
  };
  const next = providerLife.next("check", status, rolesOf(by), { provider }, on);
  await writes.updateStatus(tx, id, next, provider);
  await leave(tx, by, id, { verb: "provider.check", on, done: ["provider.check"] });
}

/** 补充资质. A renewed licence is a new row: contracts were judged by the old one. */
export async function addQualification(
  tx: Tx,
  by: Actor,
  { id, qualification }: Input<typeof model.AddQualificationInput>,
  on: Day,
): Promise<void> {
  await writes.lockProvider(tx, id);
  const added = newId(now());
  await writes.insertQualification(tx, id, { id: added, ...qualification });
  const detail = { qualification: added, holders: qualification.holders };
  await leave(tx, by, id, { verb: "provider.addQualification", on, detail });
}

/** 列入名录 of the asker's treasury. */
export async function enlist(
  tx: Tx,
  by: Actor,
  { id, kind, document, listedOn }: Input<typeof model.EnlistInput>,
): Promise<void> {
  refuseFuture("listedOn", listedOn);
  const { jurisdiction } = by;
  await move(tx, by, { verb: "enlist", id, on: listedOn, detail: { kind, document } });
  const listed = (await listDirectory(tx, id)).find(
    (one) =>
      one.jurisdiction === jurisdiction &&
      one.kind === kind &&
      (one.removedOn === undefined || one.listedOn === listedOn),
  );
  if (listed)
    throw new Refusal(
      "conflict",
      `已于 ${listed.listedOn} 列入本县${directoryKinds[kind]}（${listed.document}），不必再列`,
    );
  await writes.insertDirectoryEntry(tx, { jurisdiction, provider: id, kind, document, listedOn });
}

/** 登记禁止参加期. It stands in every treasury from its first day, whoever recorded it. */
export async function ban(
  tx: Tx,
  by: Actor,
  { id, from, until, document, reason }: Input<typeof model.BanInput>,
): Promise<void> {
  await move(tx, by, { verb: "ban", id, on: from, detail: { from, until, document } });
  const at = now();
  const row = { id: newId(at), provider: id, from, until, document, reason };
  await writes.insertBan(tx, { ...row, jurisdiction: by.jurisdiction, recordedAt: at });
  await writes.endDirectoryEntries(tx, id, from);
}

/** 暂停、恢复、期满解除、移出. */
export async function changeStanding(
  tx: Tx,
  by: Actor,
  verb: "suspend" | "resume" | "lift" | "remove",
  { id, on, reason }: Input<typeof model.StandingInput>,
): Promise<void> {
  refuseFuture("on", on);
  await move(tx, by, { verb, id, on, detail: { reason } });
  if (verb === "suspend" || verb === "remove") await writes.endDirectoryEntries(tx, id, on);
}

/** 履约评价结果: evaluation deposits it here, so that every later choice can see it. */
export async function depositRating(
  tx: Tx,
  by: Actor,
  provider: string,
  rating: model.Rating,
): Promise<void> {
  await writes.insertRating(tx, provider, rating);
  const { evaluation, grade, score, gradedOn: on } = rating;
  const detail = { evaluation, grade, score };
  await leave(tx, by, provider, { verb: "provider.depositRating", on, detail });
}

/** A ban ends when its days are over, not when somebody writes a later day. */
function refuseFuture(field: string, on: Day): void {
  if (on > today())
    throw refuseField(field, `日期 ${on} 晚于今天 ${today()}`, "请填办理当日的日期");
}

type Move = { verb: Exclude<ProviderVerb, "check">; id: string; on: Day; detail: unknown };

async function move(tx: Tx, by: Actor, { verb, id, on, detail }: Move): Promise<void> {
  const status = await writes.lockProvider(tx, id);
  const { bans } = await getProvider(tx, id);
  const next = providerLife.next(verb, status, rolesOf(by), { bans, on }, on);
  await writes.updateStatus(tx, id, next);
  await leave(tx, by, id, { verb: `provider.${verb}`, on, detail });
}
