import { describe, expect, test } from "vitest";
import * as z from "zod";
import { fill } from "./endpoint.ts";
import { refuseField } from "./refusal.ts";
import { date, id, jurisdiction, money, moneyOut, page, text } from "./shape.ts";

const isTaken = (shape: z.ZodType, value: unknown): boolean => shape.safeParse(value).success;

describe("what comes over the wire", () => {
  test("money is whole fen in text: no point, no sign, no number", () => {
    expect(money.parse("12345678901234567")).toBe(12345678901234567n);
    for (const bad of ["1.5", "-1", "1e3", "", 5, null, "123456789012345678"])
      expect(isTaken(money, bad)).toBe(false);
  });

  test("money that goes out may be negative, for it may be a difference", () => {
    expect(moneyOut.parse(-5n)).toBe(-5n);
  });

  test("a day must exist", () => {
    expect(isTaken(date, "2024-02-29")).toBe(true);
    expect(isTaken(date, "2026-02-29")).toBe(false);
  });

  test("a text is trimmed, not empty and not endless", () => {
    expect(text(3).parse("  村账 ")).toBe("村账");
    expect(isTaken(text(3), "   ")).toBe(false);
    expect(isTaken(text(3), "四个字了")).toBe(false);
  });

  test("an id is a UUID, a treasury six digits", () => {
    expect(isTaken(id, "01920000-0000-7000-8000-000000000001")).toBe(true);
    expect(isTaken(id, "1; drop table")).toBe(false);
    expect(isTaken(jurisdiction, "990101")).toBe(true);
    expect(isTaken(jurisdiction, "99010")).toBe(false);
  });

  test("a page has at most two hundred rows, and fifty where nobody says", () => {
    const list = z.object(page);
    expect(list.parse({}).limit).toBe(50);
    expect(isTaken(list, { limit: "200" })).toBe(true);
    expect(isTaken(list, { limit: "201" })).toBe(false);
    expect(isTaken(list, { limit: "0" })).toBe(false);
  });
});

test("an address is filled from the input, and what is left goes elsewhere", () => {
  const input = { jurisdiction: "990101", id: "a/b?c", note: "好" };
  expect(fill("/api/contracts/:jurisdiction/:id/sign", input)).toEqual([
    "/api/contracts/990101/a%2Fb%3Fc/sign",
    { note: "好" },
  ]);
});

test("a field that is wrong is refused in the shape of a broken rule", () => {
  expect(refuseField("amount", "金额多出 0.01 元", "请改为 100.00 元")).toMatchObject({
    kind: "invalid",
    message: "金额多出 0.01 元。请改为 100.00 元",
    breaches: [{ field: "amount", because: "金额多出 0.01 元", fix: "请改为 100.00 元" }],
  });
});
