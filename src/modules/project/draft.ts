import type { Day } from "../../base/day.ts";
import { nought, sum } from "../../base/money.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import { judge } from "../../base/rule.ts";
import type { Actor } from "../../platform/actor.ts";
import { now, today } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { getEdition } from "../catalog/reads.ts";
import { purchaserOf } from "../organization/natures.ts";
import { getOrganization } from "../organization/reads.ts";
import { findStandard } from "../standard/reads.ts";
import { costOf, itemFacts, placeOf, trackOf } from "./facts.ts";
import { buyingAt, itemOf } from "./item.ts";
import { lentFacts } from "./lent.ts";
import { linesAreItsOwn } from "./lineRules.ts";
import type { Funding, Project, ProjectContent, Share, Target } from "./model.ts";
import { listLinesOf } from "./reads.ts";
import { itemIsInCatalog, purchaserMayBuy } from "./rules.ts";
import type { Parts } from "./writes.ts";

/** Ids that keep the order in which the rows were written, although all are made in one act. */
const inOrder = (at: Date, place: number): string => newId(new Date(at.getTime() + place));

type Owner = Pick<Project, "jurisdiction" | "id" | "organization">;

/** 单位 that use, accept or pay and are not the purchaser: they may see the project. */
const readersOf = (purchaser: string, content: ProjectContent): string[] => {
  const named = content.shares.flatMap((one) => [
    one.user,
    one.accepter,
    one.payer,
    one.monitor,
    one.evaluator,
  ]);
  return [...new Set(named)].filter((one) => one !== undefined).filter((one) => one !== purchaser);
};

function refuseUnfunded(content: ProjectContent, purchaser: string): void {
  const users = content.shares.map((one) => one.user ?? purchaser);
  if (new Set(users).size < users.length)
    throw refuseField("shares", "同一个使用单位有两个份额", "请合并为一个份额");
  for (const { fundings, other, otherSource } of content.shares) {
    if (new Set(fundings.map((one) => one.line)).size < fundings.length)
      throw refuseField("fundings", "同一份额里同一条指标出现两次", "请合并为一条资金来源");
    if (fundings.some((one) => one.amount === nought))
      throw refuseField("fundings", "资金来源的金额为零", "请填写金额或者删去这一条");
    if (fundings.length === 0 && other === nought)
      throw refuseField("fundings", "有份额没有资金来源", "请选择预算指标，或者填写自有资金");
    if (other > nought && otherSource === "")
      throw refuseField("otherSource", "没有写明自有资金的来源", "请填写来源，如村集体自有资金");
  }
}

/** Shares, fundings and targets of a project as typed, with the sight of their project. */
export async function partsOf(
  tx: Tx,
  owner: Owner,
  content: ProjectContent,
): Promise<Parts & { readers: string[] }> {
  refuseUnfunded(content, owner.organization);
  const at = now();
  const { jurisdiction, organization, id: project } = owner;
  const readers = readersOf(organization, content);
  for (const one of readers) await getOrganization(tx, one);
  const own = { jurisdiction, organization, readers };
  const shares: Share[] = content.shares.map((one, place) => ({
    ...own,
    id: inOrder(at, place),
    project,
    userOrganization: one.user ?? organization,
    accepterOrganization: one.accepter ?? one.user ?? organization,
    payerOrganization: one.payer ?? organization,
    monitorOrganization: one.monitor ?? null,
    evaluatorOrganization: one.evaluator ?? null,
    quantity: one.quantity,
    fiscal: sum(one.fundings.map((funding) => funding.amount)),
    other: one.other,
    otherSource: one.otherSource,
    leftOn: null,
  }));
  const fundings: Funding[] = content.shares.flatMap(({ fundings }, place) =>
    fundings.map((one, i) => ({ ...own, ...one, id: inOrder(at, i), share: shares[place]!.id })),
  );
  const targets: Target[] = content.targets.map((one, position) => ({
    ...own,
    ...one,
    id: inOrder(at, position),
    project,
    position: position + 1,
  }));
  await refuseHiddenLines(tx, jurisdiction, fundings);
  await refuseForeignLines(tx, owner, { shares, fundings });
  return { shares, fundings, targets, readers };
}

async function refuseHiddenLines(tx: Tx, jurisdiction: string, fundings: Funding[]): Promise<void> {
  const wanted = new Set(fundings.map((one) => one.line));
  const found = await listLinesOf(tx, jurisdiction, [...wanted]);
  if (found.length < wanted.size)
    throw refuseField(
      "fundings",
      `${wanted.size} 条预算指标中有 ${wanted.size - found.length} 条不存在，或者不属于本单位`,
      "请从本单位的预算指标中选择",
    );
}

/** A line that one may read, of a grant or lent for another purchase, is not therefore one's own to spend. */
async function refuseForeignLines(
  tx: Tx,
  owner: Owner,
  parts: Pick<Parts, "shares" | "fundings">,
): Promise<void> {
  const facts = await lentFacts(tx, owner, parts);
  const breaches = judge<typeof facts>([linesAreItsOwn], facts, today());
  if (breaches.length > 0)
    throw new Refusal("unlawful", breaches.map((one) => one.because).join("；"), breaches);
}

export type Settled = Pick<
  Project,
  | "title"
  | "year"
  | "track"
  | "catalogEdition"
  | "catalogItem"
  | "itemName"
  | "kind"
  | "purchaseItem"
  | "standard"
  | "purpose"
  | "forWhom"
  | "whyNotStaff"
  | "assessment"
  | "unit"
  | "unitPrice"
  | "termFrom"
  | "termTo"
  | "termGrounds"
>;

/** What follows from the content by catalog and limits of the day. Only an item of the catalog has a kind. */
export async function settle(
  tx: Tx,
  by: Actor,
  { content, shares, on }: { content: ProjectContent; shares: readonly Share[]; on: Day },
): Promise<Settled> {
  const place = await placeOf(tx, by.jurisdiction);
  const whose = await buyingAt(tx, place.division, by.organization);
  const edition = await getEdition(tx, whose, on);
  const { jurisdiction, organization } = by;
  const asked = { jurisdiction, organization, place: place.division, code: content.item, on };
  const { item } = await itemOf(tx, asked);
  const facts = {
    ...itemFacts(content.item, item, edition.name),
    purchaser: purchaserOf(await getOrganization(tx, by.organization)),
  };
  const breaches = judge<typeof facts>([purchaserMayBuy, itemIsInCatalog], facts, on);
  if (breaches.length > 0 || !item?.kind)
    throw new Refusal("unlawful", breaches.map((one) => one.because).join("；"), breaches);
  const standard = await findStandard(tx, content.item, place.division, on);
  const { track } = await trackOf(tx, place, costOf(shares), on);
  const { title, year, purpose, forWhom, whyNotStaff, assessment } = content;
  const { unit, unitPrice, termFrom, termTo, termGrounds } = content;
  return {
    title,
    year,
    purpose,
    forWhom,
    whyNotStaff,
    assessment,
    unit,
    unitPrice,
    termFrom,
    termTo,
    termGrounds,
    track,
    catalogEdition: edition.id,
    catalogItem: item.code,
    itemName: item.name,
    kind: item.kind,
    purchaseItem: item.purchaseItem ?? "",
    standard: standard?.version ?? null,
  };
}
