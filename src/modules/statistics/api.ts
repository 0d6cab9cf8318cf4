import * as z from "zod";
import { reads, writes } from "../../base/endpoint.ts";
import {
  basis,
  date,
  id,
  jurisdiction,
  moneyOut,
  page,
  pageOf,
  text,
  count,
  year,
} from "../../base/shape.ts";
import {
  countyFinanceRoles,
  staffRoles,
  supervisorRoles,
  upperFinanceRoles,
} from "../organization/roles.ts";

const may = [...countyFinanceRoles, ...upperFinanceRoles, ...supervisorRoles];

const form = z.coerce.number().pipe(z.union([z.literal(1), z.literal(2)]));
const scope = z.enum(["all", "own"]).default("all");
const period = z.enum(["year", "january", "july"]).default("year");
const source = z.enum(["ledger", "filed"]).default("filed");

/** 截至哪天: the return as it was known at the end of a past day. */
const asOf = date.optional();

const key = { jurisdiction, year, form, scope, period };

/** Fen as text, counts as they are; null where nothing was given. By "general.budget". */
const cells = z.record(z.string(), z.string().nullable());

export const FindingView = z.object({
  rule: z.string(),
  level: z.enum(["error", "flag"]),
  row: z.string(),
  column: z.string(),
  says: z.string(),
  figures: z.record(z.string(), z.string()),
  carried: z.boolean().optional(),
  basis: z.array(basis).optional(),
});

export const ReturnView = z.object({
  title: z.string(),
  corner: z.string(),
  jurisdiction,
  year: z.number(),
  form: z.number(),
  scope: z.string(),
  period: z.string(),
  source: z.string(),
  filer: z.string(),
  notes: z.array(z.string()),
  /** “含历史台账……”, where the figures hold some of it. */
  mark: z.string().nullable(),
  rows: z.array(z.object({ row: z.string(), cells })),
  findings: z.array(FindingView),
  /** Empty for figures from the ledger. */
  filed: z.object({ id, version: z.number(), filedOn: z.string(), reason: z.string() }).nullable(),
  versions: z.array(z.object({ version: z.number(), filedOn: z.string(), reason: z.string() })),
  explanations: z.array(
    z.object({ id, row: z.string(), column: z.string(), says: z.string(), by: z.string() }),
  ),
  definitions: z.array(
    z.object({
      of: z.string(),
      name: z.string(),
      says: z.string(),
      document: z.string(),
      confirmed: z.boolean(),
    }),
  ),
  /** 截至: the day of whose knowledge this is; null for today's. */
  asOf: date.nullable(),
  hash: z.string(),
});

export const listReturns = reads({
  path: "/api/returns",
  says: "已报送的统计报表。",
  may,
  input: z.object({ ...page, year: year.optional() }),
  output: pageOf(
    z.object({
      id,
      jurisdiction,
      year: z.number(),
      form: z.number(),
      scope: z.string(),
      period: z.string(),
      version: z.number(),
      filer: z.string(),
      filedOn: z.string(),
    }),
  ),
});

export const viewReturn = reads({
  path: "/api/returns/:jurisdiction/:year/:form",
  says: "一张统计报表：报送的，或从账上汇总的，连同核对结果。",
  may,
  input: z.object({ ...key, source, asOf, version: count.min(1, "版本从 1 起").optional() }),
  output: ReturnView,
});

export const downloadReturn = reads({
  path: "/api/returns/:jurisdiction/:year/:form/file",
  says: "统计报表的文件，按规定格式。",
  may,
  input: z.object({
    ...key,
    source,
    asOf,
    format: z.enum(["xlsx", "csv", "json"]).default("xlsx"),
  }),
  output: z.unknown(),
  givesFile: true,
});

const sums = { budget: moneyOut, adjusted: moneyOut, planned: moneyOut };

export const viewBudgetForm = reads({
  path: "/api/returns/:jurisdiction/:year/budget",
  says: "政府购买服务项目支出表：一个单位的，或者全县各单位的",
  may: staffRoles,
  input: z.object({ jurisdiction, year, organization: id.optional() }),
  output: z.object({
    title: z.string(),
    filer: z.string(),
    year: z.number(),
    ...sums,
    units: z.array(
      z.object({
        organization: id,
        name: z.string(),
        ...sums,
        rows: z.array(
          z.object({
            allotment: id,
            project: id,
            number: z.string(),
            title: z.string(),
            purchaser: z.string(),
            item: z.string(),
            kindName: z.string(),
            purchaseItem: z.string(),
            line: z.string(),
            ledgerName: z.string(),
            functionalClass: z.string(),
            ...sums,
          }),
        ),
      }),
    ),
  }),
});

export const downloadBudgetList = reads({
  path: "/api/returns/:jurisdiction/:year/budget/file",
  says: "年度政府购买服务预算表的文件：每个项目从哪条指标列入多少。",
  may: staffRoles,
  input: z.object({
    jurisdiction,
    year,
    scope,
    organization: id.optional(),
    format: z.enum(["xlsx", "csv", "json"]).default("xlsx"),
  }),
  output: z.unknown(),
  givesFile: true,
  isLong: true,
});

export const downloadLedgerList = reads({
  path: "/api/returns/:jurisdiction/:year/ledger/file",
  says: "一个财政区划一年的记账明细（.xlsx）：每一笔和它之后的余额。",
  may,
  input: z.object({ jurisdiction, year }),
  output: z.unknown(),
  givesFile: true,
  isLong: true,
});

export const importReturn = writes({
  path: "/api/returns",
  says: "导入并报送统计报表（.xlsx 或 .csv）。",
  may: ["countyFinanceOfficer", "countyFinanceReviewer"],
  input: z.object({
    year,
    form,
    scope,
    period,
    reason: z.string().trim().max(500, "最多 500 个字").optional(),
    rehearsal: z.enum(["true", "false"]).default("false"),
  }),
  output: z.object({
    stored: z.boolean(),
    unchanged: z.boolean(),
    version: z.number().nullable(),
    findings: z.array(FindingView),
  }),
  takesFile: true,
});

export const explainCell = writes({
  path: "/api/returns/explanations",
  says: "对统计报表的一格作出说明。",
  may: ["countyFinanceOfficer", "countyFinanceReviewer"],
  input: z.object({ return: id, row: text(50), column: text(50), says: text(500) }),
  output: z.object({ id }),
});

export const closeYear = writes({
  path: "/api/returns/closings",
  says: "登记本级财政的年度决算办结（此后决算数从账上取得）。",
  may: ["countyFinanceReviewer", "cityFinanceReviewer", "provinceFinanceReviewer"],
  input: z.object({ year, number: text(60), closedOn: date }),
  output: z.object({ id }),
});

export const statisticsApi = {
  listReturns,
  viewReturn,
  viewBudgetForm,
  downloadReturn,
  downloadBudgetList,
  downloadLedgerList,
  importReturn,
  explainCell,
  closeYear,
};
