import type { z } from "zod";
import { admit } from "../../src/modules/duty/actions.ts";
import { AdmitInput } from "../../src/modules/duty/model.ts";
import type { County } from "../given.ts";

/** A paper of the fictional county by which duties are admitted and withdrawn. */
export const aDecision = {
  document: "青编发〔2026〕3号（虚构）",
  issuer: "青禾县委编委",
  decidedOn: "2026-01-05",
  decidedBy: "县委编委会议",
};

/** 集镇保洁: a duty of the townships, bought by A1102, from 1 February on. */
export const cleaning: z.input<typeof AdmitInput> = {
  code: "T031",
  name: "集镇环境卫生日常保洁",
  field: "生态环境",
  holder: "township",
  items: ["A1102"],
  decision: aDecision,
  fromOn: "2026-02-01",
};

export const anAdmittedDuty = (county: County, changes: Partial<typeof cleaning> = {}) =>
  county.act("countyFinanceOfficer", (tx, by) =>
    admit(tx, by, AdmitInput.parse({ ...cleaning, ...changes })),
  );
