import { describe, expect, test } from "vitest";
import { isDirect, lackingOf, newerOf, partsOf } from "./lower.ts";
import type { FiledBelow, Place, Standing } from "./lower.ts";
import { roundStatuses, type Round, type RoundStatus } from "./model.ts";

const place = (code: string, level: Place["level"]): Place => ({ code, name: code, level });
const city = place("990100", "city");
const [first, second] = [place("990101", "county"), place("990102", "county")];
/** A county that files to the province, with no city between. */
const alone = place("999001", "county");
const places = [city, first, second, alone];

const filed = (jurisdiction: string, filedAt = "2026-07-12T01:00:00Z"): FiledBelow => ({
  jurisdiction,
  version: 1,
  filedOn: filedAt.slice(0, 10),
  filedAt: new Date(filedAt),
  scope: "all",
  content: "[]",
});

describe("who files to whom", () => {
  test.each([
    ["990100", first, true],
    ["990000", city, true],
    ["990000", first, false],
    ["990000", alone, true],
  ] as const)("to %s: %j is direct: %s", (code, of, direct) => {
    expect(isDirect(code, of, code === "990100" ? [first, second] : places)).toBe(direct);
  });
});

describe("whose returns make the sum", () => {
  const codes = (of: readonly FiledBelow[]) => partsOf(places, of).map((one) => one.jurisdiction);

  test("a city that has filed stands for its counties, so that nobody counts twice", () => {
    expect(codes([filed("990100"), filed("990101"), filed("999001")])).toEqual([
      "990100",
      "999001",
    ]);
  });

  test("a city that has not filed is heard through its counties", () => {
    expect(codes([filed("990101"), filed("990102")])).toEqual(["990101", "990102"]);
  });

  test("本级 alone makes no sum", () => {
    expect(codes([{ ...filed("990101"), scope: "own" }])).toEqual([]);
  });
});

const standing = (of: Place, status: RoundStatus, file?: FiledBelow): Standing => ({
  place: of,
  isDirect: of !== first && of !== second,
  round: undefined,
  filed: file,
  status,
  statusName: roundStatuses[status],
});

describe("what keeps an upper return waiting", () => {
  test("a direct lower treasury that has not filed, or whose return was sent back; not a county below it", () => {
    const of = [
      standing(city, "sentBack", filed("990100")),
      standing(first, "unopened"),
      standing(alone, "unopened"),
    ];
    expect(lackingOf(of).map((one) => one.place.code)).toEqual(["990100", "999001"]);
    expect(lackingOf([standing(city, "filed", filed("990100"))])).toEqual([]);
  });

  test("what was filed after the sum is not in it; at the same instant it is", () => {
    const round = { summedAt: new Date("2026-07-12T01:00:00Z") } as Round;
    const late = filed("999001", "2026-07-12T01:00:01Z");
    const of = [
      standing(city, "filed", filed("990100")),
      // Not in the sum, as its city stands for it.
      standing(first, "filed", filed("990101", "2026-07-13T01:00:00Z")),
      standing(alone, "filed", late),
    ];
    expect(newerOf(of, round).map((one) => one.place.code)).toEqual(["999001"]);
  });
});
