import * as z from "zod";
import { reads, writes } from "../../base/endpoint.ts";
import { date, key, keysOf, page, pageOf, text } from "../../base/shape.ts";
import {
  DifferenceView,
  DraftInput,
  DraftRow,
  DraftView,
  PublishInput,
  standardStatuses,
  StandardRow,
  StandardView,
} from "./model.ts";

/** Where nobody says, the one county of the installation; the empty place is that of the samples. */
const place = z
  .string()
  .regex(/^\d{0,6}$/, "行政区划代码应为至多六位数字")
  .optional();
const item = z.string().regex(/^[A-Z]\d{1,6}$/, "目录编码应如 B0301");
const version = z.coerce.number("版本应为数字").int().min(1).max(10_000);
const done = z.object({ done: z.literal(true) });

const department = ["departmentOfficer"] as const;
const reviewer = ["countyFinanceReviewer"] as const;
const finance = ["countyFinanceReviewer", "countyFinanceOfficer"] as const;
const concerned = [...department, ...finance] as const;

export const listStandards = reads({
  path: "/api/catalog/standards",
  says: "某地某日施行的服务标准，一个目录事项一份。",
  may: "public",
  input: z.object({ place, on: date.optional() }),
  output: z.object({ place: z.string(), placeName: z.string(), rows: z.array(StandardRow) }),
});

export const viewStandard = reads({
  path: "/api/catalog/standards/:item",
  says: "一个目录事项在某地某日适用的服务标准，或者指定的一版。",
  may: "public",
  input: z.object({ item, place, on: date.optional(), version: version.optional() }),
  output: StandardView.extend({ placeName: z.string() }),
});

export const listVersions = reads({
  path: "/api/catalog/standards/:item/versions",
  says: "一个目录事项的服务标准的全部版本，新的在前。",
  may: "public",
  input: z.object({ item, place }),
  output: z.object({ rows: z.array(StandardRow) }),
});

export const compareVersions = reads({
  path: "/api/catalog/standards/:item/differences",
  says: "服务标准两个版本的不同之处。",
  may: "public",
  input: z.object({ item, place, before: version, after: version }),
  output: z.object({ rows: z.array(DifferenceView) }),
});

export const listDrafts = reads({
  path: "/api/standard-drafts",
  says: "服务标准草案，新的在前。部门看自己的，财政看全县的。",
  may: concerned,
  input: z.object({ ...page, status: z.enum(keysOf(standardStatuses)).optional() }),
  output: pageOf(DraftRow),
});

export const viewDraft = reads({
  path: "/api/standard-drafts/:jurisdiction/:id",
  says: "一份服务标准草案，与现行版本的不同，和可以办理的事",
  may: concerned,
  input: z.object(key),
  output: DraftView,
});

export const draftStandard = writes({
  path: "/api/standard-drafts",
  says: "草拟一个目录事项的服务标准",
  may: department,
  input: DraftInput.extend({ item }),
  output: z.object(key),
});

export const editStandard = writes({
  path: "/api/standard-drafts/:jurisdiction/:id/edit",
  says: "修改服务标准草案",
  may: department,
  input: DraftInput.extend(key),
  output: done,
});

export const submitStandard = writes({
  path: "/api/standard-drafts/:jurisdiction/:id/submit",
  says: "把服务标准草案提交财政审核",
  may: department,
  input: z.object(key),
  output: done,
});

export const sendBackStandard = writes({
  path: "/api/standard-drafts/:jurisdiction/:id/send-back",
  says: "退回服务标准草案，并写明意见",
  may: finance,
  input: z.object({ ...key, remarks: text(500) }),
  output: done,
});

export const agreeToStandard = writes({
  path: "/api/standard-drafts/:jurisdiction/:id/agree",
  says: "同意发布服务标准",
  may: reviewer,
  input: z.object(key),
  output: done,
});

export const publishStandard = writes({
  path: "/api/standard-drafts/:jurisdiction/:id/publish",
  says: "发布服务标准，写明文件和施行日期",
  may: department,
  input: PublishInput.extend(key),
  output: done,
});

export const withdrawStandard = writes({
  path: "/api/standard-drafts/:jurisdiction/:id/withdraw",
  says: "撤销服务标准草案",
  may: department,
  input: z.object(key),
  output: done,
});
