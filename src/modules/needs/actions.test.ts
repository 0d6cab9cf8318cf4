import { beforeAll, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { fullSight, platformActor } from "../../platform/actor.ts";
import { aListedNeed } from "../../../test/given/needs.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import * as actions from "./actions.ts";
import { SpeakInput } from "./model.ts";
import { findSpeaker, getNeed, listSimilar } from "./reads.ts";

const db = testDatabase();
let county: County;
beforeAll(async () => {
  county = await aCounty(db.database);
});

const spoken = (words = "村口的垃圾三天没人清") =>
  county.act("townshipClerk", (tx, by) =>
    actions.speak(
      tx,
      by,
      SpeakInput.parse({
        words,
        spokenBy: "resident",
        village: "柳河村",
        people: 320,
        speaker: { name: "王桂兰", phone: "13800000000" },
      }),
    ),
  );

test("who spoke is seen by the own township, not by its neighbour and not by county finance", async () => {
  const key = await spoken();
  const asked = (who: Parameters<County["ask"]>[0]) =>
    county.ask(who, (tx) => findSpeaker(tx, key.jurisdiction, key.id));
  expect(await asked("townshipClerk")).toMatchObject({ name: "王桂兰" });
  expect(await asked(county.as("townshipClerk", "otherTownship"))).toBeUndefined();
  expect(await asked("countyFinanceReviewer")).toBeUndefined();
});

test("another township does not find the need at all", async () => {
  const key = await spoken();
  const other = county.as("townshipClerk", "otherTownship");
  await expect(
    county.ask(other, (db) => getNeed(db, key.jurisdiction, key.id)),
  ).rejects.toMatchObject({ kind: "notFound" });
});

test("a day that has not come is refused with both days", async () => {
  const input = SpeakInput.parse({ words: "修路灯", spokenBy: "village", heardOn: "2099-01-01" });
  await expect(
    county.act("townshipClerk", (tx, by) => actions.speak(tx, by, input)),
  ).rejects.toThrow("2099-01-01");
});

test("a merged need keeps its words and its link, and those merged before go along", async () => {
  const [first, second, third] = [
    await spoken("垃圾没人清甲"),
    await spoken("垃圾没人清乙"),
    await spoken("垃圾没人清丙"),
  ];
  await county.act("townshipClerk", (tx, by) => actions.merge(tx, by, first, second.id));
  await county.act("townshipClerk", (tx, by) => actions.merge(tx, by, second, third.id));
  const seen = await county.ask("townshipClerk", (db) => getNeed(db, "990101", first.id));
  expect(seen).toMatchObject({ status: "merged", words: "垃圾没人清甲", mergedInto: third.id });
});

test("a declined need keeps its reason when it is answered, and the speaker is erased with the answer", async () => {
  const key = await spoken();
  await county.act("townshipClerk", async (tx, by) => {
    await actions.decline(tx, by, key, "属于物业公司的职责");
    await actions.answer(tx, by, key, "已请物业公司每日清运");
  });
  const seen = await county.ask("townshipClerk", (db) => getNeed(db, "990101", key.id));
  expect(seen).toMatchObject({
    status: "answered",
    reason: "属于物业公司的职责",
    answer: "已请物业公司每日清运",
  });
  expect(
    await county.ask("townshipClerk", (db) => findSpeaker(db, "990101", key.id)),
  ).toBeUndefined();
});

test("the job erases those whose days of keeping are over, and no one else", async () => {
  const key = await spoken();
  const erase = (on: string) =>
    db.database.act(fullSight, (tx) => actions.eraseSpeakers(tx, platformActor(), day(on)));
  expect(await erase("2020-01-01")).toBe(0);
  expect(await erase("2199-01-01")).toBeGreaterThan(0);
  expect(
    await county.ask("townshipClerk", (db) => findSpeaker(db, "990101", key.id)),
  ).toBeUndefined();
});

test("a similar need is shown before another one is written", async () => {
  await aListedNeed(county, { words: "各村都想请人代理记账" });
  const similar = await county.ask("townshipClerk", (db, by) =>
    listSimilar(db, by, "请人给村里代理记账"),
  );
  expect(similar[0]?.need.words).toBe("各村都想请人代理记账");
});
