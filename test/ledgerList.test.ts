import { buffer } from "node:stream/consumers";
import type { Readable } from "node:stream";
import { expect, test } from "vitest";
import { fen, inYuan } from "../src/base/money.ts";
import { giveLedgerList } from "../src/modules/statistics/ledgerList.ts";
import { fullSight } from "../src/platform/actor.ts";
import { withClient } from "../src/platform/client.ts";
import { readSheet } from "../src/platform/sheet.ts";
import { generate } from "../tools/generate/province.ts";
import { lastYear, small } from "../tools/generate/story.ts";
import { testDatabase } from "./given.ts";

const opened = testDatabase();
const province = { ...small, townships: 10, projects: 60, depth: "ledger" } as const;
const year = lastYear(province) - 1;

type Posting = {
  day: string;
  line: string;
  unit: string;
  number: string | null;
  title: string | null;
  amounts: (string | null)[];
};

/** As the owner reads them, one by one. */
const postings = (): Promise<Posting[]> =>
  withClient(opened.url, async (client) => {
    // A sign that no text should hold must not move a cell.
    await client.query(
      "update project set title = title || E'\\x1f' where number like '%00000000'",
    );
    const { rows } = await client.query<Posting>(
      `select p.happened_on::text as day, l.code as line, o.name as unit, project.number, project.title,
         array[p.amount, p.approved_after, p.drawn_after, p.planned_after, p.committed_after, p.accepted_after, p.advanced_after, p.paid_after]::text[] as amounts
       from posting p join budget_line l using (jurisdiction)
       join organization o on o.id = p.organization
       left join allotment a on a.jurisdiction = p.jurisdiction and a.id = p.allotment
       left join project on project.jurisdiction = a.jurisdiction and project.id = a.project
       where l.id = p.line and p.jurisdiction = '990101' and extract(year from p.happened_on::date) = $1
       order by p.id`,
      [year],
    );
    return rows;
  });

const figure = (amount: string | null) =>
  amount === null ? "" : `${Number(inYuan(fen(BigInt(amount))).replaceAll(",", ""))}`;

const listed = () =>
  opened.database.list(fullSight, async (db) => {
    const { content } = await giveLedgerList(db, { jurisdiction: "990101", year });
    return readSheet(new Uint8Array(await buffer(content as Readable)));
  });

test("the list of a year's postings holds every posting, in order, with its words and to the fen", async () => {
  await withClient(opened.url, (client) => generate(client, province));
  const expected = await postings();
  expect(expected.length).toBeGreaterThan(2000); // more than one page
  const [head, ...rows] = await listed();
  expect(head?.cells.slice(0, 3)).toEqual(["发生日期", "种类", "金额（元）"]);
  const said = rows.map(({ cells }) => {
    const all = Array.from({ length: 18 }, (_, place) => cells[place] ?? "");
    return [all[0], all[3], all[7], all[8], all[9], all[2], ...all.slice(11)];
  });
  expect(said).toEqual(
    expected.map(({ day, line, unit, number, title, amounts }) =>
      [day, line, unit, number ?? "", (title ?? "").replace("\u001f", "")].concat(
        amounts.map(figure),
      ),
    ),
  );
  expect(new Set(rows.map(({ cells }) => cells[1])).size).toBeGreaterThan(3);
  // The same moment twice on one connection: the cursor of the first is gone.
  expect(await listed()).toHaveLength(rows.length + 1);
});
