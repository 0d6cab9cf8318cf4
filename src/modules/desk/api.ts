import * as z from "zod";
import { reads } from "../../base/endpoint.ts";
import { id, key } from "../../base/shape.ts";
import { staffRoles } from "../organization/roles.ts";
import { pageOf } from "../../base/shape.ts";
import { FundPaper, FundPapersInput, FundsInput, FundsView } from "./fundForms.ts";
import * as model from "./model.ts";

export const viewDesk = reads({
  path: "/api/desk",
  says: "工作台：等我办的事、我的项目、今年的钱",
  may: "signedIn",
  input: z.object({}),
  output: model.DeskView,
});

export const viewStages = reads({
  path: "/api/projects/:jurisdiction/:id/stages",
  says: "一个项目走到哪一步",
  may: [...staffRoles, "providerAgent", "thirdPartyEvaluator"],
  input: z.object(key),
  output: model.StagesView,
});

export const viewStandings = reads({
  path: "/api/projects/:jurisdiction/:id/standings",
  says: "一个项目的各份额走到哪里，有哪些文件",
  may: staffRoles,
  input: z.object(key),
  output: model.StandingsView,
});

export const listStages = reads({
  path: "/api/stages",
  says: "一页项目各走到哪一步",
  may: staffRoles,
  input: model.StagesOfInput,
  output: z.object({ rows: z.array(model.StagesView.extend({ id })) }),
});

export const viewFunds = reads({
  path: "/api/funds",
  says: "资金：一年的预算、计划、合同、验收、支付，按县区、单位、指标、服务、月份或者来源分行",
  may: staffRoles,
  input: FundsInput,
  output: FundsView,
});

export const listFundPapers = reads({
  path: "/api/funds/papers",
  says: "资金的流水和凭据：一行、一个数是由哪些记账组成的",
  may: staffRoles,
  input: FundPapersInput,
  output: pageOf(FundPaper),
});

export const downloadFunds = reads({
  path: "/api/funds/file",
  says: "资金表的 .xlsx 文件，与页面同样的行",
  may: staffRoles,
  input: FundsInput,
  output: z.unknown(),
  givesFile: true,
});
