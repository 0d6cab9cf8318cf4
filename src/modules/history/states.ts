import { machine } from "../../base/machine.ts";
import type { Role } from "../organization/roles.ts";
import { importStatuses, type ImportStatus } from "./model.ts";

export const keepers = ["countyFinanceOfficer", "countyFinanceReviewer"] as const;

/** The life of an import. What the platform does by itself (check, store, refuse) is done for the post that asked. */
// prettier-ignore
export const importLife = machine<ImportStatus, Role>(importStatuses)({
  send:     { from: ["sent"],                to: "checking",  by: keepers, called: "上传台账",   bars: [] },
  check:    { from: ["checking"],            to: "checked",   by: keepers, called: "核对台账",   bars: [] },
  refuse:   { from: ["checking", "storing"], to: "refused",   by: keepers, called: "退回整份文件", bars: [] },
  confirm:  { from: ["checked"],             to: "storing",   by: keepers, called: "确认导入",   bars: [] },
  keep:     { from: ["storing"],             to: "stored",    by: keepers, called: "写入台账",   bars: [] },
  withdraw: { from: ["stored"],              to: "withdrawn", by: keepers, called: "撤销这次导入", bars: [] },
});
