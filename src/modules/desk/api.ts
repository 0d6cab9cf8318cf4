import * as z from "zod";
import { reads } from "../../base/endpoint.ts";
import { id, key } from "../../base/shape.ts";
import { staffRoles } from "../organization/roles.ts";
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

export const listStages = reads({
  path: "/api/stages",
  says: "一页项目各走到哪一步",
  may: staffRoles,
  input: model.StagesOfInput,
  output: z.object({ rows: z.array(model.StagesView.extend({ id })) }),
});
