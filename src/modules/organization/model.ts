import * as z from "zod";
import { basis, count, date, id, jurisdiction, text } from "../../base/shape.ts";
import { allNatures, type Nature } from "./natures.ts";
import { allRoles, type Role } from "./roles.ts";

/** 组织机构 by kind. A provider belongs to no treasury: it serves many. */
export const organizationKinds = {
  township: "乡镇",
  countyDepartment: "县级部门",
  countyFinance: "县财政局",
  cityFinance: "市财政局",
  provinceFinance: "省财政厅",
  discipline: "纪检监察机关",
  audit: "审计机关",
  provider: "承接主体",
  thirdParty: "第三方机构",
  platform: "平台管理",
} as const;

export type OrganizationKind = keyof typeof organizationKinds;

/** 岗位设在哪类单位: a township clerk does not sit in the finance bureau. */
export const seats: Record<Role, readonly OrganizationKind[]> = {
  townshipClerk: ["township"],
  townshipHead: ["township"],
  reviewFinance: ["township", "countyDepartment"],
  reviewParty: ["township", "countyDepartment"],
  reviewDiscipline: ["township", "countyDepartment"],
  reviewSocial: ["township", "countyDepartment"],
  countyFinanceOfficer: ["countyFinance"],
  countyFinanceReviewer: ["countyFinance"],
  countyTreasury: ["countyFinance"],
  departmentOfficer: ["countyDepartment"],
  providerAgent: ["provider"],
  panelMember: ["thirdParty"],
  thirdPartyEvaluator: ["thirdParty"],
  disciplineInspector: ["discipline"],
  auditor: ["audit"],
  cityFinanceViewer: ["cityFinance"],
  cityFinanceOfficer: ["cityFinance"],
  cityFinanceReviewer: ["cityFinance"],
  provinceFinanceViewer: ["provinceFinance"],
  provinceFinanceOfficer: ["provinceFinance"],
  provinceFinanceReviewer: ["provinceFinance"],
  systemAdmin: ["platform"],
  securityAdmin: ["platform"],
  auditAdmin: ["platform"],
};

export type Organization = {
  id: string;
  jurisdiction: string | null;
  kind: OrganizationKind;
  name: string;
  creditCode: string | null;
  division: string | null;
  villages: number | null;
  superior: string | null;
  /** As people have corrected it; null where kind and code tell it. */
  nature: Nature | null;
  isDemo: boolean;
};

/** 财政区划: one treasury. */
export type Jurisdiction = {
  code: string;
  name: string;
  level: "province" | "city" | "county";
  division: string;
  platform: string;
  isDemo: boolean;
};

/** Twelve characters with letters and digits, or longer without: what an account of an office is worth protecting with. */
export const password = z
  .string()
  .min(12, "密码至少 12 位")
  .max(128, "密码最多 128 位")
  .refine((word) => /[a-zA-Z]/.test(word) && /\d/.test(word), "密码须同时有字母和数字");

export const login = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, "账号用小写字母、数字、点、横线，2 到 40 位");

export const SignInInput = z.object({
  login: text(40),
  password: z.string().min(1, "不能为空").max(128),
});

export const role = z.enum(allRoles as [(typeof allRoles)[number], ...typeof allRoles]);

export const PostView = z.object({
  id,
  role,
  roleName: z.string(),
  organization: z.object({ id, name: z.string(), kind: z.string() }),
  jurisdiction: z.string().nullable(),
  /** 代谁、到哪天: null for a post of one's own. */
  actingFor: z.object({ name: z.string(), toOn: date }).nullable(),
});

export const MeView = z.object({
  person: z.object({ id, name: z.string(), login: z.string() }),
  posts: z.array(PostView),
  post: PostView.nullable(),
  mustChangePassword: z.boolean(),
  /** Name in the top bar. */
  platform: z.string(),
  today: date,
});

export const OrganizationView = z.object({
  id,
  jurisdiction: jurisdiction.nullable(),
  kind: z.string(),
  name: z.string(),
  creditCode: z.string().nullable(),
  villages: count.nullable(),
});

export const NewPersonInput = z.object({
  login,
  name: text(40),
  password,
  organization: id,
  role,
});

/** 人员和岗位 as the system administrator sees them. */
export const SeatView = z.object({
  /** The post. */
  id,
  person: z.object({ id, name: z.string(), login: z.string(), isDisabled: z.boolean() }),
  organization: z.object({ id, name: z.string() }),
  role,
  roleName: z.string(),
  fromOn: date,
  toOn: date.nullable(),
});

const kindNames = Object.keys(organizationKinds);

export const OrganizationKindShape = z
  .string()
  .refine((kind): kind is OrganizationKind => kindNames.includes(kind), "没有这类单位");

export const AccountView = z.object({
  person: z.object({
    id,
    login: z.string(),
    name: z.string(),
    isDisabled: z.boolean(),
    mustChange: z.boolean(),
  }),
  posts: z.array(
    z.object({
      id,
      roleName: z.string(),
      organization: z.string(),
      fromOn: date,
      toOn: date.nullable(),
      isInForce: z.boolean(),
    }),
  ),
});

export const CorrectNatureInput = z.object({
  organization: id,
  nature: z.enum(allNatures),
  /** 依据文件: its name and number. */
  document: text(100),
  reason: text(300),
});

const Part = z.object({
  verdict: z.enum(["yes", "byReference", "no", "onPaper"]),
  says: z.string(),
  basis: z.array(basis),
});

/** 谁能买、谁能承接: one line of the table. */
export const NatureView = z.object({
  nature: z.enum(allNatures),
  name: z.string(),
  buys: Part,
  provides: Part,
});

/** 单位的性质, where it comes from, and who corrected it last by which paper. */
export const OfficeNatureView = z.object({
  id,
  name: z.string(),
  kindName: z.string(),
  creditCode: z.string().nullable(),
  nature: z.enum(allNatures).nullable(),
  natureName: z.string(),
  origin: z.string(),
  corrected: z
    .object({ on: date, person: z.string(), document: z.string(), reason: z.string() })
    .nullable(),
});

/** 可以委托的岗位: work of an office that goes on while somebody is away. Seats of a panel and of administrators are personal. */
export const delegable: readonly Role[] = [
  "townshipClerk",
  "townshipHead",
  "reviewFinance",
  "reviewParty",
  "reviewDiscipline",
  "reviewSocial",
  "countyFinanceOfficer",
  "countyFinanceReviewer",
  "countyTreasury",
  "departmentOfficer",
  "cityFinanceOfficer",
  "cityFinanceReviewer",
  "provinceFinanceOfficer",
  "provinceFinanceReviewer",
];

export const DelegateInput = z.object({
  /** The person of the same office who acts. */
  delegate: id,
  fromOn: date,
  toOn: date,
  reason: text(200),
});

/** 委托代办 of an office: whose desk, who acts, which days, and whether it holds today. */
export const DelegationView = z.object({
  id,
  role,
  roleName: z.string(),
  holder: z.string(),
  delegate: z.string(),
  fromOn: date,
  toOn: date,
  reason: z.string(),
  endedOn: date.nullable(),
  isInForce: z.boolean(),
  mayEnd: z.boolean(),
});

export const DelegationsView = z.object({
  rows: z.array(DelegationView),
  /** Colleagues to choose from; empty where the own post cannot be delegated. */
  colleagues: z.array(z.object({ id, name: z.string(), posts: z.string() })),
  /** Why the own post cannot be delegated now; empty where it can. */
  whyNot: z.string(),
});
