import type { z } from "zod";
import { askLift } from "../../src/modules/project/lift.ts";
import { draftFiling } from "../../src/modules/ruling/actions.ts";
import { FilingContent } from "../../src/modules/ruling/model.ts";
import type { County } from "../given.ts";
import { aDraft, type ProjectKey } from "./project.ts";

/** 农村户厕粪液检测: no item of the sample catalog, and a service. */
export const soilTesting: z.input<typeof FilingContent> = {
  name: "农村户厕粪液无害化检测服务",
  content: "每季度抽取农户厕所粪液样品送检，出具检测报告",
  whyNeeded: "改厕后没有人能判断粪液是否达到还田要求",
  whyOutside: "样例目录没有这一项，最接近的是农业农村环境治理",
  parent: "A06",
  kind: "1",
  purchaseItem: "C07020900",
  amount: "6000000",
};

export const aFiling = (county: County, changes: Partial<typeof soilTesting> = {}) =>
  county.act("townshipClerk", (tx, by) =>
    draftFiling(tx, by, FilingContent.parse({ ...soilTesting, ...changes })),
  );

/** A draft whose words bundle a new road surface with its upkeep. */
export const aWorksDraft = (county: County): Promise<ProjectKey> =>
  aDraft(county, {
    title: "柳河镇2026年村道养护服务",
    purpose: "村道日常养护，含新铺沥青路面两公里",
    item: "A1302",
  });

export const aLiftRequest = (county: County, project: ProjectKey) =>
  county.act("townshipClerk", (tx, by) =>
    askLift(tx, by, project, "新铺部分已由交通局另行立项，本项目只买养护"),
  );
