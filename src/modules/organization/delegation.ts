import type * as z from "zod";
import { daysAfter, type Day } from "../../base/day.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { record } from "../../platform/audit.ts";
import { now, today } from "../../platform/clock.ts";
import { lockKeys, type Db, type Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { endSessionsOf } from "../../platform/session.ts";
import { delegable, type DelegateInput, type DelegationsView } from "./model.ts";
import { seatsOf } from "./seats.ts";
import { roleNames, rolesOf, type Role } from "./roles.ts";
import { insertDelegation, insertPost, updateDelegationEnd, updatePostEnd } from "./writes.ts";

/** 委托代办: while the holder of a post is away a colleague of the office acts in it, for named days and a reason. */

const listOf = (db: Db, organization: string) =>
  db
    .selectFrom("delegation")
    .innerJoin("post", "post.id", "delegation.post")
    .selectAll("delegation")
    .select("post.role")
    .where("delegation.organization", "=", organization)
    .orderBy("delegation.fromOn", "desc")
    .orderBy("delegation.id", "desc")
    .limit(200)
    .execute();

/** People of the office with their posts of today. */
async function colleaguesOf(db: Db, organization: string, on: Day) {
  const rows = await db
    .selectFrom("post")
    .innerJoin("person", "person.id", "post.person")
    .select(["person.id", "person.name", "post.role", "post.actingFor"])
    .where("post.organization", "=", organization)
    .where("post.fromOn", "<=", on)
    .where((eb) => eb.or([eb("post.toOn", "is", null), eb("post.toOn", ">=", on)]))
    .where("person.isDisabled", "=", false)
    .where("post.actingFor", "is", null)
    .orderBy("post.fromOn")
    .orderBy("person.id")
    .execute();
  const people = new Map<string, { id: string; name: string; roles: Role[] }>();
  for (const { id, name, role } of rows) {
    const known = people.get(id) ?? { id, name, roles: [] };
    people.set(id, { ...known, roles: [...known.roles, role] });
  }
  return [...people.values()];
}

/** Hands that the law or the house keeps apart: one asks or enters, the other decides or pays. */
const apart: readonly (readonly [Role, Role])[] = [
  ["townshipClerk", "townshipHead"],
  ["countyFinanceOfficer", "countyFinanceReviewer"],
  ["countyFinanceOfficer", "countyTreasury"],
  ["countyFinanceReviewer", "countyTreasury"],
  ["cityFinanceOfficer", "cityFinanceReviewer"],
  ["provinceFinanceOfficer", "provinceFinanceReviewer"],
];

const clashOf = (role: Role, held: readonly Role[]): Role | undefined =>
  held.find((one) =>
    apart.some((pair) => pair.includes(one) && pair.includes(role) && one !== role),
  );

type Days = { fromOn: Day; toOn: Day };

/** What a colleague holds or acts in on one of these days. */
async function heldBy(db: Db, person: string, organization: string, days: Days): Promise<Role[]> {
  const rows = await db
    .selectFrom("post")
    .select("role")
    .where("person", "=", person)
    .where("organization", "=", organization)
    .where("fromOn", "<=", days.toOn)
    .where((eb) => eb.or([eb("toOn", "is", null), eb("toOn", ">=", days.fromOn)]))
    .execute();
  return rows.map((one) => one.role);
}

async function whyNot(db: Db, by: Actor): Promise<string> {
  const [role] = rolesOf(by);
  if (!role || !delegable.includes(role)) return "这个岗位不能委托，请由本单位另行安排人员";
  const seat = (await seatsOf(db, [by.post])).get(by.post);
  if (seat?.actingFor) return "代办的岗位不能再转委托。请由本人另行委托";
  return "";
}

export async function viewDelegations(
  db: Db,
  by: Actor,
  on: Day,
): Promise<z.input<typeof DelegationsView>> {
  const rows = await listOf(db, by.organization);
  const seats = await seatsOf(
    db,
    rows.flatMap((one) => [one.post, one.acting]),
  );
  const reason = await whyNot(db, by);
  const colleagues = reason === "" ? await colleaguesOf(db, by.organization, on) : [];
  return {
    rows: rows.map((one) => {
      const last = one.endedOn ?? one.toOn;
      const isInForce = one.fromOn <= on && on <= last && one.endedOn === null;
      return {
        ...one,
        fromOn: one.fromOn as Day,
        toOn: one.toOn as Day,
        endedOn: one.endedOn as Day | null,
        roleName: roleNames[one.role],
        holder: seats.get(one.post)?.name ?? "",
        delegate: seats.get(one.acting)?.name ?? "",
        isInForce,
        mayEnd: one.post === by.post && one.endedOn === null && on <= one.toOn,
      };
    }),
    colleagues: colleagues
      .filter((one) => one.id !== by.person)
      .map(({ id, name, roles }) => ({
        id,
        name,
        posts: roles.map((one) => roleNames[one]).join("、"),
      })),
    whyNot: reason,
  };
}

/** The days stand in the future or begin today, in order, and no other delegation of the post holds on one of them. */
async function mustHaveItsDays(tx: Tx, by: Actor, { fromOn, toOn }: Days) {
  if (fromOn < today())
    throw refuseField("fromOn", `起日 ${fromOn} 已过，今天是 ${today()}`, "委托从今天或者以后起算");
  if (toOn < fromOn)
    throw refuseField("toOn", `止日 ${toOn} 早于起日 ${fromOn}`, "请核对委托的起止日期");
  const other = (await listOf(tx, by.organization)).find(
    (one) =>
      one.post === by.post && one.endedOn === null && one.fromOn <= toOn && one.toOn >= fromOn,
  );
  if (other)
    throw refuseField(
      "fromOn",
      `${other.fromOn} 至 ${other.toOn} 已经委托了别人`,
      "请先收回那一次委托，或者改日期",
    );
}

/** 委托: the colleague sees the tasks of the post and signs “代”. It ends by itself after its last day. */
export async function delegate(
  tx: Tx,
  by: Actor,
  input: z.output<typeof DelegateInput>,
): Promise<{ id: string }> {
  const { delegate: person, fromOn, toOn, reason } = input;
  // Of two posts given to one colleague at once the second sees the first.
  await lockKeys(tx, [`delegation ${by.post}`, `delegate ${person}`]);
  const because = await whyNot(tx, by);
  if (because !== "") throw new Refusal("conflict", because);
  const [role] = rolesOf(by);
  await mustHaveItsDays(tx, by, { fromOn, toOn });
  if (person === by.person)
    throw refuseField("delegate", "不能委托给自己", "请选择本单位的另一位同事");
  const colleagues = await colleaguesOf(tx, by.organization, today());
  const found = colleagues.find((one) => one.id === person);
  if (!found) throw refuseField("delegate", "本单位没有这位在岗人员", "请从本单位的同事中选择");
  const clash = clashOf(role!, await heldBy(tx, person, by.organization, { fromOn, toOn }));
  if (clash)
    throw refuseField(
      "delegate",
      `${found.name}是${roleNames[clash]}，不能同时代${roleNames[role!]}：经办和审核、审核和付款要由两个人办`,
      "请选择另一位同事",
    );
  const at = now();
  const [id, acting] = [newId(at), newId(at)];
  const { organization, post } = by;
  const days = { fromOn, toOn };
  await insertPost(tx, { id: acting, person, organization, role: role!, ...days, actingFor: post });
  const row = { id, organization, post, delegate: person, acting, ...days, reason };
  await insertDelegation(tx, { ...row, endedOn: null, recordedAt: at });
  await record(tx, by, {
    verb: "organization.delegate",
    subject: { kind: "delegation", id },
    detail: { delegate: person, acting, ...days },
  });
  return { id };
}

type Open = { id: string; acting: string; delegate: string };

/** What has begun ends with yesterday; whoever acted in the post is signed out of it. */
async function end(tx: Tx, by: Actor, { id, acting, delegate: person }: Open): Promise<void> {
  const on = today();
  await updateDelegationEnd(tx, id, on);
  await updatePostEnd(tx, acting, daysAfter(on, -1));
  await endSessionsOf(tx, person);
  await record(tx, by, {
    verb: "organization.endDelegation",
    subject: { kind: "delegation", id },
    detail: { endedOn: on },
  });
}

/** 收回委托: at once. */
export async function endDelegation(tx: Tx, by: Actor, id: string): Promise<void> {
  const found = (await listOf(tx, by.organization)).find((one) => one.id === id);
  if (!found) throw new Refusal("notFound", "没有这项委托");
  if (found.post !== by.post) throw new Refusal("forbidden", "只有委托人自己可以收回委托");
  if (found.endedOn !== null || found.toOn < today())
    throw new Refusal("conflict", `这项委托已于 ${found.endedOn ?? found.toOn} 结束`);
  await end(tx, by, found);
}

/** 离岗: nobody acts in a post that its holder has left, and nobody acts who has no post of his own left in the office. */
export async function endDelegationsOf(
  tx: Tx,
  by: Actor,
  { post, person, organization }: { post: string; person: string; organization: string },
): Promise<void> {
  const own = await tx
    .selectFrom("post")
    .select("id")
    .where("person", "=", person)
    .where("organization", "=", organization)
    .where("actingFor", "is", null)
    .where((eb) => eb.or([eb("toOn", "is", null), eb("toOn", ">", today())]))
    .executeTakeFirst();
  const rows = await tx
    .selectFrom("delegation")
    .select(["id", "acting", "delegate"])
    .where("organization", "=", organization)
    .where((eb) =>
      eb.or([
        eb("post", "=", post),
        eb("acting", "=", post),
        ...(own ? [] : [eb("delegate", "=", person)]),
      ]),
    )
    .where("endedOn", "is", null)
    .where("toOn", ">=", today())
    .execute();
  for (const one of rows) await end(tx, by, one);
}
