import { hash, verify } from "@node-rs/argon2";
import { Refusal, refuseField } from "../../base/refusal.ts";
import { fullSight, type Actor } from "../../platform/actor.ts";
import { nowhere, record } from "../../platform/audit.ts";
import { dayOf, now, today } from "../../platform/clock.ts";
import type { Database, Db, Tx } from "../../platform/db.ts";
import { newId, sha256 } from "../../platform/identity.ts";
import * as session from "../../platform/session.ts";
import {
  findPersonByLogin,
  getOrganization,
  getPerson,
  getJurisdiction,
  listPostsOf,
} from "./reads.ts";
import { roleNames, type Role } from "./roles.ts";
import { seatsOf } from "./seats.ts";
import { actorOf, personOnly } from "./sight.ts";
import { findSeat, findSessionSeat } from "./signedIn.ts";
import { organizationKinds, seats, type Jurisdiction, type Organization } from "./model.ts";
import {
  insertDivision,
  insertJurisdiction,
  insertOrganization,
  insertPerson,
  insertPost,
  updatePassword,
  type DivisionRow,
} from "./writes.ts";

/** 登录. A wrong password is counted in a transaction of its own: the delay must outlive the refusal. */
export async function signIn(
  database: Database,
  { login, password }: { login: string; password: string },
  address: string,
): Promise<string> {
  const [account, origin] = [`account:${sha256(login)}`, `address:${sha256(address)}`];
  const keys = [account, origin];
  const wait = await database.act(fullSight, (tx) => session.startAttempt(tx, keys));
  if (wait > 0) throw new Refusal("tooMany", `密码错误次数较多，请 ${wait} 秒后再试`);
  const person = await database.ask(fullSight, (db) => findPersonByLogin(db, login));
  const isRight = await verify(person?.password ?? (await nobody()), password).catch(() => false);
  if (person && isRight && !person.isDisabled) {
    if (person.isDemo && !isLoopback(address))
      throw new Refusal("forbidden", "演示账号只能在本机登录");
    return database.act(fullSight, async (tx) => {
      await session.forgetFailures(tx, account, origin);
      const posts = await listPostsOf(tx, person.id, today());
      const token = await session.startSession(
        tx,
        person.id,
        posts.length === 1 ? posts[0]!.id : null,
      );
      await record(tx, personOnly(person.id), {
        verb: "organization.signIn",
        jurisdiction: nowhere,
        subject: { kind: "person", id: person.id },
      });
      return token;
    });
  }
  await database.act(fullSight, async (tx) => {
    const subject = { kind: "account", id: sha256(login) };
    await record(tx, personOnly(person?.id ?? personOnly("").post), {
      verb: "organization.signIn",
      outcome: "refused",
      jurisdiction: nowhere,
      subject,
    });
  });
  throw new Refusal(
    "unauthenticated",
    "账号或密码不对。请核对后再试；忘记密码请联系本单位系统管理员",
  );
}

/** A hash to verify against where there is no such account: the answer takes as long and tells nothing. */
let nobodyHash: Promise<string> | undefined;
const nobody = (): Promise<string> => (nobodyHash ??= hash("nobody at all 0"));

const isLoopback = (address: string): boolean =>
  address === "::1" || address.startsWith("127.") || address.startsWith("::ffff:127.");

export async function signOut(database: Database, by: Actor): Promise<void> {
  await database.act(by.sight, async (tx) => {
    await session.endSessionsOf(tx, by.person);
    await record(tx, by, {
      verb: "organization.signOut",
      jurisdiction: nowhere,
      subject: { kind: "person", id: by.person },
    });
  });
}

/** 换岗位: one person with several posts works in one of them at a time. */
export async function choosePost(tx: Tx, by: Actor, post: string): Promise<void> {
  const posts = await listPostsOf(tx, by.person, today());
  if (!posts.some((one) => one.id === post))
    throw new Refusal("notFound", "您没有这个岗位，或者它已到期");
  await session.choosePostOf(tx, by.person, post);
  await record(tx, by, {
    verb: "organization.choosePost",
    jurisdiction: nowhere,
    subject: { kind: "post", id: post },
  });
}

export async function changePassword(
  tx: Tx,
  by: Actor,
  { current, next }: { current: string; next: string },
): Promise<void> {
  const person = await getPerson(tx, by.person);
  if (!(await verify(person.password, current).catch(() => false)))
    throw refuseField("current", "现在的密码不对", "请核对大小写后再填");
  if (current === next) throw refuseField("next", "新密码与现在的相同", "请换一个");
  if (next.toLowerCase().includes(person.login))
    throw refuseField("next", "新密码里有账号名", "请换一个不含账号的密码");
  await updatePassword(tx, by.person, {
    password: await hash(next),
    changedAt: now(),
    mustChange: false,
  });
  await record(tx, by, {
    verb: "organization.changePassword",
    jurisdiction: nowhere,
    subject: { kind: "person", id: by.person },
  });
}

export type NewPerson = {
  login: string;
  name: string;
  password: string;
  organization: string;
  role: Role;
  isDemo?: boolean;
};

/** 开户. The first password is known to whoever gave it, so it must be changed at first use. */
export async function addPerson(tx: Tx, by: Actor, input: NewPerson): Promise<string> {
  const { login, name, password, organization, role, isDemo = false } = input;
  if (await findPersonByLogin(tx, login))
    throw refuseField("login", `账号 ${login} 已有人使用`, "请换一个账号");
  const owner = await getOrganization(tx, organization);
  const isElsewhere = owner.jurisdiction !== null && owner.jurisdiction !== by.jurisdiction;
  if (by.jurisdiction !== "" && isElsewhere)
    throw refuseField("organization", `${owner.name}不属于本财政区划`, "请选择本财政区划的单位");
  if (!seats[role].includes(owner.kind))
    throw refuseField(
      "role",
      `“${roleNames[role]}”岗位不设在${owner.name}`,
      `请选择${seats[role].map((kind) => organizationKinds[kind]).join("或")}，或者换一个岗位`,
    );
  const secret = await hash(password);
  const { post } = await seatPerson(tx, by, { login, name, secret, organization, role, isDemo });
  return post;
}

type NewSeat = Omit<NewPerson, "password"> & { secret: string };

/** 设岗: a person with one post from today on. `secret` is the hash of the first password. */
export async function seatPerson(
  tx: Tx,
  by: Actor,
  { login, name, secret, organization, role, isDemo = false }: NewSeat,
): Promise<{ person: string; post: string }> {
  const at = now();
  const [person, post] = [newId(at), newId(at)];
  const account = { id: person, login, name, password: secret, changedAt: at };
  await insertPerson(tx, { ...account, mustChange: !isDemo, isDisabled: false, isDemo });
  const fromOn = dayOf(at);
  await insertPost(tx, { id: post, person, organization, role, fromOn, toOn: null });
  await record(tx, by, {
    verb: "organization.addPerson",
    jurisdiction: nowhere,
    subject: { kind: "person", id: person },
    detail: { organization, role },
  });
  return { person, post };
}

/** 开通财政区划. The code at opening stays, whatever becomes of the division. */
export async function openJurisdiction(tx: Tx, by: Actor, row: Jurisdiction): Promise<void> {
  await insertJurisdiction(tx, row);
  await record(tx, by, {
    verb: "organization.openJurisdiction",
    jurisdiction: row.code,
    subject: { kind: "jurisdiction", id: row.code },
    detail: { level: row.level },
  });
}

/** 增列行政区划, where it is not yet known. */
export async function addDivision(tx: Tx, by: Actor, row: DivisionRow): Promise<void> {
  await insertDivision(tx, row);
  await record(tx, by, {
    verb: "organization.addDivision",
    jurisdiction: nowhere,
    subject: { kind: "division", id: row.code },
  });
}

export type NewOrganization = Pick<Organization, "kind" | "name"> & Partial<Organization>;

/** 新增单位. A provider belongs to no treasury, so that its row names none. */
export async function addOrganization(tx: Tx, by: Actor, input: NewOrganization): Promise<string> {
  const id = input.id ?? newId(now());
  await insertOrganization(tx, {
    jurisdiction: null,
    creditCode: null,
    division: null,
    villages: null,
    superior: null,
    nature: null,
    isDemo: false,
    ...input,
    id,
  });
  await record(tx, by, {
    verb: "organization.addOrganization",
    subject: { kind: "organization", id },
    detail: { kind: input.kind },
  });
  return id;
}

/** 我: who is signed in, with which posts, and for whom where somebody is away. */
export async function me(db: Db, by: Actor) {
  const person = await getPerson(db, by.person);
  const held = await listPostsOf(db, by.person, today());
  const seats = await seatsOf(
    db,
    held.map((post) => post.id),
  );
  const posts = held.map((post) => ({
    id: post.id,
    role: post.role,
    roleName: roleNames[post.role],
    organization: { id: post.organization, name: post.name, kind: post.kind },
    jurisdiction: post.jurisdiction,
    actingFor: actingFor(seats.get(post.id)?.holder, post.toOn),
  }));
  const post = posts.find((one) => one.id === by.post) ?? null;
  const place = post?.jurisdiction ? await getJurisdiction(db, post.jurisdiction) : undefined;
  const platform = place?.platform ?? "政府购买服务平台";
  const { id, name, login, mustChange } = person;
  return {
    person: { id, name, login },
    posts,
    post,
    mustChangePassword: mustChange,
    platform,
    today: today(),
  };
}

const actingFor = (name: string | null | undefined, toOn: string | null) =>
  name && toOn ? { name, toOn } : null;

/** Whose token this is. A person who must change the password, or has not chosen a post, has no roles yet. */
export async function whoAsks(
  database: Database,
  token: string,
  kind: "session" | "bearer",
): Promise<Actor | undefined> {
  if (kind === "bearer") {
    const row = await database.look((db) => session.findAccessToken(db, token));
    const seat = row && (await database.look((db) => findSeat(db, row.person, row.post, today())));
    const by = row && seat && askerOf(row.person, seat);
    return by && row.scopes.includes("write") ? by : by && { ...by, isReadOnly: true };
  }
  const found = await database.look((db) => findSessionSeat(db, token, today()));
  const by = found && askerOf(found.session.person, found.seat);
  if (by) await seen(database, found.session);
  return by;
}

function askerOf(
  person: string,
  { isDisabled, mustChange, post }: Awaited<ReturnType<typeof findSeat>>,
): Actor | undefined {
  if (isDisabled) return undefined;
  return !post || mustChange ? personOnly(person) : actorOf(post);
}

/** Written at most once a minute: reading a page must not wait for a write. */
async function seen(
  database: Database,
  row: Pick<session.SessionRow, "tokenHash" | "seenAt">,
): Promise<void> {
  if (now().getTime() - row.seenAt.getTime() < 60_000) return;
  await database.act(fullSight, (tx) => session.touchSession(tx, row.tokenHash));
}
