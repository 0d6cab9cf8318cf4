import * as z from "zod";
import { count, date, id, key, keysOf, offer, type Owned, page, text } from "../../base/shape.ts";

/** 需求的状态. */
export const needStatuses = {
  spoken: "已登记",
  checked: "已核实",
  merged: "已并入",
  listed: "列入清单",
  declined: "不予列入",
  inProject: "已立项",
  served: "已提供服务",
  answered: "已答复",
} as const;

export type NeedStatus = keyof typeof needStatuses;
const statuses = keysOf(needStatuses);

/** 提出人 by kind. */
export const speakerKinds = {
  resident: "村民、居民",
  village: "村（社区）",
  department: "部门",
  township: "乡镇",
} as const;

export type SpeakerKind = keyof typeof speakerKinds;
const kinds = keysOf(speakerKinds);

/** For the answer only: kept at most a year after it was heard. */
export const keptForDays = 365;

/** 需求, as spoken. Who spoke stands apart. */
export type Need = Owned & {
  number: string;
  words: string;
  spokenBy: SpeakerKind;
  village: string;
  people: number | null;
  heardOn: string;
  status: NeedStatus;
  reason: string;
  answer: string;
  mergedInto: string | null;
  project: string | null;
  post: string;
  recordedAt: Date;
};

export const SpeakInput = z.object({
  words: text(300),
  spokenBy: z.enum(kinds),
  village: z.string().trim().max(40, "最多 40 个字").default(""),
  people: count.positive("人数应大于零").max(10_000_000, "人数过大").optional(),
  heardOn: date.optional(),
  /** Personal data: only with the speaker's consent, for the answer. */
  speaker: z
    .object({
      name: text(40),
      phone: z
        .string()
        .trim()
        .regex(/^(|1\d{10}|0\d{2,3}-?\d{7,8})$/, "电话应为 11 位手机号或带区号的固定电话")
        .default(""),
    })
    .optional(),
});

export type SpeakInput = z.output<typeof SpeakInput>;

export const NeedRow = z.object({
  ...key,
  number: z.string(),
  organization: z.object({ id, name: z.string() }),
  words: z.string(),
  spokenBy: z.enum(kinds),
  speakerKind: z.string(),
  village: z.string(),
  people: z.number().nullable(),
  heardOn: date,
  status: z.enum(statuses),
  statusName: z.string(),
});

export const NeedView = NeedRow.extend({
  reason: z.string(),
  answer: z.string(),
  project: id.nullable(),
  mergedInto: NeedRow.nullable(),
  /** The needs that were merged into this one. */
  merged: z.array(NeedRow),
  /** Only for the office that must answer. */
  speaker: z.object({ name: z.string(), phone: z.string(), keepUntil: date }).nullable(),
  /** 增补建议 to the catalog that came from it. */
  proposals: z.array(z.object({ ...key, number: z.string(), statusName: z.string() })),
  offers: z.array(offer),
});

export const SimilarNeed = NeedRow.extend({
  /** Share of the words that both have, in parts of one hundred. */
  likeness: z.number(),
});

export const NeedsInput = z.object({
  ...page,
  status: z.enum(statuses).optional(),
  text: z.string().trim().max(60).optional(),
});
