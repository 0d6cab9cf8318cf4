import { article } from "../../base/law.ts";
import type { Bar } from "../../base/rule.ts";
import { servicePurchase } from "../../law/statutes.ts";

export type AboveFacts = {
  /** Whom the rows of the place ask after the joint review, department first. */
  above: readonly { role: string; name: string; document: string; hasAgreed: boolean }[];
};

const missing = (above: AboveFacts["above"]): string | undefined => {
  const open = above.filter((one) => !one.hasAgreed);
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
  broken: ({ above }) => missing(above.filter((one) => one.role === "departmentOfficer")),
};

export const reviewsAreDone: Bar<AboveFacts> = {
  id: "project.reviewsAreDone",
  weight: "bars",
  basis: [article(servicePurchase, 16)],
  says: "本地规定的部门审核、财政审核都同意以后，才能列入购买计划",
  fix: "请还没有审核的单位先签署意见；不需要审核的，由县财政局修改审核分工",
  broken: ({ above }) => missing(above),
};
