import type { Db } from "../../platform/db.ts";
import { tableOf } from "./content.ts";
import { sumForm } from "./ledgerSums.ts";
import type { ReturnKey } from "./model.ts";
import { findFiler, findReturn, getReturn } from "./reads.ts";

/** 数据来源: summed from the ledger, or as filed. */
export type Source = "ledger" | "filed";

/** The table, and the filed version that it comes from. */
export async function tableFor(db: Db, key: ReturnKey, source: Source, version?: number) {
  if (source === "ledger") {
    const filer = await findFiler(db, key.jurisdiction);
    return { table: await sumForm(db, key), filer: filer.name, filed: undefined };
  }
  const filed = await getReturn(db, key, version);
  return { table: tableOf(key.form, filed.content), filer: filed.filer, filed };
}

/** Where nobody says, what was filed stands; what was not filed yet comes from the ledger. */
export const sourceOf = async (db: Db, key: ReturnKey): Promise<Source> =>
  (await findReturn(db, key)) ? "filed" : "ledger";
