import * as z from "zod";
import { reads, writes } from "../../base/endpoint.ts";
import { date, id, jurisdiction, key, pageOf, text } from "../../base/shape.ts";
import { headRoles, purchaserRoles, staffRoles } from "../organization/roles.ts";
import { DraftInput, EditInput, EndInput, SignInput, SupplementInput } from "./model.ts";
import { ContractRow, ContractsInput, ContractView, ProjectContractsView } from "./views.ts";

const readers = [...staffRoles, "providerAgent", "thirdPartyEvaluator"] as const;

export const listContracts = reads({
  path: "/api/contracts",
  says: "合同列表",
  may: readers,
  input: ContractsInput,
  output: pageOf(ContractRow),
});

export const viewContract = reads({
  path: "/api/contracts/:jurisdiction/:id",
  says: "一份合同：条款、份额、年度分期、补充合同",
  may: readers,
  input: z.object(key),
  output: ContractView,
});

export const listProjectContracts = reads({
  path: "/api/projects/:jurisdiction/:project/contracts",
  says: "项目的合同，和已成交、尚未起草合同的",
  may: readers,
  input: z.object({ jurisdiction, project: id }),
  output: ProjectContractsView,
});

export const draftContract = writes({
  path: "/api/contracts",
  says: "起草合同（按成交结果、项目和服务标准填好）",
  may: purchaserRoles,
  input: DraftInput.extend({ jurisdiction }),
  output: z.object(key),
});

export const editContract = writes({
  path: "/api/contracts/:jurisdiction/:id/edit",
  says: "修改合同草案",
  may: purchaserRoles,
  input: EditInput.extend(key),
  output: ContractView,
});

export const submitContract = writes({
  path: "/api/contracts/:jurisdiction/:id/submit",
  says: "提交核对",
  may: purchaserRoles,
  input: z.object(key),
  output: ContractView,
});

export const returnContract = writes({
  path: "/api/contracts/:jurisdiction/:id/return",
  says: "退回修改",
  may: headRoles,
  input: z.object({ ...key, reason: text(500) }),
  output: ContractView,
});

export const signContract = writes({
  path: "/api/contracts/:jurisdiction/:id/sign",
  says: "核对并签订",
  may: headRoles,
  input: SignInput.extend(key),
  output: ContractView,
});

export const fileContract = writes({
  path: "/api/contracts/:jurisdiction/:id/file",
  says: "报送备案",
  may: [...purchaserRoles, "townshipHead"],
  input: z.object({ ...key, filedOn: date.optional() }),
  output: ContractView,
});

export const supplementContract = writes({
  path: "/api/contracts/:jurisdiction/:id/supplements",
  says: "签订补充合同",
  may: headRoles,
  input: SupplementInput.extend(key),
  output: ContractView,
});

export const endContract = writes({
  path: "/api/contracts/:jurisdiction/:id/end",
  says: "提前终止合同",
  may: headRoles,
  input: EndInput.extend(key),
  output: ContractView,
});
