import { day, yearOf } from "../../base/day.ts";
import { nought, plus } from "../../base/money.ts";
import type { Db } from "../../platform/db.ts";
import { terms, termNames } from "../contract/model.ts";
import {
  getContract,
  listClauses,
  listContractShares,
  listSupplements,
  supplementsOf,
} from "../contract/reads.ts";
import { getOrganization, namesOf } from "../organization/reads.ts";
import type { Snapshot } from "./model.ts";
import { factsOf, hundredths, inWords, line, textsOf } from "./words.ts";

/** 合同公告: the contract with its terms and supplements, as it stands now. */
export async function contractPaper(db: Db, jurisdiction: string, id: string): Promise<Snapshot> {
  const contract = await getContract(db, jurisdiction, id);
  const provider = await getOrganization(db, contract.provider);
  const added = (await supplementsOf(db, [contract])).get(id) ?? nought;
  const supplements = await listSupplements(db, jurisdiction, id);
  const price = plus(contract.price, added);
  const happenedOn = day(
    contract.endedOn ?? supplements.at(-1)?.signedOn ?? contract.signedOn ?? contract.awardedOn,
  );
  return {
    project: contract.project,
    happenedOn,
    year: yearOf(day(contract.signedOn ?? happenedOn)),
    amount: price,
    grade: null,
    provider: provider.name,
    says: line(inWords(price), provider.name),
    paper: {
      number: contract.number,
      title: contract.title,
      facts: factsOf({
        承接主体: provider.name,
        统一社会信用代码: provider.creditCode,
        合同金额: inWords(contract.price),
        补充合同金额: added === nought ? undefined : inWords(added),
        签订日期: contract.signedOn,
        服务期限: `${contract.termFrom} 至 ${contract.termTo}`,
        验收期限: `申请验收后 ${contract.acceptanceDays} 天内`,
        付款期限: `验收合格后 ${contract.payDays} 天内`,
        预付款: contract.advance === nought ? "没有" : inWords(contract.advance),
        履约保证金: contract.bond === nought ? "不收取" : inWords(contract.bond),
        提前终止: contract.endReason && `${contract.endedOn}，${contract.endReason}`,
      }),
      texts: textsOf(Object.fromEntries(terms.map((term) => [termNames[term], contract[term]]))),
      tables: await tablesOf(db, jurisdiction, id),
    },
  };
}

async function tablesOf(db: Db, jurisdiction: string, id: string) {
  const shares = await listContractShares(db, jurisdiction, id);
  const names = await namesOf(
    db,
    shares.map((one) => one.userOrganization),
  );
  const clauses = await listClauses(db, jurisdiction, id);
  const standards = clauses.filter((one) => one.kind === "acceptance");
  const supplements = await listSupplements(db, jurisdiction, id);
  return [
    {
      title: "使用单位",
      head: ["单位", "财政资金", "其他资金"],
      rows: shares.map((one) => [
        names.get(one.userOrganization) ?? "",
        inWords(one.fiscal),
        inWords(one.other),
      ]),
    },
    {
      title: "验收标准",
      head: ["标准", "达不到时扣"],
      rows: standards.map((one) => [one.says, `${hundredths(one.deduction)}%`]),
    },
    {
      title: "补充合同",
      head: ["签订日期", "金额", "原因"],
      rows: supplements.map((one) => [one.signedOn, inWords(one.amount), one.reason]),
    },
  ].filter((table) => table.rows.length > 0);
}
