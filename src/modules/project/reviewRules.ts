import { article } from "../../base/law.ts";
import type { Bar, Flag } from "../../base/rule.ts";
import { servicePurchase } from "../../law/statutes.ts";

export type AboveFacts = {
  /** Whom the rows of the place ask after the joint review, department first; a sample row is not confirmed. */
  above: readonly {
    role: string;
    name: string;
    document: string;
    confirmed: boolean;
    hasAgreed: boolean;
  }[];
};

const missing = (above: AboveFacts["above"], isConfirmed: boolean): string | undefined => {
  const open = above.filter((one) => !one.hasAgreed && one.confirmed === isConfirmed);
  if (open.length === 0) return undefined;
  return open.map(({ name, document }) => `${name}还没有审核同意（${document}）`).join("；");
};

/** The department answers for the matter, county finance for the money: the matter goes first. */
export const departmentHasAgreed: Bar<AboveFacts> = {
  id: "project.departmentHasAgreed",
  weight: "bars",
  basis: [article(servicePurchase, 16)],
  says: "本地规定由主责部门审核的，部门同意后再由财政部门审核",
  fix: "请主责部门先签署审核意见",
  broken: ({ above }) =>
    missing(
      above.filter((one) => one.role === "departmentOfficer"),
      true,
    ),
};

export const reviewsAreDone: Bar<AboveFacts> = {
  id: "project.reviewsAreDone",
  weight: "bars",
  basis: [article(servicePurchase, 16)],
  says: "本地规定的部门审核、财政审核都同意以后，才能列入购买计划",
  fix: "请还没有审核的单位先签署意见；不需要审核的，由县财政局修改审核分工",
  broken: ({ above }) => missing(above, true),
};

/** A sample that no place has confirmed may remind, never bar. */
export const reviewsAsSample: Flag<AboveFacts> = {
  id: "project.reviewsAsSample",
  weight: "flags",
  basis: [article(servicePurchase, 16)],
  says: "列入购买计划以前一般由财政部门审核，由谁审核、从多少金额起以本地文件为准",
  fix: "请县财政局补充审核；并在“审核分工”里按本地文件设定由谁审核",
  broken: ({ above }) => missing(above, false),
};
