import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { unauditedPostings, unprovedPostings } from "../src/modules/budget/proof.ts";
import { unprovedContracts } from "../src/modules/contract/proof.ts";
import { unprovedAcceptances } from "../src/modules/delivery/proof.ts";
import { unprovedPayments } from "../src/modules/payment/proof.ts";
import { fullSight } from "../src/platform/actor.ts";
import { leafOf, type AuditEntry } from "../src/platform/audit.ts";
import { day } from "../src/base/day.ts";
import { now } from "../src/platform/clock.ts";
import { withClient } from "../src/platform/client.ts";
import type { Tx } from "../src/platform/db.ts";
import { newId } from "../src/platform/identity.ts";
import { openSealKey, sealAll, type Sealing } from "../src/platform/seal.ts";
import { verifyAudit } from "../src/platform/verify.ts";
import { aCounty, testDatabase, type County } from "./given.ts";
import { aContractInReview } from "./given/contract.ts";
import { withLimits } from "./given/project.ts";
import {
  aContractWithInstalment,
  anAcceptance,
  anOrder,
  aPaid,
  aRequest,
} from "./given/payment.ts";

/**
 * 绕过程序: what the application role can do by direct SQL although the tables refuse so much, and where it is found.
 * docs/decisions/0002 lists the same.
 */
const opened = testDatabase();
let county: County;
let sealing: Sealing;
let contract: string;
let acceptance: string;
let allotment: string;

const directly = <T>(run: (db: Tx) => Promise<T>) =>
  county.act("countyFinanceOfficer", (tx) => run(tx));
const one = async <T>(db: Tx, query: ReturnType<typeof sql<T>>): Promise<T> =>
  (await query.execute(db)).rows[0]!;

/** What `goufu ledger verify` says. */
const ledgerFindings = () =>
  opened.database.ask(fullSight, async (db) => [
    ...(await unprovedPostings(db)).map(({ posting, says }) => `${posting} ${says}`),
    ...(await unprovedContracts(db)).map((found) => `${found.contract} ${found.says}`),
    ...(await unprovedAcceptances(db)).map((found) => `${found.acceptance} ${found.says}`),
    ...(await unprovedPayments(db)).map(({ payment, says }) => `${payment} ${says}`),
  ]);

/** What `goufu audit verify` says. */
const auditFindings = async (): Promise<string[]> => [
  ...(await verifyAudit(opened.database, sealing.key, sealing.anchorFolder)).findings.map(
    ({ entry, says }) => `${entry} ${says}`,
  ),
  ...(await opened.database.ask(fullSight, unauditedPostings)).map(
    ({ posting, says }) => `${posting} ${says}`,
  ),
];

beforeAll(async () => {
  county = await aCounty(opened.database);
  await withLimits(opened.database);
  const folder = await mkdtemp(join(tmpdir(), "goufu-direct-"));
  const key = await openSealKey(join(folder, "keys"));
  sealing = { key, algorithm: "sha256", anchorFolder: join(folder, "anchors") };
  const installed = await aContractWithInstalment(county, { saveRest: false });
  const accepted = await anAcceptance(county, installed);
  const request = await aRequest(county, accepted, { amount: "30000.00" });
  await anOrder(county, request, day("2026-07-15"));
  await aPaid(county, request, day("2026-07-20"));
  contract = installed.contract.id;
  acceptance = accepted.id;
  ({ allotment } = await directly((db) =>
    one(db, sql<{ allotment: string }>`select allotment from acceptance where id = ${acceptance}`),
  ));
  await sealAll(opened.database, sealing);
});

/** A posting that adds up, under an act that took place, dated as the one before it. */
const forged = (kind: "commit" | "accept" | "pay", amount: number, subject: string) =>
  directly((db) => {
    const more = (name: string) => (name === kind ? amount : 0);
    return one(
      db,
      sql<{
        id: string;
      }>`insert into posting (jurisdiction, id, organization, kind, amount, line, allotment, seq, planned_before, planned_after,
          committed_before, committed_after, accepted_before, accepted_after, advanced_before, advanced_after, paid_before, paid_after,
          subject_kind, subject_id, happened_on, recorded_at, post)
        select jurisdiction, gen_random_uuid(), organization, ${kind}, ${amount}, line, allotment, seq + 1, planned_after, planned_after,
          committed_after, committed_after + ${more("commit")}::bigint, accepted_after, accepted_after + ${more("accept")}::bigint,
          advanced_after, advanced_after, paid_after, paid_after + ${more("pay")}::bigint,
          'contract', ${subject}, happened_on, recorded_at, post
        from posting where allotment = ${allotment} order by seq desc limit 1 returning id`,
    );
  });

/** More money for the line of the contract, under a document that nobody issued. */
const invented = (subject: string | null, recordedAt: Date | null) =>
  directly(async (db) => {
    const decision = newId(now());
    await sql`insert into decision_document (jurisdiction, id, organization, number, title, decided_on, post, recorded_at)
      select jurisdiction, ${decision}, organization, '无此文号', '无此文件', happened_on, post, recorded_at from posting
      where allotment = ${allotment} limit 1`.execute(db);
    return one(
      db,
      sql<{
        id: string;
      }>`insert into posting (jurisdiction, id, organization, kind, amount, line, line_seq, approved_before, approved_after,
          drawn_before, drawn_after, decision, subject_kind, subject_id, happened_on, recorded_at, post)
        select jurisdiction, gen_random_uuid(), organization, 'adjust', 100, line, line_seq + 1, approved_after, approved_after + 100,
          drawn_after, drawn_after, ${decision}, 'budgetLine', coalesce(${subject}::uuid, line), happened_on, coalesce(${recordedAt}::timestamptz, recorded_at), post
        from posting where line_seq is not null and line = (select line from allotment where id = ${allotment})
        order by line_seq desc limit 1 returning id`,
    );
  });

/** An entry as the program writes it, of an act that never took place. */
const anEntry = async (db: Tx, posting: string): Promise<AuditEntry> => {
  const row = await one(
    db,
    sql<
      Omit<AuditEntry, "id" | "detail">
    >`select p.jurisdiction, p.organization, p.recorded_at as at, null::uuid as person, p.post,
        'budget.adjust' as verb, 'done' as outcome, p.subject_kind, p.subject_id::text
      from posting p where p.id = ${posting}`,
  );
  return { ...row, id: newId(now()), detail: `{"amount":"100","posting":"${posting}"}` };
};

const insertEntry = (db: Tx, entry: AuditEntry) =>
  db
    .insertInto("auditEntry")
    .values({ ...entry, leaf: leafOf(entry) })
    .execute();

test("an honest county has nothing to find", async () => {
  expect(await ledgerFindings()).toEqual([]);
  expect(await auditFindings()).toEqual([]);
});

describe("goufu ledger verify finds", () => {
  test("money committed that no instalment names", async () => {
    await forged("commit", 100, contract);
    expect(await ledgerFindings()).toContain(`${contract} 签订合同的记账没有对应的年度分期`);
  });

  test("value accepted that no acceptance names", async () => {
    const { id } = await forged("accept", 100, acceptance);
    expect(await ledgerFindings()).toContain(`${id} 验收的记账没有对应的验收`);
  });

  test("money paid that no payment asked for", async () => {
    const { id } = await forged("pay", 100, contract);
    expect(await ledgerFindings()).toContain(`${id} 支付的记账没有对应的支付申请`);
  });

  test("one posting that backs two acceptances", async () => {
    const twin = newId(now());
    await directly((db) =>
      sql`insert into acceptance (jurisdiction, id, organization, contract, share, instalment, allotment, period, asked, accepted, status,
            asked_on, accepted_on, post, accepted_post, recorded_at, posting, posting_amount)
          select jurisdiction, ${twin}, organization, contract, share, instalment, allotment, '再来一次', asked, accepted, status,
            asked_on, accepted_on, post, accepted_post, recorded_at, posting, posting_amount from acceptance where id = ${acceptance}`.execute(
        db,
      ),
    );
    const found = (await ledgerFindings()).filter((says) =>
      says.includes("两次验收用了同一笔记账"),
    );
    expect(found).toHaveLength(1);
    expect([twin, acceptance]).toContain(found[0]!.split(" ")[0]);
  });

  test("a contract called signed with no instalment", async () => {
    const { id } = await aContractInReview(county);
    await directly((db) =>
      sql`update contract set status = 'signed', signed_on = '2026-03-20' where id = ${id}`.execute(
        db,
      ),
    );
    expect(await ledgerFindings()).toContain(`${id} 已签合同的财政资金与记账不符`);
  });
});

describe("goufu audit verify finds", () => {
  const unaudited = "这笔记账没有对应的审计记录";

  test("a posting under an act that nobody did", async () => {
    const { id } = await forged("pay", 100, newId(now()));
    expect(await auditFindings()).toContain(`${id} ${unaudited}`);
  });

  test("money of an invented document", async () => {
    const { id } = await invented(newId(now()), now());
    expect(await auditFindings()).toContain(`${id} ${unaudited}`);
  });

  test("money of an invented document, though it is dated back and hides behind the approval of its line", async () => {
    const { id } = await invented(null, null);
    expect(await auditFindings()).toContain(`${id} ${unaudited}`);
  });

  test("an entry put in without its marker", async () => {
    const posting = await invented(null, null);
    const { id } = await directly(async (db) => {
      const entry = await anEntry(db, posting.id);
      await insertEntry(db, entry);
      return entry;
    });
    expect(await auditFindings()).toContain(`${id} 这条审计记录不在任何封存里，也不在待封存之列`);
  });

  test("a marker taken away before the entry is sealed", async () => {
    await aContractInReview(county);
    const { entry } = await directly((db) =>
      one(
        db,
        sql<{
          entry: string;
        }>`delete from audit_unsealed where entry = (select min(entry::text)::uuid from audit_unsealed) returning entry`,
      ),
    );
    expect(await auditFindings()).toContain(
      `${entry} 这条审计记录不在任何封存里，也不在待封存之列`,
    );
  });
});

describe("nothing finds, and the decision says so", () => {
  test("an act that is forged whole, its audit entry and marker with it: it stands sealed under the post it names", async () => {
    const { id } = await invented(null, null);
    await directly(async (db) => {
      const entry = await anEntry(db, id);
      await insertEntry(db, entry);
      const { jurisdiction, id: marked } = entry;
      await db
        .insertInto("auditUnsealed")
        .values({ jurisdiction, entry: marked, at: now() })
        .execute();
    });
    await sealAll(opened.database, sealing);
    expect((await auditFindings()).filter((says) => says.startsWith(id))).toEqual([]);
  });
});

/** Last of all: from here on the tables no longer guard themselves. */
describe("what the owner of the tables does to the balances, goufu ledger verify finds", () => {
  const last = `(select id from posting where allotment = 'ALLOTMENT' order by seq desc limit 1)`;
  const newest = `(select id from posting where line_seq is not null and line = (select line from allotment where id = 'ALLOTMENT')
    order by line_seq desc limit 1)`;

  test.each([
    [
      "a balance that says less was paid",
      "posting_moves_paid",
      `paid_after = paid_after - 1 where id = ${last}`,
      "额度余额与逐笔累计不符",
    ],
    [
      "a posting that is gone from the chain",
      "posting_chain",
      `seq = seq + 1 where id = ${last}`,
      "额度的记账不连续",
    ],
    [
      "a line that has more than was approved",
      "posting_moves_approved",
      `approved_after = approved_after + 1 where id = ${newest}`,
      "指标余额与逐笔累计不符",
    ],
  ])("%s", async (_, guard, change, says) => {
    const statement = `update posting set ${change} returning id`.replaceAll(
      "ALLOTMENT",
      allotment,
    );
    const id = await withClient(opened.url, async (client) => {
      await client.query(`alter table posting drop constraint ${guard}`);
      const { rows } = await client.query<{ id: string }>(statement);
      return rows[0]!.id;
    });
    expect(await ledgerFindings()).toContain(`${id} ${says}`);
  });
});
