import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { at } from "../../platform/clock.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { anApprovedLine } from "../../../test/given/budget.ts";
import { bookkeeping, withLimits } from "../../../test/given/project.ts";
import { PreviewInput } from "./model.ts";
import { preview, rulesFor } from "./preview.ts";
import { submissionBars, submissionFlags } from "./states.ts";

const opened = testDatabase();
const today = day("2026-02-06");
let county: County;
let line: string;

beforeAll(async () => {
  county = await aCounty(opened.database);
  await withLimits(opened.database);
  line = await anApprovedLine(county, { amount: "84000.00" });
});

const found = (changes: object) =>
  at(today, () =>
    county.ask("townshipClerk", async (db, by) => {
      const { findings } = await preview(db, by, PreviewInput.parse(changes), today);
      return findings.map(({ rule, field }) => [rule, field]);
    }),
  );

const whole = () => {
  const { needs: _, draftedOn: __, ...content } = bookkeeping(line);
  return content;
};

describe("a draft is judged while it is written, by the rules of its submission", () => {
  test("an empty form and a whole one have broken nothing that bars", async () => {
    expect(await found({})).toEqual([]);
    expect(await found(whole())).toEqual([]);
  });

  test("whole, it is judged by every rule of the submission, and by no other", () => {
    const ids = (rules: readonly { id: string }[]) => rules.map((one) => one.id).toSorted();
    const asked = rulesFor(PreviewInput.parse(whole()));
    expect(ids(asked)).toEqual(ids([...submissionBars, ...submissionFlags]));
  });

  test("only what has been written is judged", async () => {
    expect(await found({ item: "Z0001" })).toEqual([["project.itemIsInCatalog", "item"]]);
    expect(await found({ termFrom: "2026-04-01", termTo: "2027-04-01" })).toEqual([
      ["project.termIsLawful", "termTo"],
    ]);
  });

  test("a fen too much for the line stands beside the money, works beside the purpose", async () => {
    const dear = [{ quantity: 14, fundings: [{ line, amount: "8400014" }] }];
    expect(await found({ ...whole(), unitPrice: "600001", shares: dear })).toEqual([
      ["project.linesHaveMoney", "fundings"],
    ]);
    const rules = await found({ ...whole(), title: "新建村文化广场工程", purpose: "新建文化广场" });
    expect(rules).toContainEqual(["ruling.wordsMayBeBought", "purpose"]);
  });

  test("a wish instead of a measure stands beside the targets", async () => {
    const { targets } = whole();
    const wish = { ...targets[4]!, indicator: "提高满意度" };
    expect(await found({ ...whole(), targets: [...targets.slice(0, 4), wish] })).toEqual([
      ["project.targetsAreMeasurable", "targets"],
    ]);
  });

  test("nothing of it is stored", async () => {
    const rows = await county.ask("townshipClerk", (db) =>
      db.selectFrom("project").select("id").execute(),
    );
    expect(rows).toEqual([]);
  });
});
