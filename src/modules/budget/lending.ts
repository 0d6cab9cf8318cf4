import type { Tx } from "../../platform/db.ts";
import { getLine } from "./reads.ts";

/** 供统一购买使用: the purchaser sees the line of the township that pays its own share. */
export async function lendLine(
  tx: Tx,
  { jurisdiction, line, to }: { jurisdiction: string; line: string; to: string },
): Promise<void> {
  const { organization, readers } = await getLine(tx, jurisdiction, line);
  if (organization === to || readers.includes(to)) return;
  await tx
    .updateTable("budgetLine")
    .set({ readers: [...readers, to] })
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", line)
    .execute();
}
