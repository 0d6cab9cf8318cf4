import { beforeAll, expect, test } from "vitest";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { correctNature, officeNatures } from "./offices.ts";

const db = testDatabase();
let county: County;
let other: County;
beforeAll(async () => {
  county = await aCounty(db.database);
  other = await aCounty(db.database, "990102");
});

const correcting = (
  of: string,
  nature: "village" | "organ",
  who: Parameters<County["act"]>[0] = "countyFinanceReviewer",
) =>
  county.act(who, (tx, by) =>
    correctNature(tx, by, {
      organization: of,
      nature,
      document: "青编办〔2026〕2号（虚构）",
      reason: "开户时误作乡镇",
    }),
  );

const shown = async (id: string) => {
  const rows = await county.ask("auditor", (tx, by) => officeNatures(tx, by.jurisdiction));
  return rows.find((one) => one.id === id);
};

test("a township is an organ by its kind, until a named person corrects it by a paper", async () => {
  const id = county.organizations["otherTownship"]!;
  expect(await shown(id)).toMatchObject({ nature: "organ", origin: "按单位类别", corrected: null });
  await correcting(id, "village");
  expect(await shown(id)).toMatchObject({
    nature: "village",
    origin: "已核定",
    corrected: {
      person: "县财政局审核",
      document: "青编办〔2026〕2号（虚构）",
      reason: "开户时误作乡镇",
    },
  });
});

test("what is already so is not entered again", async () => {
  const id = county.organizations["otherTownship"]!;
  await expect(correcting(id, "village")).rejects.toMatchObject({
    breaches: [{ field: "nature" }],
  });
});

test("an office of another county is not this county's to correct", async () => {
  const id = other.organizations["township"]!;
  await expect(correcting(id, "village", "systemAdmin")).rejects.toThrow("不属于本财政区划");
});

test("every correction is an audit entry with its paper's row, and no words in it", async () => {
  const id = county.organizations["township"]!;
  await correcting(id, "village");
  await correcting(id, "organ");
  const entries = await county.ask("auditor", (tx) =>
    tx
      .selectFrom("auditEntry")
      .select("detail")
      .where("verb", "=", "organization.correctNature")
      .where("subjectId", "=", id)
      .execute(),
  );
  expect(entries).toHaveLength(2);
  expect(JSON.stringify(entries)).not.toContain("误作");
});
