import * as z from "zod";
import { reads, writes } from "../../base/endpoint.ts";
import { id, key, page, pageOf } from "../../base/shape.ts";
import { purchaserRoles, staffRoles } from "../organization/roles.ts";
import * as model from "./model.ts";

const viewers = [...staffRoles, "providerAgent"];
const recorders = [...purchaserRoles, "townshipHead", "providerAgent"];
const made = z.object({ id });
const done = z.object({ done: z.literal(true) });

export const viewProjectDelivery = reads({
  path: "/api/projects/:jurisdiction/:id/delivery",
  says: "项目的服务记录、抽查和验收",
  may: viewers,
  input: z.object(key),
  output: model.ProjectDeliveryView,
});

export const viewContractDelivery = reads({
  path: "/api/contracts/:jurisdiction/:id/delivery",
  says: "合同的服务记录、抽查和验收",
  may: viewers,
  input: z.object(key),
  output: model.ProjectDeliveryView,
});

export const recordService = writes({
  path: "/api/contracts/:jurisdiction/:id/records",
  says: "记一次服务（可附资料或照片）",
  may: recorders,
  input: model.RecordInput,
  output: made,
  takesFile: true,
});

export const spotCheck = writes({
  path: "/api/contracts/:jurisdiction/:id/checks",
  says: "登记抽查",
  may: [...purchaserRoles],
  input: model.CheckInput,
  output: made,
});

export const viewCheck = reads({
  path: "/api/checks/:jurisdiction/:id",
  says: "抽查及整改情况",
  may: viewers,
  input: z.object(key),
  output: model.CheckView.extend({
    contract: id,
    contractTitle: z.string(),
    purchaser: z.string(),
    provider: z.string(),
  }),
});

export const rectify = writes({
  path: "/api/checks/:jurisdiction/:id/rectify",
  says: "报告整改结果",
  may: recorders,
  input: model.RectifyInput,
  output: done,
});

export const viewPaper = reads({
  path: "/api/attachments/:jurisdiction/:id",
  says: "下载附件（看得到所属事项的人才看得到）",
  may: [...viewers, "thirdPartyEvaluator", "panelMember"],
  input: z.object(key),
  output: z.unknown(),
  givesFile: true,
});

export const askAcceptance = writes({
  path: "/api/contracts/:jurisdiction/:id/acceptances",
  says: "申请验收：一个份额的一个期间",
  may: recorders,
  input: model.AskInput,
  output: made,
});

export const listAcceptances = reads({
  path: "/api/acceptances",
  says: "验收列表",
  may: viewers,
  input: z.object({
    ...page,
    status: z.enum(["asked", "accepted", "acceptedInPart", "refused"]).optional(),
  }),
  output: pageOf(model.AcceptanceRow.extend({ contractTitle: z.string() })),
});

export const viewAcceptance = reads({
  path: "/api/acceptances/:jurisdiction/:id",
  says: "验收书",
  may: viewers,
  input: z.object(key),
  output: model.AcceptanceView,
});

export const accept = writes({
  path: "/api/acceptances/:jurisdiction/:id/accept",
  says: "签署验收意见：逐项验收，扣减按合同计算",
  may: [...purchaserRoles, "townshipHead"],
  input: model.AcceptInput,
  output: done,
});

export const refuse = writes({
  path: "/api/acceptances/:jurisdiction/:id/refuse",
  says: "不予验收，写明理由",
  may: [...purchaserRoles, "townshipHead"],
  input: model.RefuseInput,
  output: done,
});
