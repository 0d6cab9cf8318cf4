import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { Refusal } from "../base/refusal.ts";
import { addOrganization, addPerson } from "../modules/organization/actions.ts";
import { login as loginShape, password as passwordShape } from "../modules/organization/model.ts";
import { fullSight, platformActor } from "../platform/actor.ts";
import { nowhere, record } from "../platform/audit.ts";
import { now } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import { sha256 } from "../platform/identity.ts";
import { insertAccessToken } from "../platform/session.ts";

const say = (text: string): void => void process.stderr.write(`${text}\n`);

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  let text = "";
  for await (const part of stream) text += String(part);
  return text;
}

/** The first administrator: the password comes on standard input, so that no command line or history keeps it. */
export async function createAdmin(database: Database, args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: args.slice(1),
    options: { name: { type: "string" }, login: { type: "string" } },
  });
  if (args[0] !== "create" || !values.name || !values.login) {
    say("用法：goufu admin create --name 姓名 --login 账号（密码从标准输入读入）");
    return 2;
  }
  const login = loginShape.safeParse(values.login);
  const password = passwordShape.safeParse((await readAll(process.stdin)).trim());
  for (const checked of [login, password])
    if (!checked.success)
      throw new Refusal("invalid", checked.error.issues.map((one) => one.message).join("；"));
  const by = platformActor();
  await database.act(fullSight, async (tx) => {
    const office = await tx
      .selectFrom("organization")
      .select("id")
      .where("kind", "=", "platform")
      .executeTakeFirst();
    const organization =
      office?.id ?? (await addOrganization(tx, by, { kind: "platform", name: "平台管理办公室" }));
    await addPerson(tx, by, {
      login: login.data!,
      name: values.name!,
      password: password.data!,
      organization,
      role: "systemAdmin",
    });
  });
  say(`已建立系统管理员 ${values.login}，首次登录须修改密码`);
  return 0;
}

/** A token for a program of another office: shown once on standard output, kept only as its hash. */
export async function createToken(database: Database, args: readonly string[]): Promise<number> {
  const options = {
    post: { type: "string" },
    name: { type: "string" },
    days: { type: "string" },
    write: { type: "boolean" },
  } as const;
  const { values } = parseArgs({ args: args.slice(1), options });
  const days = Number(values.days);
  if (args[0] !== "create" || !values.post || !values.name || !(days > 0 && days <= 366)) {
    say("用法：goufu token create --post 岗位编号 --name 用途 --days 天数（最多 366）[--write]");
    return 2;
  }
  const token = randomBytes(32).toString("base64url");
  const createdAt = now();
  await database.act(fullSight, async (tx) => {
    const post = await tx
      .selectFrom("post")
      .selectAll()
      .where("id", "=", values.post!)
      .executeTakeFirst();
    if (!post) throw new Refusal("notFound", "没有这个岗位。请核对岗位编号");
    const scopes = values.write ? ["read", "write"] : ["read"];
    const expiresAt = new Date(createdAt.getTime() + days * 86_400_000);
    const tokenHash = sha256(token);
    const whose = { post: post.id, person: post.person, name: values.name! };
    await insertAccessToken(tx, { tokenHash, ...whose, scopes, createdAt, expiresAt });
    const subject = { kind: "post", id: post.id };
    await record(tx, platformActor(), {
      verb: "organization.createToken",
      jurisdiction: nowhere,
      subject,
      detail: { scopes, expiresAt },
    });
  });
  process.stdout.write(`${token}\n`);
  return 0;
}
