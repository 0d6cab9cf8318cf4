import { hash } from "@node-rs/argon2";
import { Refusal, refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { nowhere, record } from "../../platform/audit.ts";
import { now, today } from "../../platform/clock.ts";
import type { Db, Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { endSessionsOf } from "../../platform/session.ts";
import { endDelegationsOf } from "./delegation.ts";
import { organizationKinds, seats } from "./model.ts";
import { getOrganization, getPerson, listAllPostsOf } from "./reads.ts";
import { roleNames, type Role } from "./roles.ts";
import * as writes from "./writes.ts";

/** 账号管理: what an administrator does to an account of the own county; each act ends the open session. */
export async function viewAccount(db: Db, by: Actor, person: string) {
  const { id, login, name, isDisabled, mustChange } = await getPerson(db, person);
  const posts = await listAllPostsOf(db, person);
  refuseForeign(by, posts);
  return {
    person: { id, login, name, isDisabled, mustChange },
    posts: posts.map((post) => ({
      id: post.id,
      roleName: roleNames[post.role],
      organization: post.name,
      fromOn: post.fromOn,
      toOn: post.toOn,
      isInForce: post.toOn === null || post.toOn >= today(),
    })),
  };
}

/** An administrator reaches those whose posts all lie in the own treasury, or with providers, which belong to none. */
function refuseForeign(by: Actor, posts: readonly { jurisdiction: string | null }[]): void {
  const isOurs = (post: { jurisdiction: string | null }): boolean =>
    post.jurisdiction === null || post.jurisdiction === by.jurisdiction;
  if (by.jurisdiction !== "" && !(posts.length > 0 && posts.every(isOurs)))
    throw new Refusal("notFound", "没有这个人员，或者还在别的财政区划任职。请由上级平台管理员办理");
}

async function begin(tx: Tx, by: Actor, person: string): Promise<void> {
  await getPerson(tx, person);
  refuseForeign(by, await listAllPostsOf(tx, person));
}

type Left = { verb: string; person: string; detail?: object };

const leave = (tx: Tx, by: Actor, { verb, person, detail = {} }: Left) =>
  record(tx, by, {
    verb: `organization.${verb}`,
    jurisdiction: nowhere,
    subject: { kind: "person", id: person },
    detail,
  });

/** 重置密码: handed over in person, good for one sign-in. */
export async function resetPassword(
  tx: Tx,
  by: Actor,
  { person, password }: { person: string; password: string },
): Promise<void> {
  await begin(tx, by, person);
  await writes.updatePassword(tx, person, {
    password: await hash(password),
    changedAt: now(),
    mustChange: true,
  });
  await endSessionsOf(tx, person);
  await leave(tx, by, { verb: "resetPassword", person });
}

/** 停用或恢复. Nobody can lock himself out. */
export async function disable(
  tx: Tx,
  by: Actor,
  { person, isDisabled }: { person: string; isDisabled: boolean },
): Promise<void> {
  await begin(tx, by, person);
  if (person === by.person)
    throw new Refusal("conflict", "不能停用自己的账号。请由另一位系统管理员办理");
  await writes.updateDisabled(tx, person, isDisabled);
  if (isDisabled) await endSessionsOf(tx, person);
  await leave(tx, by, { verb: isDisabled ? "disablePerson" : "enablePerson", person });
}

/** 增设岗位: one person may hold several and chooses one after sign-in. */
export async function givePost(
  tx: Tx,
  by: Actor,
  input: { person: string; organization: string; role: Role },
): Promise<string> {
  const { person, organization, role } = input;
  await begin(tx, by, person);
  if (person === by.person)
    throw new Refusal("conflict", "不能给自己增设岗位。请由另一位系统管理员办理");
  const office = await getOrganization(tx, organization);
  if (
    by.jurisdiction !== "" &&
    office.jurisdiction !== null &&
    office.jurisdiction !== by.jurisdiction
  )
    throw refuseField("organization", `${office.name}不属于本财政区划`, "请选择本财政区划的单位");
  if (!seats[role].includes(office.kind))
    throw refuseField(
      "role",
      `“${roleNames[role]}”岗位不设在${office.name}`,
      `请选择${seats[role].map((kind) => organizationKinds[kind]).join("或")}`,
    );
  const id = newId(now());
  await writes.insertPost(tx, { id, person, organization, role, fromOn: today(), toOn: null });
  await leave(tx, by, { verb: "givePost", person, detail: { post: id, organization, role } });
  return id;
}

/** 离岗: the post ends today; what was done in it stays with it. */
export async function endPost(
  tx: Tx,
  by: Actor,
  { person, post }: { person: string; post: string },
): Promise<void> {
  await begin(tx, by, person);
  const held = (await listAllPostsOf(tx, person)).find(
    (one) => one.id === post && (one.toOn === null || one.toOn > today()),
  );
  if (!held) throw new Refusal("notFound", "没有这个在用的岗位");
  if (post === by.post)
    throw new Refusal("conflict", "不能结束自己正在用的岗位。请由另一位系统管理员办理");
  await writes.updatePostEnd(tx, post, today());
  await endDelegationsOf(tx, by, { post, person, organization: held.organization });
  await endSessionsOf(tx, person);
  await leave(tx, by, { verb: "endPost", person, detail: { post } });
}
