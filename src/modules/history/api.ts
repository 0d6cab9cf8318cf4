import * as z from "zod";
import { reads, writes } from "../../base/endpoint.ts";
import { key, page, pageOf } from "../../base/shape.ts";
import { countyFinanceRoles, staffRoles, supervisorRoles } from "../organization/roles.ts";
import {
  HistoryInput,
  HistoryRowView,
  HistoryView,
  ImportRow,
  ImportView,
  SumView,
  WithdrawInput,
} from "./model.ts";
import { keepers } from "./states.ts";

const may = [...countyFinanceRoles, ...supervisorRoles];
const done = z.object({ done: z.literal(true) });

export const listHistory = reads({
  path: "/api/history",
  says: "历史台账：以前年度的购买，按上报数。",
  may: staffRoles,
  input: HistoryInput,
  output: pageOf(HistoryRowView),
});

export const sumHistoryYears = reads({
  path: "/api/history/years",
  says: "历史台账各年的项目数和金额。",
  may: staffRoles,
  input: z.object({}),
  output: z.object({ rows: z.array(SumView) }),
});

export const listHistoryImports = reads({
  path: "/api/history/imports",
  says: "历史台账的各次导入。",
  may,
  input: z.object(page),
  output: pageOf(ImportRow),
});

export const downloadHistoryTemplate = reads({
  path: "/api/history/imports/template",
  says: "历史台账的模板。",
  may: keepers,
  input: z.object({}),
  output: z.unknown(),
  givesFile: true,
});

export const sendHistory = writes({
  path: "/api/history/imports",
  says: "上传以前年度的台账（.xlsx），先核对，不写入。",
  may: keepers,
  // Nothing but the file.
  input: z.looseObject({}),
  output: z.object(key),
  takesFile: true,
});

export const viewHistoryImport = reads({
  path: "/api/history/imports/:jurisdiction/:id",
  says: "一次导入：进度、结果和退回的行。",
  may,
  input: z.object(key),
  output: ImportView,
});

export const downloadReturnedHistory = reads({
  path: "/api/history/imports/:jurisdiction/:id/returned",
  says: "退回的文件：本人的文件里没有导入的行，附原因。",
  may,
  input: z.object(key),
  output: z.unknown(),
  givesFile: true,
});

export const confirmHistoryImport = writes({
  path: "/api/history/imports/:jurisdiction/:id/confirm",
  says: "确认导入核对过的台账。",
  may: keepers,
  input: z.object(key),
  output: done,
});

export const withdrawHistoryImport = writes({
  path: "/api/history/imports/:jurisdiction/:id/withdraw",
  says: "撤销一次导入，写明理由；它的各行不再计入统计。",
  may: keepers,
  input: WithdrawInput,
  output: done,
});

export const viewHistory = reads({
  path: "/api/history/:jurisdiction/:id",
  says: "历史台账的一行，以及它来自哪份文件的哪一行。",
  may: staffRoles,
  input: z.object(key),
  output: HistoryView,
});

export const historyApi = {
  listHistory,
  sumHistoryYears,
  listHistoryImports,
  downloadHistoryTemplate,
  sendHistory,
  viewHistoryImport,
  downloadReturnedHistory,
  confirmHistoryImport,
  withdrawHistoryImport,
  viewHistory,
};
