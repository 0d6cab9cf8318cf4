import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Refusal } from "../base/refusal.ts";
import type { Download } from "./http.ts";

/** A long list is written in this time or not at all. */
const mostMilliseconds = 10 * 60_000;

/**
 * 先写后发: writes a stream aside within the transaction that reads it and gives it as a download. It is sent after the
 * transaction has ended, so that whoever receives slowly holds no connection; memory stays flat.
 */
export async function spooled(
  { name, type }: Pick<Download, "name" | "type">,
  content: Readable,
  within = mostMilliseconds,
): Promise<Download> {
  const folder = await mkdtemp(join(tmpdir(), "goufu-list-"));
  const clear = () => rm(folder, { recursive: true, force: true });
  const signal = AbortSignal.timeout(within);
  try {
    const path = join(folder, "list");
    await pipeline(content, createWriteStream(path), { signal });
    const sent = createReadStream(path);
    sent.once("close", () => void clear());
    return { name, type, content: sent };
  } catch (fault) {
    await clear();
    if (signal.aborted)
      throw new Refusal(
        "tooMany",
        "导出用时太长，已经停止。请缩小范围（年度、财政区划），或者稍后再试",
      );
    throw fault;
  }
}
