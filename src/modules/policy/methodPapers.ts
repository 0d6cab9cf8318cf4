import { article, asBasis, type Basis, type Citation } from "../../base/law.ts";
import * as laws from "../../law/statutes.ts";
import type { MethodContent } from "./methods.ts";

/** The papers that the rows of methods rest on, as they are cited. */

export const cited = (...all: readonly Citation[]): Basis[] => all.map(asBasis);
export const law = (...numbers: readonly number[]) =>
  numbers.map((number) => article(laws.procurementLaw, number));
export const regulation = (number: number) => article(laws.procurementRegulation, number);
export const tender = article(laws.tenderMeasures, "正文");
export const nonTender = article(laws.nonTenderMeasures, "正文");
export const consultation = article(laws.consultationMeasures, "正文");
export const framework = article(laws.frameworkMeasures, "正文");
export const emergency = article(laws.emergencyProcurement, "正文");

export const otherMethod: MethodContent["approval"] = {
  says: "达到公开招标数额标准的，采购活动开始前报设区的市级以上财政部门批准",
  basis: cited(...law(27), regulation(23), regulation(78)),
};
