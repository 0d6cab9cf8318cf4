import { daysAfter, yearOf, type Day } from "../../base/day.ts";
import { fen, inYuan } from "../../base/money.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import { judge } from "../../base/rule.ts";
import type { Actor } from "../../platform/actor.ts";
import { now, today } from "../../platform/clock.ts";
import { lockKeys, type Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { nextNumber } from "../../platform/number.ts";
import { trace, type NewTask, type Subject, type Trace } from "../../platform/trace.ts";
import { findByKind, getOrganization } from "../organization/reads.ts";
import { rolesOf } from "../organization/roles.ts";
import { factsOf, itemToSet, placeOf, refuseOthers } from "./facts.ts";
import type { DraftInput, PublishInput, StandardDraft } from "./model.ts";
import { listDrafts, listVersions } from "./reads.ts";
import { submissionFlags, type StandardFacts } from "./rules.ts";
import { standardLife, type StandardVerb } from "./states.ts";
import * as rows from "./writes.ts";

export type Key = { jurisdiction: string; id: string };

const subjectOf = ({ jurisdiction, id, organization, readers }: StandardDraft): Subject => ({
  kind: "standard",
  jurisdiction,
  id,
  organization,
  readers,
});

type Left = Omit<Trace, "by" | "verb" | "subject">;

const leave = (
  tx: Tx,
  by: Actor,
  verb: string,
  { draft, ...more }: Left & { draft: StandardDraft },
) => trace(tx, { by, verb: `standard.${verb}`, subject: subjectOf(draft), ...more });

const ownTask = (draft: StandardDraft, kind: StandardVerb, says: string): NewTask => ({
  kind: `standard.${kind}`,
  organization: draft.organization,
  role: "departmentOfficer",
  title: `${standardLife.steps[kind].called}：${draft.name}`,
  says,
});

const rangeOf = ({ priceLow, priceHigh, unit }: DraftInput | StandardDraft): string =>
  `${inYuan(fen(priceLow))} 至 ${inYuan(fen(priceHigh))} 元每${unit}`;

/** 草拟标准: from nothing, from the sample or from the version in force; a department has one open draft of an item. */
export async function draft(
  tx: Tx,
  by: Actor,
  { item: code, ...input }: DraftInput & { item: string },
): Promise<Key> {
  const on = today();
  const { jurisdiction, organization } = by;
  const item = await itemToSet(tx, by, code, on);
  const department = (await getOrganization(tx, organization)).name;
  await refuseOthers(tx, { item: code, department }, await placeOf(tx, jurisdiction), on);
  await lockKeys(tx, [`standard ${jurisdiction} ${organization} ${code}`]);
  const mine = await listDrafts(tx, by, { item: code, limit: 200 });
  const open = mine.find((one) =>
    ["drafted", "submitted", "returned", "agreed"].includes(one.status),
  );
  if (open && open.organization === organization)
    throw new Refusal(
      "conflict",
      `${item.name}已有草案 ${open.number}（${standardLife.called[open.status]}）。请在那份草案上修改，或者先撤销它`,
    );
  const at = now();
  const made: StandardDraft = {
    ...input,
    jurisdiction,
    id: newId(at),
    organization,
    readers: [],
    number: await nextNumber(tx, jurisdiction, "standard", yearOf(on)),
    item: code,
    itemName: item.name,
    status: "drafted",
    remarks: "",
    document: "",
    version: null,
    fromOn: null,
    post: by.post,
    draftedOn: on,
    submittedOn: null,
    agreedOn: null,
    publishedOn: null,
    recordedAt: at,
  };
  await rows.insertDraft(tx, made);
  await leave(tx, by, "draft", {
    draft: made,
    on,
    detail: { item: code, priceLow: made.priceLow, priceHigh: made.priceHigh },
    tasks: [ownTask(made, "submit", rangeOf(made))],
  });
  return { jurisdiction, id: made.id };
}

type Step = Key & {
  verb: StandardVerb;
  facts?: StandardFacts;
  changes?: Partial<StandardDraft>;
  tasks?: readonly NewTask[];
  on: Day;
};

function mustBeOwn(by: Actor, { organization }: StandardDraft): void {
  if (organization !== by.organization)
    throw new Refusal("forbidden", "只有制定标准的部门自己可以办理");
}

/** One step of a draft that is already locked: judged, written, traced. */
async function step(tx: Tx, by: Actor, draft: StandardDraft, of: Omit<Step, keyof Key>) {
  const { verb, facts, changes = {}, tasks = [], on } = of;
  const status = standardLife.next(verb, draft.status, rolesOf(by), facts as StandardFacts, on);
  await rows.updateDraft(tx, draft, { ...changes, status });
  const flags = verb === "submit" && facts ? judge<StandardFacts>(submissionFlags, facts, on) : [];
  const { version, fromOn, document, remarks } = changes;
  await leave(tx, by, verb, {
    draft,
    on,
    detail: { version, fromOn, document, remarks },
    flags,
    tasks,
    done: "*",
  });
}

/** 修改: what finance asked for stays on the sheet until the next submission. */
export async function edit(tx: Tx, by: Actor, key: Key, input: DraftInput): Promise<void> {
  const draft = await rows.lockDraft(tx, key.jurisdiction, key.id);
  mustBeOwn(by, draft);
  const tasks = [ownTask(draft, "submit", rangeOf(input))];
  await step(tx, by, draft, { verb: "edit", changes: input, tasks, on: today() });
}

/** 提交财政审核: everything that would stop the agreement stops it here; what is odd is told. */
export async function submit(tx: Tx, by: Actor, key: Key): Promise<void> {
  const draft = await rows.lockDraft(tx, key.jurisdiction, key.id);
  mustBeOwn(by, draft);
  const on = today();
  const facts = await factsOf(tx, draft, on);
  const finance = await findByKind(tx, key.jurisdiction, "countyFinance");
  const { name } = await getOrganization(tx, draft.organization);
  const tasks = finance
    ? [
        {
          kind: "standard.agree",
          organization: finance.id,
          role: "countyFinanceReviewer",
          title: `审核服务标准：${draft.name}`,
          says: `${name}，${rangeOf(draft)}`,
        },
      ]
    : [];
  await step(tx, by, draft, { verb: "submit", facts, changes: { submittedOn: on }, tasks, on });
}

/** 退回修改: never without remarks. */
export async function sendBack(tx: Tx, by: Actor, key: Key, remarks: string): Promise<void> {
  const draft = await rows.lockDraft(tx, key.jurisdiction, key.id);
  const tasks = [ownTask(draft, "edit", `财政意见：${remarks.slice(0, 60)}`)];
  await step(tx, by, draft, { verb: "sendBack", changes: { remarks }, tasks, on: today() });
}

export async function agree(tx: Tx, by: Actor, key: Key): Promise<void> {
  const draft = await rows.lockDraft(tx, key.jurisdiction, key.id);
  const on = today();
  const facts = await factsOf(tx, draft, on);
  const tasks = [ownTask(draft, "publish", "财政已同意，填写文件和施行日期后发布")];
  const changes = { agreedOn: on, remarks: "" };
  await step(tx, by, draft, { verb: "agree", facts, changes, tasks, on });
}

export async function withdraw(tx: Tx, by: Actor, key: Key): Promise<void> {
  const draft = await rows.lockDraft(tx, key.jurisdiction, key.id);
  mustBeOwn(by, draft);
  await step(tx, by, draft, { verb: "withdraw", on: today() });
}

/** 发布: a version joins those that hold, and the county's former one ends the day before. */
export async function publish(tx: Tx, by: Actor, key: Key, input: PublishInput): Promise<void> {
  const { document, fromOn } = input;
  const draft = await rows.lockDraft(tx, key.jurisdiction, key.id);
  mustBeOwn(by, draft);
  const on = today();
  if (fromOn < on)
    throw refuseField(
      "fromOn",
      `施行日期 ${fromOn} 早于今天 ${on}`,
      "标准不能溯及发布以前，请填今天或者以后的日期",
    );
  const place = await placeOf(tx, key.jurisdiction);
  await lockKeys(tx, [`standard ${place} ${draft.item}`]);
  const issuer = (await getOrganization(tx, draft.organization)).name;
  await refuseOthers(tx, { item: draft.item, department: issuer }, place, on);
  const versions = await listVersions(tx, draft.item, place);
  const former = versions.find((one) => one.place === place);
  if (former && fromOn <= former.from)
    throw refuseField(
      "fromOn",
      `第 ${former.version} 版自 ${former.from} 起施行，新版不能同日或者更早`,
      `请填 ${daysAfter(former.from, 1)} 以后的日期`,
    );
  const version = Math.max(0, ...versions.map((one) => one.version)) + 1;
  await step(tx, by, draft, {
    verb: "publish",
    changes: { document, fromOn, version, publishedOn: on },
    on,
  });
  const { item, name, unit, priceLow, priceHigh, content } = draft;
  await rows.insertStandard(tx, {
    place,
    item,
    version,
    name,
    unit,
    priceLow,
    priceHigh,
    content,
    issuer,
    document,
    publishedOn: on,
    from: fromOn,
    confirmed: true,
  });
  if (former) await endFormer(tx, by, draft, { place, version: former.version, fromOn });
}

/** The former version keeps what it said: only its last day is written. */
async function endFormer(
  tx: Tx,
  by: Actor,
  { jurisdiction, item }: StandardDraft,
  { place, version, fromOn }: { place: string; version: number; fromOn: Day },
): Promise<void> {
  await rows.closeStandard(tx, { place, item, version }, daysAfter(fromOn, -1));
  const published = await listDrafts(tx, by, { item, status: "published", limit: 200 });
  const former = published.find((one) => one.version === version);
  if (!former) return;
  const locked = await rows.lockDraft(tx, jurisdiction, former.id);
  await step(tx, by, locked, { verb: "replace", on: today() });
}
