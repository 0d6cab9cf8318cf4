import * as z from "zod";
import { reads, writes } from "../../base/endpoint.ts";
import { date, key, pageOf } from "../../base/shape.ts";
import { staffRoles } from "../organization/roles.ts";
import {
  AdmitInput,
  DecisionInput,
  DutiesInput,
  DutyRow,
  DutyView,
  EndInput,
  ImportView,
  UnifiedView,
  UnifyInput,
} from "./model.ts";
import { keepers } from "./states.ts";

const done = z.object({ done: z.literal(true) });

export const listDuties = reads({
  path: "/api/duties",
  says: "责任清单：乡镇属地事项和县级部门职责",
  may: staffRoles,
  input: DutiesInput,
  output: pageOf(DutyRow),
});

export const viewDuty = reads({
  path: "/api/duties/:jurisdiction/:id",
  says: "一项职责事项，连同准入决定和历次修订",
  may: staffRoles,
  input: z.object(key),
  output: DutyView,
});

export const admitDuty = writes({
  path: "/api/duties",
  says: "准入职责事项，凭决定文件",
  may: keepers,
  input: AdmitInput,
  output: z.object(key),
});

export const withdrawDuty = writes({
  path: "/api/duties/:jurisdiction/:id/withdraw",
  says: "退出责任清单，凭决定文件",
  may: keepers,
  input: EndInput,
  output: done,
});

export const importDuties = writes({
  path: "/api/duties/import",
  says: "导入责任清单（.xlsx 或 .csv），凭一份决定文件",
  may: keepers,
  input: DecisionInput.extend({
    fromOn: date,
    /** Checks the file and stores nothing. */
    rehearsal: z.enum(["true", "false"]).default("false"),
  }),
  output: ImportView,
  takesFile: true,
});

export const downloadDutyTemplate = reads({
  path: "/api/duties/template",
  says: "责任清单的模板",
  may: keepers,
  input: z.object({}),
  output: z.unknown(),
  givesFile: true,
});

export const listUnifiedItems = reads({
  path: "/api/unified-items",
  says: "统一实施事项：由县级部门为各乡镇购买",
  may: staffRoles,
  input: z.object({}),
  output: z.object({ rows: z.array(UnifiedView) }),
});

export const unifyItem = writes({
  path: "/api/unified-items",
  says: "列为统一实施，凭决定文件",
  may: keepers,
  input: UnifyInput,
  output: z.object(key),
});

export const releaseItem = writes({
  path: "/api/unified-items/:jurisdiction/:id/release",
  says: "取消统一实施，凭决定文件",
  may: keepers,
  input: EndInput,
  output: done,
});
