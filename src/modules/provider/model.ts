import * as z from "zod";
import type { Day } from "../../base/day.ts";
import { date, id, keysOf, text } from "../../base/shape.ts";
import type { Nature } from "../organization/natures.ts";

export const providerStatuses = {
  registered: "已登记",
  checked: "已核验",
  listed: "已入名录",
  suspended: "已暂停",
  banned: "禁止参加",
  removed: "已移出",
} as const;
export type ProviderStatus = keyof typeof providerStatuses;

/** 企业规模, as declared by the provider itself; `none` for those that are no enterprise. */
export const sizes = {
  large: "大型企业",
  medium: "中型企业",
  small: "小型企业",
  micro: "微型企业",
  none: "不适用",
} as const;
export type Size = keyof typeof sizes;

export const isSme = (size: Size): boolean => ["medium", "small", "micro"].includes(size);

/** 事业单位分类. Only 公益二类 and 生产经营类 may provide. */
export const institutionClasses = {
  administrative: "承担行政职能",
  publicOne: "公益一类",
  publicTwo: "公益二类",
  business: "从事生产经营活动",
} as const;
export type InstitutionClass = keyof typeof institutionClasses;

export const directoryKinds = {
  rural: "农村组织名录",
  social: "社会组织名录",
  general: "承接主体名录",
} as const;
export type DirectoryKind = keyof typeof directoryKinds;

/** What the code and the checker know of what kind of body it is. */
export type Standing = {
  creditCode: string;
  institutionClass?: InstitutionClass | undefined;
  isFiscalMass?: boolean | undefined;
  eligibility?: string | undefined;
  /** As people have corrected it, for whatever part the organization plays. */
  nature?: Nature | undefined;
};

/** 承接主体. */
export type Provider = Standing & {
  id: string;
  name: string;
  status: ProviderStatus;
  size: Size;
  registeredIn: string;
  registeredAt: Date;
};

/** 资质: a licence of the provider, or of `holders` of its people. */
export type Qualification = {
  id: string;
  heldBy: "provider" | "staff";
  name: string;
  number: string;
  issuer: string;
  holders: number;
  from: Day;
  to?: Day | undefined;
};

/** 禁止参加期, both days included. */
export type Ban = { id: string; from: Day; until: Day; document: string; reason: string };

export type DirectoryEntry = {
  jurisdiction: string;
  kind: DirectoryKind;
  document: string;
  listedOn: Day;
  removedOn?: Day | undefined;
};

export type Rating = {
  jurisdiction: string;
  evaluation: string;
  contract: string;
  year: number;
  /** Hundredths of a point. */
  score: number;
  grade: "优" | "良" | "中" | "差";
  gradedOn: Day;
};

/** Everything that bars ask about a provider. */
export type ProviderFile = Provider & { qualifications: Qualification[]; bans: Ban[] };

export const StatusShape = z.enum(keysOf(providerStatuses));
export const SizeShape = z.enum(keysOf(sizes));
export const InstitutionClassShape = z.enum(keysOf(institutionClasses));
export const DirectoryKindShape = z.enum(keysOf(directoryKinds));

export const QualificationInput = z
  .object({
    heldBy: z.enum(["provider", "staff"]),
    name: text(60),
    number: z.string().trim().max(60).default(""),
    issuer: z.string().trim().max(60).default(""),
    holders: z.coerce.number().int().min(1).max(100_000).default(1),
    from: date,
    to: date.optional(),
  })
  .refine((one) => one.to === undefined || one.to >= one.from, {
    path: ["to"],
    message: "有效期止不能早于有效期起",
  });

export const RegisterInput = z.object({
  creditCode: z.string().trim().toUpperCase(),
  name: text(100),
  size: SizeShape,
  institutionClass: InstitutionClassShape.optional(),
  isFiscalMass: z.boolean().optional(),
  qualifications: z.array(QualificationInput).max(50).default([]),
});

/** 经办人登记: what the clerk knows of a provider that nobody has entered yet. */
export const IntroduceInput = RegisterInput.pick({ creditCode: true, name: true, size: true });

export const CheckInput = z.object({
  id,
  institutionClass: InstitutionClassShape.optional(),
  isFiscalMass: z.boolean().optional(),
  /** 核验依据 where the code does not tell what kind of body it is. */
  eligibility: text(200).optional(),
});

export const EnlistInput = z.object({
  id,
  kind: DirectoryKindShape,
  document: text(100),
  listedOn: date,
});

export const BanInput = z
  .object({ id, from: date, until: date, document: text(100), reason: text(300) })
  .refine((one) => one.until >= one.from, { path: ["until"], message: "止日不能早于起日" });

/** 暂停、恢复、解除、移出: each with its reason. */
export const AddQualificationInput = z.object({ id, qualification: QualificationInput });

export const StandingInput = z.object({ id, on: date, reason: text(300) });
