import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { day, daysAfter, isInForce } from "../../base/day.ts";
import { fen, wan, yuan } from "../../base/money.ts";
import { articleGists } from "../../law/articles.ts";
import { statutes } from "../../law/statutes.ts";
import { deadlineRuleOf, termName } from "./deadlines.ts";
import { demonstrationThresholds } from "./demonstration.ts";
import { choicesOf, type ChoiceCase } from "./methodChoice.ts";
import { expertsOf, methodFor, methodsOn, seatsFor } from "./methods.ts";
import { methodNames, objects, type MethodCode } from "./model.ts";
import { findFigure, shippedFigures } from "./procurementFigures.ts";
import { shippedCalendar } from "./published.ts";
import { shippedMethods } from "./shippedMethods.ts";
import { stationsOf, stepRows } from "./stepRows.ts";
import { stepsFor, usualMethod } from "./steps.ts";
import { shippedThresholds, trackFor } from "./thresholds.ts";

const on = day("2026-11-28");
const threshold = demonstrationThresholds[1]!;

const standings = (amount: string, given: Partial<ChoiceCase> = {}) => {
  const track = trackFor(yuan(amount), threshold);
  const asked = { place: "990101", on, object: "services" as const, threshold, track, ...given };
  return Object.fromEntries(
    choicesOf(shippedMethods, { ...asked, amount: yuan(amount) }).map((one) => [
      one.method.code,
      one.standing,
    ]),
  );
};

describe("what is open to a purchase of services", () => {
  test("below the limit: quotes; the methods of the law may be followed", () => {
    expect(standings("299999.99")).toEqual({
      openTender: "optional",
      invitedTender: "optional",
      consultation: "optional",
      negotiation: "optional",
      inquiry: "closed",
      singleSource: "optional",
      framework: "optional",
      emergency: "optional",
      quotes: "open",
    });
  });

  test("from the limit on: consultation without more ado, the others in their cases, quotes no longer", () => {
    expect(standings("300000.00")).toEqual({
      openTender: "open",
      invitedTender: "needsCase",
      consultation: "open",
      negotiation: "needsCase",
      inquiry: "closed",
      singleSource: "needsCase",
      framework: "needsCase",
      emergency: "needsCase",
      quotes: "closed",
    });
  });

  test("from the open-tender amount on: open tender, all others by approval", () => {
    expect(standings("2000000.00")).toMatchObject({
      openTender: "open",
      consultation: "needsApproval",
      singleSource: "needsApproval",
      quotes: "closed",
    });
    expect(standings("1999999.99")).toMatchObject({ consultation: "open" });
  });

  test("with its case named a method is open; with the case of another it is not", () => {
    expect(standings("800000.00", { reason: "urgent" })).toMatchObject({
      negotiation: "open",
      singleSource: "needsCase",
    });
  });
});

describe("rows of methods", () => {
  test("a method begins with its paper: framework agreements on 1 March 2022, emergencies on 1 October 2026", () => {
    const codes = (at: string) =>
      methodsOn(shippedMethods, { place: "", on: day(at) }).map((one) => one.code);
    expect(codes("2022-02-28")).not.toContain("framework");
    expect(codes("2022-03-01")).toContain("framework");
    expect(codes("2026-09-30")).not.toContain("emergency");
    expect(codes("2026-10-01")).toContain("emergency");
  });

  test("two responses keep a consultation going from July 2015 on, by the supplement of the paper", () => {
    const says = (at: string) =>
      methodFor(shippedMethods, "consultation", { place: "", on: day(at) }).content.providers.says;
    expect(says("2015-06-30")).toBe("不少于 3 家");
    expect(says("2015-07-01")).toContain("只剩 2 家的可以继续，只剩 1 家的不得继续");
  });

  test("a place's own row goes before the national one", () => {
    const national = methodFor(shippedMethods, "consultation", { place: "", on });
    const local = { ...national, place: "99", document: "省的文件（虚构）" };
    const found = methodFor([...shippedMethods, local], "consultation", { place: "990101", on });
    expect(found.document).toBe("省的文件（虚构）");
    expect(methodFor([local, national], "consultation", { place: "4109", on }).place).toBe("");
  });

  test("a panel is odd, and two thirds of it are experts", () => {
    const panel = methodFor(shippedMethods, "openTender", { place: "", on }).content.panel!;
    expect(seatsFor(panel, yuan("9999999.99"), threshold)).toBe(5);
    expect(seatsFor(panel, yuan("10000000.00"), threshold)).toBe(7);
    expect([3, 5, 7, 9].map(expertsOf)).toEqual([2, 4, 5, 6]);
  });
});

/** Searches for what the rows say against each other, against the clock and against the statutes. */
describe("no contradiction", () => {
  const days = fc
    .integer({ min: 0, max: 4700 })
    .map((count) => daysAfter(day("2017-10-01"), count));
  const amounts = fc.oneof(
    fc.bigInt({ min: 1n, max: 10n ** 12n }),
    fc.constantFrom(29_999_999n, 30_000_000n, 199_999_999n, 200_000_000n, 999_999_999n, 10n ** 9n),
  );
  const limits = [threshold, ...shippedThresholds.filter((one) => one.object === "services")];

  test("no day and no amount is without an open method, and the usual one is never closed", () => {
    fc.assert(
      fc.property(days, amounts, fc.constantFrom(...limits), (at, count, limit) => {
        const amount = fen(count);
        const track = limit.procurementFrom === undefined ? undefined : trackFor(amount, limit);
        const place = limit.place;
        const choices = choicesOf(shippedMethods, {
          place,
          on: at,
          object: "services",
          amount,
          threshold: limit,
          track,
        });
        const open = choices.filter((one) => one.standing === "open");
        const usual = choices.find((one) => one.isUsual);
        return open.length > 0 && usual?.standing !== "closed";
      }),
      { numRuns: 2000 },
    );
  });

  test("from the open-tender amount on the usual method is the open tender, which nothing bars", () => {
    fc.assert(
      fc.property(days, fc.bigInt({ min: 200_000_000n, max: 10n ** 13n }), (at, count) => {
        const asked = { place: "990101", on: at, object: "services" as const, threshold };
        const choices = choicesOf(shippedMethods, {
          ...asked,
          amount: fen(count),
          track: "openTender",
        });
        const tender = choices.find((one) => one.method.code === "openTender")!;
        return tender.isUsual && tender.standing === "open" && tender.breaches.length === 0;
      }),
    );
  });

  test("rows of one method, and of one figure, never hold on the same day", () => {
    const overlap = <Row extends { place: string; from: string; to?: string | undefined }>(
      rows: readonly Row[],
      keyOf: (row: Row) => string,
    ) =>
      rows
        .filter((one, at) =>
          rows.some(
            (other, place) =>
              place > at &&
              keyOf(one) === keyOf(other) &&
              one.from <= (other.to ?? "9999") &&
              other.from <= (one.to ?? "9999"),
          ),
        )
        .map(keyOf);
    expect(overlap(shippedMethods, (row) => `${row.place} ${row.code}`)).toEqual([]);
    expect(overlap(shippedFigures, (row) => `${row.place} ${row.code} ${row.object}`)).toEqual([]);
  });

  const cited = shippedMethods.flatMap(({ code, from, content }) =>
    [content, content.providers, content.panel, content.award, content.approval, ...content.cases]
      .filter((one) => one !== undefined)
      .flatMap((one) => one.basis)
      .map((basis) => ({ code, from, basis })),
  );

  test("every article cited is in force from the first day of the row, and can be explained", () => {
    const wrong = cited.filter(({ from, basis }) => {
      const statute = statutes.find(
        (one) => one.title === basis.title && one.number === basis.number,
      );
      const isKnown = articleGists.some(
        (one) => one.statute === statute && one.article === basis.article,
      );
      return !statute || !isInForce(statute, from) || !isKnown;
    });
    expect(wrong).toEqual([]);
  });

  test("a row that rests on an unconfirmed paper is not confirmed itself", () => {
    const wrong = shippedMethods.filter(
      (row) => row.confirmed && row.content.basis.some((basis) => !basis.confirmed),
    );
    expect(wrong).toEqual([]);
  });

  test("minimum periods are those of the clock: the steps of a method count each of them", () => {
    for (const { code, content } of shippedMethods) {
      const counted = stationsOf[code].flatMap((one) =>
        (stepRows[one].after ?? []).flatMap(([, rule]) => rule ?? []),
      );
      expect(content.periods.filter((id) => !counted.includes(id))).toEqual([]);
      for (const id of content.periods) expect(deadlineRuleOf(id).sense).toBe("notBefore");
    }
  });

  test("what a step says of its period is what the clock counts", () => {
    const codes = Object.keys(methodNames) as MethodCode[];
    const wrong = codes.flatMap((method) =>
      stepsFor(
        { track: "openTender", method, amount: wan("300"), on, threshold, reason: "onlyOne" },
        shippedCalendar,
      ).flatMap((step) => {
        const said = /不少于 (\d+ (?:个工作)?日)/.exec(step.what)?.[1];
        const rules = (stepRows[step.code].after ?? []).flatMap(([, rule]) => rule ?? []);
        const own = rules.map((id) => termName(deadlineRuleOf(id)));
        const isNotice = ["singleSourceNotice", "prequalification"].includes(step.code);
        return said && !isNotice && !own.includes(said) ? [`${step.code}: ${said}`] : [];
      }),
    );
    expect(wrong).toEqual([]);
    expect(termName(deadlineRuleOf("deadline.singleSource"))).toBe("5 个工作日");
    expect(termName(deadlineRuleOf("deadline.prequalification"))).toBe("5 个工作日");
  });

  test("the shares in the words of a method are those of its figures", () => {
    const share = (code: "tenderPriceWeight" | "consultationPriceWeight") =>
      findFigure(shippedFigures, code, { place: "", object: "services", on });
    expect(share("consultationPriceWeight")).toMatchObject({ atLeast: 10, atMost: 30 });
    expect(share("tenderPriceWeight")).toMatchObject({ atLeast: 10 });
    expect(share("tenderPriceWeight")?.atMost).toBeUndefined();
    const says = (code: MethodCode) =>
      methodFor(shippedMethods, code, { place: "", on }).content.award.says;
    expect(says("consultation")).toContain("10% 至 30%");
    expect(says("openTender")).toContain("不低于 10%");
  });

  test("each track has a usual method with a row today, and every object a method", () => {
    for (const code of Object.values(usualMethod))
      expect(methodFor(shippedMethods, code, { place: "", on }).objects).toContain("services");
    for (const object of objects)
      expect(shippedMethods.some((row) => row.objects.includes(object))).toBe(true);
  });
});
