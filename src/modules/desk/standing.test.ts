import { expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { nought, yuan } from "../../base/money.ts";
import { standingOf, type ShareLife } from "./standing.ts";

const today = day("2026-09-15");

const accepted: ShareLife["acceptances"][number] = {
  id: "a",
  period: "第一季",
  status: "accepted",
  asked: yuan("26000.00"),
  accepted: yuan("26000.00"),
  askedOn: day("2026-08-05"),
  acceptedOn: day("2026-08-19"),
};

const signed: ShareLife = {
  signedOn: day("2026-05-06"),
  acceptanceDays: 15,
  payDays: 30,
  acceptances: [],
  payments: [],
  opinions: [],
};

const standing = (more: Partial<ShareLife>) => standingOf({ ...signed, ...more }, today);
const payment = (status: string, paidOn: string | null) => ({
  acceptance: "a",
  status,
  dueOn: day("2026-09-16"),
  paidOn: paidOn === null ? null : day(paidOn),
});

test("before anything was accepted it is the contract that counts", () => {
  expect(standing({ signedOn: null })).toEqual({
    accrued: nought,
    satisfaction: null,
    says: "待签合同",
    isOdd: false,
  });
  expect(standing({}).says).toBe("履约中，05-06 签订");
  expect(standing({ signedOn: day("2025-12-30") }).says).toBe("履约中，2025-12-30 签订");
});

test("what is asked for has its day, what is accepted the day by which it is paid", () => {
  const asked = { ...accepted, status: "asked" as const, accepted: nought, acceptedOn: null };
  expect(standing({ acceptances: [asked] }).says).toBe("待第一季验收，限 08-20");
  expect(standing({ acceptances: [accepted] }).says).toBe("08-19 验收，限 09-18 付清");
  const open = payment("requested", null);
  expect(standing({ acceptances: [accepted], payments: [open] }).says).toBe(
    "08-19 验收，限 09-16 付清",
  );
  const refused = payment("refused", null);
  expect(standing({ acceptances: [accepted], payments: [refused] }).says).toBe(
    "08-19 验收，限 09-18 付清",
  );
});

test("what is paid says so; what was deducted or refused is odd", () => {
  const paid = payment("paid", "2026-09-02");
  expect(standing({ acceptances: [accepted], payments: [paid] })).toMatchObject({
    says: "已付 09-02",
    isOdd: false,
  });
  const part = {
    ...accepted,
    status: "acceptedInPart" as const,
    accepted: yuan("20800.00"),
  };
  expect(standing({ acceptances: [part], payments: [paid] })).toMatchObject({
    says: "已付 09-02，扣 0.52 万元",
    isOdd: true,
  });
  const bad = { ...accepted, status: "refused" as const, accepted: nought };
  expect(standing({ acceptances: [bad] })).toMatchObject({ says: "第一季验收不合格", isOdd: true });
});

test("satisfied is four or five of five, in ten-thousandths of those who were asked", () => {
  expect(standing({ opinions: [5, 4, 3] }).satisfaction).toBe(6667);
  expect(standing({ opinions: [] }).satisfaction).toBeNull();
});

test("应计 is what the contract gives for all that was put up for acceptance, but for what was refused", () => {
  const second = { ...accepted, id: "b", period: "第二季" };
  const part = { ...second, status: "acceptedInPart" as const, accepted: yuan("20800.00") };
  expect(standing({ acceptances: [accepted, part] }).accrued).toBe(yuan("52000.00"));
  const refused = { ...second, status: "refused" as const, accepted: nought };
  const again = { ...second, id: "c", status: "asked" as const, accepted: nought };
  expect(standing({ acceptances: [accepted, refused] }).accrued).toBe(yuan("26000.00"));
  expect(standing({ acceptances: [accepted, refused, again] }).accrued).toBe(yuan("52000.00"));
});
