import { Refusal } from "../../base/refusal.ts";
import type { Tx } from "../../platform/db.ts";
import type {
  Award,
  Challenge,
  Criterion,
  Package,
  PackageShare,
  Procurement,
  Response,
  Score,
  Seat,
} from "./model.ts";
import { procurementOf } from "./reads.ts";

/** As stored: jsonb is written as text. */
export type ProcurementRow = Omit<Procurement, "qualifications"> & { qualifications: string };

declare module "../../platform/db.ts" {
  interface Tables {
    procurement: ProcurementRow;
    package: Package;
    packageShare: PackageShare;
    response: Response;
    criterion: Criterion;
    panelSeat: Seat;
    score: Score;
    award: Award;
    challenge: Challenge;
  }
}

export type Key = { jurisdiction: string; id: string };

/** Gets the purchase and holds it until the transaction ends: whoever judges it must lock it first. */
export async function lockProcurement(tx: Tx, { jurisdiction, id }: Key): Promise<Procurement> {
  const row = await tx
    .selectFrom("procurement")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal("notFound", "没有这项采购，或者您看不到它");
  return procurementOf(row);
}

export async function updateProcurement(
  tx: Tx,
  { jurisdiction, id }: Key,
  change: Partial<Omit<ProcurementRow, "jurisdiction" | "id">>,
): Promise<void> {
  await tx
    .updateTable("procurement")
    .set(change)
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .execute();
}

export async function updateResponse(
  tx: Tx,
  { jurisdiction, id }: Key,
  change: Partial<Omit<Response, "jurisdiction" | "id">>,
): Promise<void> {
  await tx
    .updateTable("response")
    .set(change)
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .execute();
}
