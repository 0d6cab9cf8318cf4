import type { Day } from "../../base/day.ts";
import type { Money } from "../../base/money.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { record } from "../../platform/audit.ts";
import { lockKeys, type Db, type Tx } from "../../platform/db.ts";
import { findByKind, getJurisdiction, getOrganization, namesOf } from "../organization/reads.ts";
import { setInForce } from "./desks.ts";
import type { UpperReviewsInput } from "./desksForms.ts";
import type { Project, ReviewRole, UpperReview } from "./model.ts";
import { insertUpperReviews } from "./writes.ts";

/** 联审以后还要谁审: the office, its paper, and until when it should answer in working days. */
export type AskedAbove = {
  role: Extract<ReviewRole, "departmentOfficer" | "countyFinanceReviewer">;
  organization: string;
  name: string;
  days: number;
  document: string;
  /** Whether the place has said so: a sample asks, and its missing answer stops nothing. */
  confirmed: boolean;
};

type Asked = Pick<Project, "jurisdiction" | "organization" | "catalogItem"> & { cost: Money };

const allRows = (db: Db): Promise<UpperReview[]> =>
  db
    .selectFrom("upperReview")
    .selectAll()
    .orderBy("reviewer")
    .orderBy("amountFrom")
    .orderBy("item")
    .execute();

/** Of the rows that an amount and an item meet, the one that speaks most closely of the item. */
export function closest(rows: readonly UpperReview[], item: string, cost: Money) {
  return rows
    .filter((one) => one.amountFrom <= cost && item.startsWith(one.item))
    .toSorted((a, b) => b.item.length - a.item.length || (b.amountFrom > a.amountFrom ? 1 : -1))[0];
}

export async function getFinance(db: Db, jurisdiction: string) {
  const found = await findByKind(db, jurisdiction, "countyFinance");
  if (!found) throw new Refusal("conflict", "本财政区划没有财政局。请先由系统管理员登记单位");
  return found;
}

/** Department first, then county finance: as the rows of the place and day say. Nobody reviews a purchase of its own. */
export async function askedAbove(
  db: Db,
  { jurisdiction, organization, catalogItem, cost }: Asked,
  on: Day,
): Promise<AskedAbove[]> {
  const { division } = await getJurisdiction(db, jurisdiction);
  const set = setInForce(await allRows(db), division, on);
  const of = (reviewer: UpperReview["reviewer"]) =>
    closest(
      set.filter((one) => one.reviewer === reviewer),
      catalogItem,
      cost,
    );
  const [department, finance] = [of("department"), of("finance")];
  const asked: AskedAbove[] = [];
  if (department?.department && department.department !== organization) {
    const { name } = await getOrganization(db, department.department);
    const { days, document, confirmed } = department;
    const role = "departmentOfficer" as const;
    asked.push({ role, organization: department.department, name, days, document, confirmed });
  }
  if (finance) {
    const office = await getFinance(db, jurisdiction);
    const { days, document, confirmed } = finance;
    const role = "countyFinanceReviewer" as const;
    asked.push({ role, organization: office.id, name: office.name, days, document, confirmed });
  }
  return asked;
}

async function mustBeWhole(tx: Tx, by: Actor, rows: UpperReviewsInput["rows"]): Promise<void> {
  const keys = rows.map((one) => `${one.reviewer} ${one.amountFrom} ${one.item}`);
  if (new Set(keys).size < keys.length)
    throw refuseField("rows", "同样的金额和事项出现了两次", "每种情形只留一行");
  for (const { reviewer, department } of rows) {
    if ((reviewer === "department") !== (department !== undefined))
      throw refuseField("rows", "部门审核没有选部门，或者财政审核选了部门", "部门审核请选主责部门");
    if (department === undefined) continue;
    const office = await getOrganization(tx, department);
    if (office.jurisdiction !== by.jurisdiction || office.kind !== "countyDepartment")
      throw refuseField("rows", `${office.name}不是本县的部门`, "请从本县的部门中选择");
  }
}

/** 设定联审后的审核: the whole set of one paper, for all purchasers of the county. */
export async function adoptUpperReviews(
  tx: Tx,
  by: Actor,
  { rows, fromOn, toOn, document, confirmed }: UpperReviewsInput,
): Promise<void> {
  const { division: place } = await getJurisdiction(tx, by.jurisdiction);
  await lockKeys(tx, [`upper reviews ${place}`]);
  await mustBeWhole(tx, by, rows);
  if (toOn !== undefined && toOn < fromOn)
    throw refuseField("toOn", `止日 ${toOn} 早于起日 ${fromOn}`, "请核对适用日期");
  const earlier = (await allRows(tx)).find((one) => one.place === place && one.fromOn === fromOn);
  if (earlier)
    throw refuseField(
      "fromOn",
      `自 ${fromOn} 起的审核分工已按《${earlier.document}》设定`,
      "设定过的不改；新文件请填它自己的施行日期",
    );
  await insertUpperReviews(
    tx,
    rows.map((one) => ({
      ...one,
      department: one.department ?? null,
      place,
      document,
      confirmed,
      fromOn,
      toOn: toOn ?? null,
    })),
  );
  await record(tx, by, {
    verb: "project.adoptUpperReviews",
    jurisdiction: by.jurisdiction,
    subject: { kind: "upperReviews", id: place },
    detail: { document, fromOn, rows: rows.length },
  });
}

/** All sets that hold or held for a place, the newest first. */
export async function listUpperSets(db: Db, place: string, today: Day) {
  const rows = (await allRows(db)).filter((one) => place.startsWith(one.place));
  const names = await namesOf(
    db,
    rows.map((one) => one.department).filter((one) => one !== null),
  );
  const now = setInForce(rows, place, today)[0];
  const keys = [...new Set(rows.map((one) => `${one.place} ${one.fromOn}`))]
    .toSorted()
    .toReversed();
  return keys.map((key) => {
    const set = rows.filter((one) => `${one.place} ${one.fromOn}` === key);
    return {
      ...set[0]!,
      counts: now !== undefined && key === `${now.place} ${now.fromOn}`,
      rows: set.map(({ reviewer, department, amountFrom, item, days }) => ({
        reviewer,
        name: department === null ? "县财政局" : (names.get(department) ?? ""),
        amountFrom,
        item,
        days,
      })),
    };
  });
}
