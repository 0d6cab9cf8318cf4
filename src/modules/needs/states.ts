import { machine } from "../../base/machine.ts";
import { countyFinanceRoles, purchaserRoles, type Role } from "../organization/roles.ts";
import { needStatuses, type NeedStatus } from "./model.ts";

const office = [...purchaserRoles, "townshipHead"] as const;

/** Later stages move a need on: whoever may plan, withdraw or close a project. */
const byProject = [...office, ...countyFinanceRoles] as const;

/** The life of a need: nobody who spoke is left without an answer. */
// prettier-ignore
export const needLife = machine<NeedStatus, Role>(needStatuses)({
  check:           { from: ["spoken"],                        to: "checked",   by: office,    called: "核实需求",     bars: [] },
  merge:           { from: ["spoken", "checked", "listed"],   to: "merged",    by: office,    called: "并入另一条",   bars: [] },
  list:            { from: ["checked"],                       to: "listed",    by: office,    called: "列入需求清单", bars: [] },
  decline:         { from: ["spoken", "checked", "listed"],   to: "declined",  by: office,    called: "不予列入",     bars: [] },
  takeIntoProject: { from: ["checked", "listed"],             to: "inProject", by: office,    called: "用于立项",     bars: [] },
  release:         { from: ["inProject"],                     to: "listed",    by: byProject, called: "退回清单",     bars: [] },
  serve:           { from: ["inProject"],                     to: "served",    by: byProject, called: "服务已提供",   bars: [] },
  answer:          { from: ["served", "declined", "merged"],  to: "answered",  by: office,    called: "答复提出人",   bars: [] },
});

export type NeedVerb = keyof typeof needLife.steps;

/** Verbs that belong to a project, not to a button of the need itself. */
export const verbsOfProject: readonly string[] = ["takeIntoProject", "release", "serve"];
