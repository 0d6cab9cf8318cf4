import { least, minus, nought, split, type Money } from "../../base/money.ts";
import type { Project, Share } from "../project/model.ts";
import type { ServiceStandard } from "../standard/model.ts";
import type { Term } from "./model.ts";

/** A draft begins with what award, project and service standard already know: nobody is asked twice. */

const written = (lines: readonly string[]): string => lines.join("\n");

const topicOf = (standard: ServiceStandard | undefined, topic: string): string | undefined =>
  standard?.content.clauses.find((one) => one.topic === topic)?.text;

/** Topics that have a place of their own among the terms; all others become clauses. */
const placed = ["服务内容", "结算方式", "权利义务", "违约责任"];

export function draftTerms(
  project: Project,
  quantity: number,
  standard: ServiceStandard | undefined,
): Record<Term, string> {
  const content = standard?.content;
  return {
    content: written(
      [
        `${project.title}，服务${project.forWhom}。`,
        content?.scope ?? "",
        topicOf(standard, "服务内容") ?? "",
      ].filter(Boolean),
    ),
    quantity: written([`${quantity} ${project.unit}`, content?.quantity ?? ""].filter(Boolean)),
    quality: written([...(content?.quality ?? []), ...(content?.timeliness ?? [])]),
    settlement: topicOf(standard, "结算方式") ?? "按验收合格的金额分期结算，凭验收书和发票支付。",
    rights:
      topicOf(standard, "权利义务") ??
      "甲方按合同提供服务所需的资料，组织验收并按期支付。乙方按服务标准提供服务，建立项目台账，接受检查和验收，不得转包。",
    breach: topicOf(standard, "违约责任") ?? "未达到验收标准的，按验收标准所列比例扣减当期服务费。",
  };
}

/** 条款 of the standard that are no term of their own, and 验收标准 with their deduction in ten-thousandths. */
export function draftClauses(standard: ServiceStandard | undefined) {
  const content = standard?.content;
  return {
    clauses: (content?.clauses ?? [])
      .filter((one) => !placed.includes(one.topic))
      .map((one) => `${one.topic}：${one.text}`),
    acceptance: (content?.acceptanceItems ?? []).map((one) => ({
      says: `${one.name}：${one.standard}（${one.method}）`,
      deduction: one.weight * 100,
    })),
  };
}

/** The price split as the shares cost; other money is used as promised, so that what is saved is fiscal money. */
export function draftShares(price: Money, shares: readonly Share[]) {
  const parts = split(
    price,
    shares.map((one) => Number(one.fiscal + one.other)),
  );
  return shares.map((one, i) => {
    const { userOrganization, accepterOrganization, payerOrganization, quantity } = one;
    const part = parts[i] ?? nought;
    const other = least(one.other, part);
    return {
      share: one.id,
      userOrganization,
      accepterOrganization,
      payerOrganization,
      quantity,
      fiscal: minus(part, other),
      other,
    };
  });
}
