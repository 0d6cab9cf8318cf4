import * as z from "zod";
import { reads } from "../../base/endpoint.ts";
import { id, jurisdiction, key } from "../../base/shape.ts";
import * as model from "./model.ts";

export const viewFront = reads({
  path: "/api/public/front",
  says: "公开首页：当年的数、刚刚公开的、验收后几天付款、绩效等次",
  may: "public",
  input: z.object({ jurisdiction: jurisdiction.optional() }),
  output: model.FrontView,
});

export const listPublicProjects = reads({
  path: "/api/public/projects",
  says: "查公开的项目：按村名、服务、承接单位",
  may: "public",
  input: model.ProjectsInput,
  output: model.ProjectPage,
});

export const viewPublicProject = reads({
  path: "/api/public/projects/:jurisdiction/:id",
  says: "一个公开项目和它的全部公开材料",
  may: "public",
  input: z.object(key),
  output: model.PublicProjectView,
});

export const listPublications = reads({
  path: "/api/public/publications",
  says: "公开材料，新的在前",
  may: "public",
  input: model.PublicationsInput,
  output: model.PublicationPage,
});

export const viewPublication = reads({
  path: "/api/public/publications/:jurisdiction/:id",
  says: "一份公开材料的原文和校验码",
  may: "public",
  input: z.object(key),
  output: model.PublicationView,
});

export const listNotices = reads({
  path: "/api/public/notices",
  says: "采购公告",
  may: "public",
  input: model.ProjectsInput,
  output: model.PublicationPage,
});

export const viewPublicContract = reads({
  path: "/api/public/contracts/:jurisdiction/:id",
  says: "一份公开的合同",
  may: "public",
  input: z.object(key),
  output: model.PublicationView,
});

export const viewPublicEvaluation = reads({
  path: "/api/public/evaluations/:jurisdiction/:id",
  says: "一次公开的绩效评价",
  may: "public",
  input: z.object(key),
  output: model.PublicationView,
});

export const listNeighbours = reads({
  path: "/api/public/neighbours",
  says: "同一财政区划的其他单位怎样买过一个目录事项：数量、单价、方式、承接主体、绩效",
  may: "public",
  input: z.object({
    item: z.string().max(12),
    /** Where there is one county only, it need not be named. */
    jurisdiction: jurisdiction.optional(),
    /** The asker's own organization is no neighbour of itself. */
    except: id.optional(),
  }),
  output: z.object({ rows: z.array(model.NeighbourRow) }),
});

export const viewPriceRange = reads({
  path: "/api/public/neighbours/prices",
  says: "同一财政区划的其他单位买一个目录事项的单价：中位数、四分位数、几个合同",
  may: "public",
  input: z.object({
    item: z.string().max(12),
    unit: z.string().trim().min(1, "请写计量单位").max(20, "最多 20 个字"),
    jurisdiction: jurisdiction.optional(),
    except: id.optional(),
  }),
  output: model.PriceRangeView,
});
