import * as z from "zod";
import { date, id, key, keysOf, offer, type Owned, text } from "../../base/shape.ts";

/** 责任主体: whose duty a matter is. */
export const holderNames = { township: "乡镇", department: "县级部门" } as const;

export type Holder = keyof typeof holderNames;
const holders = keysOf(holderNames);

/** 职责事项的状态. */
export const dutyStatuses = {
  unadmitted: "未准入",
  admitted: "在册",
  amended: "已修订",
  withdrawn: "已退出",
} as const;

export type DutyStatus = keyof typeof dutyStatuses;

/** 统一实施事项的状态. */
export const unifiedStatuses = {
  unlisted: "未列入",
  listed: "统一实施",
  ended: "已取消",
} as const;

export type UnifiedStatus = keyof typeof unifiedStatuses;

/** 准入决定: the paper behind every change of the list. */
export type DutyDecision = Owned & {
  document: string;
  issuer: string;
  decidedOn: string;
  decidedBy: string;
  post: string;
  recordedAt: Date;
};

/** What a list says of one matter. */
export type DutyContent = {
  code: string;
  name: string;
  field: string;
  holder: Holder;
  leadOffice: string;
  assists: string;
  basis: string;
  items: string[];
};

/** 职责事项: a matter of the township's or of a department's list, in its days. */
export type Duty = Owned &
  DutyContent & {
    status: DutyStatus;
    decision: string;
    fromOn: string;
    toOn: string | null;
    endedBy: string | null;
    endedReason: string;
    recordedAt: Date;
  };

/** 统一实施事项: what one department buys for all townships. */
export type UnifiedItem = Owned & {
  item: string;
  itemName: string;
  department: string;
  status: UnifiedStatus;
  decision: string;
  fromOn: string;
  toOn: string | null;
  endedBy: string | null;
  endedReason: string;
  recordedAt: Date;
};

const line = (most: number) => z.string().trim().max(most, `最多 ${most} 个字`).default("");

/** May be left empty here: what is missing is for the rule to say, with its law. */
export const DecisionInput = z.object({
  document: line(100),
  issuer: line(60),
  decidedOn: date.optional(),
  decidedBy: line(60),
});

export type DecisionInput = z.output<typeof DecisionInput>;

export const dutyCode = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z-]{1,20}$/, "编号用数字、字母和短横线，最多 20 位");

export const itemCode = z.string().regex(/^[A-Z]\d{1,6}$/, "目录编码应如 A1102");

export const DutyContentInput = z.object({
  code: dutyCode,
  name: text(200),
  field: text(30),
  holder: z.enum(holders),
  leadOffice: line(60),
  assists: line(200),
  basis: line(300),
  items: z.array(itemCode).max(20, "最多关联 20 个目录事项").default([]),
});

export const AdmitInput = DutyContentInput.extend({ decision: DecisionInput, fromOn: date });

export const EndInput = z.object({ ...key, decision: DecisionInput, on: date, reason: text(300) });

export const UnifyInput = z.object({
  item: itemCode,
  department: id,
  decision: DecisionInput,
  fromOn: date,
});

export const DecisionView = z.object({
  document: z.string(),
  issuer: z.string(),
  decidedOn: date,
  decidedBy: z.string(),
  /** Who entered it. */
  person: z.string(),
});

const ItemName = z.object({
  code: z.string(),
  /** Null where the catalog of today does not hold it. */
  name: z.string().nullable(),
});

export const DutyRow = z.object({
  ...key,
  code: z.string(),
  name: z.string(),
  field: z.string(),
  holder: z.enum(holders),
  holderName: z.string(),
  leadOffice: z.string(),
  items: z.array(ItemName),
  fromOn: date,
  toOn: date.nullable(),
  statusName: z.string(),
});

export const DutyView = DutyRow.extend({
  assists: z.string(),
  basis: z.string(),
  decision: DecisionView,
  ended: DecisionView.nullable(),
  endedReason: z.string(),
  /** Other rows of the same code, newest first. */
  versions: z.array(
    z.object({ ...key, fromOn: date, toOn: date.nullable(), statusName: z.string() }),
  ),
  offers: z.array(offer),
});

export const DutiesInput = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** "T001 id" of the last row. */
  after: z.string().max(60).optional(),
  holder: z.enum(holders).optional(),
  status: z.enum(["admitted", "amended", "withdrawn"]).default("admitted"),
  text: z.string().trim().max(60).optional(),
});

export const UnifiedView = z.object({
  ...key,
  item: z.string(),
  itemName: z.string(),
  department: z.object({ id, name: z.string() }),
  fromOn: date,
  toOn: date.nullable(),
  statusName: z.string(),
  decision: DecisionView,
  ended: DecisionView.nullable(),
  endedReason: z.string(),
  offers: z.array(offer),
});

/** 导入结果: what became of each row; the user's own file comes back with a remark beside what was refused. */
export const ImportView = z.object({
  admitted: z.number(),
  amended: z.number(),
  unchanged: z.number(),
  remarks: z.array(z.object({ row: z.number(), code: z.string(), says: z.string() })),
  /** The same file with remarks, as base64 of an .xlsx; null where nothing was refused. */
  returned: z.string().nullable(),
});
