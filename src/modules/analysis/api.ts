import * as z from "zod";
import { reads } from "../../base/endpoint.ts";
import { id } from "../../base/shape.ts";
import { staffRoles } from "../organization/roles.ts";
import {
  AnalysisKey,
  AnalysisView,
  EntriesInput,
  EntriesView,
  FigureInput,
  PostingsView,
  PriceView,
} from "./model.ts";

export const viewAnalysis = reads({
  path: "/api/analysis/:jurisdiction/:year",
  says: "一年的购买服务：分类别、领域、单位、限额、月份，连同历年和付款用时",
  may: staffRoles,
  input: AnalysisKey,
  output: AnalysisView,
});

export const listEntries = reads({
  path: "/api/analysis/:jurisdiction/:year/entries",
  says: "一个数字由哪些项目组成",
  may: staffRoles,
  input: EntriesInput,
  output: EntriesView,
});

export const listPostings = reads({
  path: "/api/analysis/:jurisdiction/:year/entries/:project",
  says: "一个数字在一个项目里由哪些记账组成",
  may: staffRoles,
  input: FigureInput.extend({ project: id }),
  output: PostingsView,
});

export const viewPrices = reads({
  path: "/api/analysis/:jurisdiction/:year/prices",
  says: "同一服务在各单位的单价",
  may: staffRoles,
  input: AnalysisKey,
  output: z.object({
    rows: z.array(PriceView),
    /** There are more contracts than are compared at once. */
    isCut: z.boolean(),
  }),
});

export const downloadAnalysis = reads({
  path: "/api/analysis/:jurisdiction/:year/file",
  says: "统计分析各表，或者通报",
  may: staffRoles,
  input: AnalysisKey.extend({ format: z.enum(["xlsx", "docx"]).default("xlsx") }),
  output: z.unknown(),
  givesFile: true,
});
