import { daysAfter, day } from "../../src/base/day.ts";
import { fullSight, platformActor } from "../../src/platform/actor.ts";
import { today } from "../../src/platform/clock.ts";
import type { Database } from "../../src/platform/db.ts";
import * as actions from "../../src/modules/catalog/actions.ts";
import { draft, propose, type Key } from "../../src/modules/catalog/drafting.ts";
import type { CatalogEdition } from "../../src/modules/catalog/model.ts";
import { adopt } from "../../src/modules/catalog/publication.ts";
import { DraftInput, ProposalInput } from "../../src/modules/catalog/revision.ts";
import { sampleItems } from "../../src/modules/catalog/sample.ts";
import { entryOf, parentOf, type Entry } from "../../src/modules/catalog/tree.ts";
import type { County } from "../given.ts";

/** Entries of the sample catalog by their codes, with the classes above them; none named means all. */
export function entriesOf(...codes: string[]): Entry[] {
  const wanted = new Set(codes);
  for (const code of wanted) {
    const above = parentOf(code);
    if (above !== undefined) wanted.add(above);
  }
  return sampleItems.filter((one) => codes.length === 0 || wanted.has(one.code)).map(entryOf);
}

export const theDetail: Entry = {
  code: "B030201",
  name: "村级财务收支审计",
  scope: "村级集体经济组织财务收支的审计",
  kind: "4",
  purchaseItem: "C23030000",
  functionalClasses: ["201"],
  department: "县农业农村局",
};

type Asked = Partial<CatalogEdition> & { entries?: readonly Entry[] };

/** 县级目录, adopted from paper: the whole sample catalog where nothing else is said. */
export async function aCatalog(
  database: Database,
  { entries = entriesOf(), ...asked }: Asked = {},
): Promise<CatalogEdition> {
  const edition: CatalogEdition = {
    id: `${asked.place ?? "990101"}-${asked.level ?? "county"}`,
    name: "青禾县政府购买服务指导性目录",
    issuer: "县财政局",
    place: "990101",
    level: "county",
    delegatedBy: "省财政厅关于编制市县目录的通知",
    document: "青财购〔2025〕1号（虚构）",
    revision: "",
    confirmed: true,
    from: day("2025-01-01"),
    ...asked,
  };
  await database.act(fullSight, (tx) => adopt(tx, platformActor(), edition, entries));
  return edition;
}

/** A proposal of the township to detail an item, as drafted. */
export const aProposal = (county: County, change: Partial<Entry> = {}): Promise<Key> =>
  county.act("townshipClerk", (tx, by) =>
    propose(
      tx,
      by,
      ProposalInput.parse({
        ...theDetail,
        ...change,
        reason: "各村每年都要审计，目录里没有这一项",
      }),
    ),
  );

/** A whole edition by county finance, begun from the newest one. */
export const aDraft = (county: County, change: Partial<DraftInput> = {}): Promise<Key> =>
  county.act("countyFinanceOfficer", (tx, by) =>
    draft(
      tx,
      by,
      DraftInput.parse({
        kind: "whole",
        level: "county",
        title: "2027 年目录",
        reason: "年度编制",
        ...change,
      }),
    ),
  );

/** 征求意见 of the department and the township until 2026-12-05, or for a week where that is over. */
export const askedBy = (
  county: County,
  key: Key,
  names: readonly string[] = ["department", "township"],
): Promise<void> =>
  county.act("countyFinanceOfficer", (tx, by) =>
    actions.askOpinions(tx, by, key, {
      organizations: names.map((name) => county.organizations[name]!),
      answerBy: today() <= "2026-12-05" ? day("2026-12-05") : daysAfter(today(), 7),
    }),
  );

const agree = { opinion: "agree" as const, remarks: "" };
const review = { reviewer: "县司法局", document: "", words: "内容合法" };

/** A proposal on which everybody has agreed, reviewed and approved. */
export async function anApproved(
  county: County,
  change: Partial<Entry> = {},
  { needsExperts = false } = {},
): Promise<Key> {
  const key = await aProposal(county, change);
  await askedBy(county, key);
  for (const role of ["departmentOfficer", "townshipClerk"] as const)
    await county.act(role, (tx, by) => actions.answer(tx, by, key, agree));
  await county.act("countyFinanceOfficer", async (tx, by) => {
    await actions.recordLegality(tx, by, key, { ...review, needsExperts });
    if (needsExperts)
      await actions.recordExperts(tx, by, key, { ...review, reviewer: "专家组 5 人" });
  });
  await county.act("countyFinanceReviewer", (tx, by) => actions.approve(tx, by, key));
  return key;
}
