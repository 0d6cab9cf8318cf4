import type { Day } from "../../base/day.ts";
import type { Db } from "../../platform/db.ts";
import { tableOf } from "./content.ts";
import { sumForm } from "./ledgerSums.ts";
import type { ReturnKey } from "./model.ts";
import { findFiler, findReturn, getReturn } from "./reads.ts";
import { recountForm } from "./recount.ts";

/** 数据来源: summed from the ledger, or as filed. */
export type Source = "ledger" | "filed";

/** Which text of a return: a version by number, or what was known at the end of a day. */
export type Moment = { version?: number | undefined; asOf?: Day | undefined };

/** The last moment of a day in China: what was recorded until then was known. */
export const endOf = (on: Day): Date => new Date(`${on}T23:59:59.999+08:00`);

/** The table, and the filed version that it comes from. */
export async function tableFor(
  db: Db,
  key: ReturnKey,
  source: Source,
  { version, asOf }: Moment = {},
) {
  if (source === "ledger") {
    const filer = await findFiler(db, key.jurisdiction);
    const table = await (asOf ? recountForm(db, key, endOf(asOf)) : sumForm(db, key));
    return { table, filer: filer.name, filed: undefined };
  }
  const filed = await getReturn(db, key, { version, until: asOf && endOf(asOf) });
  return { table: tableOf(key.form, filed.content), filer: filed.filer, filed };
}

/** Where nobody says, what was filed stands; what was not filed yet comes from the ledger. */
export const sourceOf = async (db: Db, key: ReturnKey): Promise<Source> =>
  (await findReturn(db, key)) ? "filed" : "ledger";
