import type { Money } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Owned } from "../../base/shape.ts";
import type { Tx } from "../../platform/db.ts";
import type { Acceptance, ServiceRecord, SpotCheck } from "./model.ts";

type Written = { post: string; recordedAt: Date };

export type ServiceRecordRow = Owned & ServiceRecord & Written;

/** Its status is computed from its days. */
export type SpotCheckRow = Owned & Omit<SpotCheck, "status"> & Written;

export type AcceptanceTable = Acceptance & {
  recordedAt: Date;
  posting: string | null;
  postingAmount: Money | null;
  second: string | null;
  secondAmount: Money | null;
} & AcceptanceMoney;

/** 结转: where the money of an acceptance lies when its allotment was carried; what an earlier year's advance has paid of it. */
export type AcceptanceMoney = {
  settled: string | null;
  settledAmount: Money | null;
  settledAllotment: string | null;
  carriedAllotment: string | null;
  origin: string | null;
};

const uncarried: AcceptanceMoney = {
  settled: null,
  settledAmount: null,
  settledAllotment: null,
  carriedAllotment: null,
  origin: null,
};

export type AcceptanceItemRow = Owned & {
  acceptance: string;
  clause: string;
  met: boolean;
  note: string;
};

export type AcceptanceOpinionRow = Owned & {
  acceptance: string;
  place: string;
  satisfied: number;
  words: string;
};

declare module "../../platform/db.ts" {
  interface Tables {
    serviceRecord: ServiceRecordRow;
    spotCheck: SpotCheckRow;
    acceptance: AcceptanceTable;
    acceptanceItem: AcceptanceItemRow;
    acceptanceOpinion: AcceptanceOpinionRow;
  }
}

export async function insertRecord(tx: Tx, row: ServiceRecordRow): Promise<void> {
  await tx.insertInto("serviceRecord").values(row).execute();
}

export async function insertCheck(tx: Tx, row: SpotCheckRow): Promise<void> {
  await tx.insertInto("spotCheck").values(row).execute();
}

export async function lockCheck(tx: Tx, jurisdiction: string, id: string): Promise<SpotCheckRow> {
  const found = await tx
    .selectFrom("spotCheck")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这次抽查，或者您看不到它");
  return found;
}

export async function updateRectified(
  tx: Tx,
  { jurisdiction, id }: { jurisdiction: string; id: string },
  rectified: Pick<SpotCheckRow, "rectifiedOn" | "rectifiedSays">,
): Promise<void> {
  await tx
    .updateTable("spotCheck")
    .set(rectified)
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .execute();
}

export async function insertAcceptance(
  tx: Tx,
  row: Omit<Acceptance, "acceptedOn" | "acceptedPost"> & { recordedAt: Date },
): Promise<void> {
  const unjudged = { acceptedOn: null, acceptedPost: null };
  const unposted = { posting: null, postingAmount: null, second: null, secondAmount: null };
  await tx
    .insertInto("acceptance")
    .values({ ...row, ...unjudged, ...unposted, ...uncarried })
    .execute();
}

/** Whoever judges an acceptance holds it: two verdicts at once would accept the same value twice. */
export async function lockAcceptance(tx: Tx, jurisdiction: string, id: string): Promise<void> {
  const found = await tx
    .selectFrom("acceptance")
    .select("id")
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这次验收，或者您看不到它");
}

export type Verdict = Pick<
  AcceptanceTable,
  | "status"
  | "accepted"
  | "recovered"
  | "reason"
  | "acceptedOn"
  | "acceptedPost"
  | "posting"
  | "postingAmount"
  | "second"
  | "secondAmount"
> &
  Partial<AcceptanceMoney>;

export async function updateVerdict(
  tx: Tx,
  { jurisdiction, id }: { jurisdiction: string; id: string },
  verdict: Verdict,
): Promise<void> {
  await tx
    .updateTable("acceptance")
    .set(verdict)
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .execute();
}

export async function insertItems(tx: Tx, rows: readonly AcceptanceItemRow[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto("acceptanceItem")
      .values([...rows])
      .execute();
}

export async function insertOpinions(tx: Tx, rows: readonly AcceptanceOpinionRow[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto("acceptanceOpinion")
      .values([...rows])
      .execute();
}
