import { day, yearOf, type Day } from "../../base/day.ts";
import type { Db } from "../../platform/db.ts";
import { getOrganization } from "../organization/reads.ts";
import { methodNames, trackNames, type Procurement } from "../procurement/model.ts";
import { getPackage, getProcurement, listCriteria, listResponses } from "../procurement/reads.ts";
import type { Snapshot } from "./model.ts";
import { factsOf, inWords, line, textsOf } from "./words.ts";

type Part = Pick<Snapshot, "happenedOn" | "amount" | "provider" | "says"> & {
  facts: Record<string, string | number | null | undefined>;
  texts?: Record<string, string>;
  tables?: Snapshot["paper"]["tables"];
};

/** 意向、公告、结果、终止: four texts of one purchase. */
export async function procurementPaper(
  db: Db,
  jurisdiction: string,
  id: string,
  kind: string,
): Promise<Snapshot> {
  const one = await getProcurement(db, { jurisdiction, id });
  const part = await partOf(db, one, kind);
  return {
    project: one.project,
    happenedOn: part.happenedOn,
    year: yearOf(part.happenedOn),
    amount: part.amount,
    grade: null,
    provider: part.provider,
    says: part.says,
    paper: {
      number: one.number,
      title: one.title,
      facts: factsOf({
        采购内容: one.itemName,
        组织方式: trackNames[one.track],
        采购方法: methodNames[one.method],
        预算: inWords(one.budget),
        最高限价: inWords(one.ceiling),
        ...part.facts,
      }),
      texts: textsOf({ ...part.texts }),
      tables: part.tables ?? [],
    },
  };
}

async function partOf(db: Db, one: Procurement, kind: string): Promise<Part> {
  if (one.status === "failed" || one.status === "cancelled") return endedPart(one);
  if (kind === "intention") return intentionPart(one);
  if (kind === "award") return awardPart(db, one);
  return noticePart(db, one);
}

const laterOf = (...days: (Day | null)[]): Day =>
  day(
    days
      .filter((one) => one !== null)
      .sort()
      .at(-1)!,
  );

const intentionPart = (one: Procurement): Part => ({
  happenedOn: laterOf(one.preparedOn, one.intentionOn),
  amount: one.budget,
  provider: "",
  says: line(inWords(one.budget), methodNames[one.method]),
  facts: { 意向公开日期: one.intentionOn, 面向中小企业: one.smeReserved ? "预留" : "不预留" },
  texts: { 采购需求: one.requirement },
});

async function noticePart(db: Db, one: Procurement): Promise<Part> {
  const criteria = await listCriteria(db, one);
  return {
    happenedOn: laterOf(one.preparedOn, one.noticeOn),
    amount: one.ceiling,
    provider: "",
    says: line(inWords(one.ceiling), one.respondBy && `${one.respondBy.slice(5)} 截止`),
    facts: {
      公告日期: one.noticeOn,
      文件提供至: one.documentsUntil,
      响应截止: one.respondBy,
      面向中小企业: one.smeReserved ? "预留" : `不预留${one.smeReason && `（${one.smeReason}）`}`,
      资格要求: one.qualifications.map((need) => `${need.name} ${need.atLeast}`).join("；"),
    },
    texts: { 采购需求: one.requirement },
    tables:
      criteria.length === 0
        ? []
        : [
            {
              title: "评分标准",
              head: ["项目", "分值", "怎样评分"],
              rows: criteria.map((row) => [row.name, String(row.weight), row.says]),
            },
          ],
  };
}

async function awardPart(db: Db, one: Procurement): Promise<Part> {
  const pack = await getPackage(db, one);
  const award = await db
    .selectFrom("award")
    .selectAll()
    .where("jurisdiction", "=", one.jurisdiction)
    .where("package", "=", pack.id)
    .executeTakeFirstOrThrow();
  const winner = await getOrganization(db, award.provider);
  const responses = (await listResponses(db, one.jurisdiction, pack.id)).filter(
    (response) => response.status !== "withdrawn",
  ).length;
  return {
    happenedOn: award.awardedOn,
    amount: award.price,
    provider: winner.name,
    says: line(inWords(award.price), winner.name),
    facts: {
      成交单位: winner.name,
      统一社会信用代码: winner.creditCode,
      成交金额: inWords(award.price),
      成交日期: award.awardedOn,
      参加单位: `${responses} 家`,
    },
    texts: { 成交理由: award.reason },
  };
}

const endedPart = (one: Procurement): Part => {
  const word = one.status === "failed" ? "采购失败" : "采购终止";
  return {
    happenedOn: laterOf(one.preparedOn, one.noticeOn, one.closedOn, one.openedOn),
    amount: null,
    provider: "",
    says: line(word, one.endedReason),
    facts: { 结果: word },
    texts: { 原因: one.endedReason },
  };
};
