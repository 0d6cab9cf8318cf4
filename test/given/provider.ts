import { day } from "../../src/base/day.ts";
import { check, register } from "../../src/modules/provider/actions.ts";
import { completeCreditCode } from "../../src/modules/provider/creditCode.ts";
import type { Qualification } from "../../src/modules/provider/model.ts";
import type { County } from "../given.ts";

let count = 0;

const on = day("2026-01-05");

export type Licence = Omit<Qualification, "id">;

/** What the bookkeeping standard asks of a provider. */
export const bookkeepingLicences: readonly Licence[] = [
  {
    heldBy: "provider",
    name: "代理记账许可证",
    number: "DLJZ-0001",
    issuer: "青禾县财政局",
    holders: 1,
    from: day("2024-01-01"),
    to: day("2028-12-31"),
  },
  {
    heldBy: "staff",
    name: "初级会计职称",
    number: "",
    issuer: "",
    holders: 5,
    from: day("2020-01-01"),
  },
];

/** Registers and checks one of the county's provider organizations, with licences. Answers with its id. */
export const aCheckedProvider = (
  county: County,
  key = "provider",
  {
    prefix = "91",
    qualifications = [...bookkeepingLicences],
    size = "micro" as const,
    isChecked = true,
  } = {},
): Promise<string> =>
  county.act("countyFinanceOfficer", async (tx, by) => {
    const organization = county.organizations[key]!;
    const creditCode = completeCreditCode(
      `${prefix}990101MA${String(++count).padStart(7, "0")}`.slice(0, 17),
    );
    const name = `承接主体${count}`;
    const input = { creditCode, name, size, qualifications, organization };
    const id = await register(tx, by, input, on);
    if (isChecked) await check(tx, by, { id }, on);
    return id;
  });
