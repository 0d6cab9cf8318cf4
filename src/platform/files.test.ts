import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../test/given.ts";
import { anonymous, fullSight, type Sight } from "./actor.ts";
import { attach, getAttachment, keepFilesIn, listAttachments, openAttachment } from "./files.ts";
import { sniff } from "./sniff.ts";
import type { Subject } from "./trace.ts";

const opened = testDatabase();
let folder = "";
beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "goufu-files-")), "files");
  keepFilesIn(folder);
});

const [township, provider, stranger] = ["a", "b", "c"].map(
  (last) => `00000000-0000-0000-0000-00000000000${last}`,
) as [string, string, string];

const subject: Subject = {
  kind: "serviceRecord",
  id: "00000000-0000-0000-0000-0000000000f1",
  jurisdiction: "990101",
  organization: township,
  readers: [provider],
};

const keep = async (text: string, about = subject): Promise<string> => {
  const file = await sniff("记录.pdf", Buffer.from(`%PDF ${text}`));
  return opened.database.act(fullSight, (tx) => attach(tx, anonymous, about, file));
};

const own = (who: string): Sight => ({ lo: "990101", hi: "990102", scope: "own", mine: [who] });

const find = (id: string, sight: Sight) =>
  opened.database.ask(sight, (db) => getAttachment(db, "990101", id));

const contentOf = async (id: string): Promise<string> => {
  const { content } = await openAttachment(await find(id, fullSight));
  if (Buffer.isBuffer(content)) return String(content);
  let text = "";
  for await (const part of content) text += String(part);
  return text;
};

const stored = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true })).filter((name) => name.length > 60);

describe("a paper", () => {
  test("lies by its content: the same one twice is one file, readable by the program alone", async () => {
    const [one, two] = [await keep("同"), await keep("同")];
    expect(one).not.toBe(two);
    const names = await stored();
    expect(names).toHaveLength(1);
    expect((await stat(join(folder, names[0]!))).mode & 0o777).toBe(0o600);
    expect(await contentOf(two)).toBe("%PDF 同");
  });

  test("is seen by whoever may see its matter, and by nobody else", async () => {
    const id = await keep("看");
    for (const sight of [own(township), own(provider), fullSight])
      expect(await find(id, sight)).toMatchObject({
        id,
        name: "记录.pdf",
        type: "application/pdf",
      });
    const others: Sight[] = [
      own(stranger),
      { ...own(township), lo: "990102", hi: "990103" },
      { ...fullSight, lo: "990102" },
      { ...own(township), mine: [] },
    ];
    for (const sight of others)
      await expect(find(id, sight)).rejects.toMatchObject({ kind: "notFound" });
  });

  test("stands on the list of its matter, in the order in which it came", async () => {
    const about = { ...subject, id: "00000000-0000-0000-0000-0000000000f2" };
    const ids = [await keep("一", about), await keep("二", about)];
    const listed = await opened.database.ask(fullSight, (db) =>
      listAttachments(db, "990101", about.id),
    );
    expect(listed.map((one) => one.id)).toEqual(ids);
  });

  test("whose file is missing is refused with what to do, not with a fault", async () => {
    const id = await keep("丢");
    await rm(folder, { recursive: true });
    await expect(contentOf(id)).rejects.toMatchObject({
      kind: "notFound",
      message: "附件“记录.pdf”的文件不在数据目录里，请管理员从备份恢复",
    });
  });

  test("of an act that was rolled back leaves no row", async () => {
    const about = { ...subject, id: "00000000-0000-0000-0000-0000000000f3" };
    const file = await sniff("记录.pdf", Buffer.from("%PDF 回"));
    await expect(
      opened.database.act(fullSight, async (tx) => {
        await attach(tx, anonymous, about, file);
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    const listed = opened.database.ask(fullSight, (db) => listAttachments(db, "990101", about.id));
    expect(await listed).toEqual([]);
  });
});
