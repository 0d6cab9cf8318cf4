/** 岗位角色: what a post may be. The Chinese name is what screens show. */
export const roleNames = {
  townshipClerk: "乡镇经办",
  townshipHead: "乡镇负责人",
  reviewFinance: "联审（财政办）",
  reviewParty: "联审（党政办）",
  reviewDiscipline: "联审（纪委）",
  reviewSocial: "联审（社会事务办）",
  countyFinanceOfficer: "县财政局经办",
  countyFinanceReviewer: "县财政局审核",
  countyTreasury: "县国库支付",
  departmentOfficer: "县级部门经办",
  providerAgent: "承接主体",
  panelMember: "评审小组成员",
  thirdPartyEvaluator: "第三方评价机构",
  disciplineInspector: "纪检监察",
  auditor: "审计",
  cityFinanceViewer: "市财政局",
  cityFinanceOfficer: "市财政局经办",
  cityFinanceReviewer: "市财政局审核",
  provinceFinanceViewer: "省财政厅",
  provinceFinanceOfficer: "省财政厅经办",
  provinceFinanceReviewer: "省财政厅审核",
  systemAdmin: "系统管理员",
  securityAdmin: "安全管理员",
  auditAdmin: "审计管理员",
} as const;

export type Role = keyof typeof roleNames;

export const allRoles = Object.keys(roleNames) as Role[];

const isRole = (text: string): text is Role => Object.hasOwn(roleNames, text);

/** The roles in which somebody acts, as state tables ask for them. */
export const rolesOf = (by: { roles: readonly string[] }): Role[] => by.roles.filter(isRole);

/** Groups that endpoints and verbs name again and again. */
export const purchaserRoles = ["townshipClerk", "departmentOfficer"] as const satisfies Role[];
export const reviewerRoles = [
  "reviewFinance",
  "reviewParty",
  "reviewDiscipline",
  "reviewSocial",
] as const satisfies Role[];
export const countyFinanceRoles = [
  "countyFinanceOfficer",
  "countyFinanceReviewer",
  "countyTreasury",
] as const satisfies Role[];
export const supervisorRoles = ["disciplineInspector", "auditor"] as const satisfies Role[];
export const upperFinanceRoles = [
  "cityFinanceViewer",
  "cityFinanceOfficer",
  "cityFinanceReviewer",
  "provinceFinanceViewer",
  "provinceFinanceOfficer",
  "provinceFinanceReviewer",
] as const satisfies Role[];

/** Who decides for a purchaser: a department has one officer for both. */
export const headRoles = ["townshipHead", "departmentOfficer"] as const satisfies Role[];

/** Who does the daily work of a purchaser: the role to which its tasks go. */
export const clerkOf = (kind: string): (typeof purchaserRoles)[number] =>
  kind === "township" ? "townshipClerk" : "departmentOfficer";

/** Everybody who works on or watches the business of a county; not providers, not administrators. */
export const staffRoles = [
  ...purchaserRoles,
  "townshipHead",
  ...reviewerRoles,
  ...countyFinanceRoles,
  ...supervisorRoles,
  ...upperFinanceRoles,
] as const satisfies Role[];
