import type { ComponentType } from "react";
import type { Role } from "./me.ts";
import {
  countyFinanceRoles,
  purchaserRoles,
  reviewerRoles,
  staffRoles,
  supervisorRoles,
  upperFinanceRoles,
} from "../../modules/organization/roles.ts";
import { analysisPages } from "./analysisPages.ts";
import { dutyPages } from "./dutyPages.ts";
import { fundPages } from "./fundPages.ts";
import { historyPages } from "./historyPages.ts";
import type { IconName } from "./Icon.tsx";
import { lawPages } from "./lawPages.ts";
import { planPages } from "./planPages.ts";
import { reportingPages } from "./reportingPages.ts";
import { supervisionPages } from "./supervisionPages.ts";

/** One page of the office. */
export type PageRow = {
  path: string;
  page: () => Promise<ComponentType>;
  /** Its word in the top bar, for the roles that have it there. */
  nav?: { word: string; roles: readonly Role[] | "all" };
  /** Its place in the bottom bar of the phone: at most four a role. */
  phone?: { word: string; icon: IconName; roles: readonly Role[] | "all" };
};

const returnRoles: readonly Role[] = [
  ...countyFinanceRoles,
  ...supervisorRoles,
  ...upperFinanceRoles,
];

/** The desks of the joint review have 联审 in this place of the phone's bar. */
const projectPhoneRoles = staffRoles.filter((role) => !reviewerRoles.some((one) => one === role));

/** All pages, in the order of the top bar. A page loads only when it is opened. */
export const pages: readonly PageRow[] = [
  {
    path: "/",
    page: () => import("./desk/WorkbenchPage.tsx").then((file) => file.WorkbenchPage),
    nav: { word: "工作台", roles: "all" },
    phone: { word: "工作台", icon: "home", roles: "all" },
  },
  {
    path: "/claims",
    page: () => import("./payment/ClaimsPage.tsx").then((file) => file.ClaimsPage),
    nav: { word: "我的款项", roles: ["providerAgent"] },
    phone: { word: "款项", icon: "money", roles: ["providerAgent"] },
  },
  {
    path: "/claims/:id/letter",
    page: () => import("./payment/LetterPage.tsx").then((file) => file.LetterPage),
  },
  {
    path: "/needs",
    page: () => import("./needs/NeedsPage.tsx").then((file) => file.NeedsPage),
    nav: { word: "需求", roles: [...purchaserRoles, "townshipHead"] },
  },
  {
    path: "/needs/new",
    page: () => import("./needs/NewNeedPage.tsx").then((file) => file.NewNeedPage),
  },
  {
    path: "/needs/:jurisdiction/:id",
    page: () => import("./needs/NeedPage.tsx").then((file) => file.NeedPage),
  },
  {
    path: "/projects",
    page: () => import("./project/ProjectsPage.tsx").then((file) => file.ProjectsPage),
    nav: { word: "项目", roles: staffRoles },
    phone: { word: "项目", icon: "list", roles: projectPhoneRoles },
  },
  {
    path: "/projects/new",
    page: () => import("./project/NewProjectPage.tsx").then((file) => file.NewProjectPage),
  },
  {
    path: "/projects/:jurisdiction/:id",
    page: () => import("./project/ProjectPage.tsx").then((file) => file.ProjectPage),
  },
  {
    path: "/projects/:jurisdiction/:id/edit",
    page: () => import("./project/EditProjectPage.tsx").then((file) => file.EditProjectPage),
  },
  {
    path: "/projects/:jurisdiction/:id/review",
    page: () => import("./project/ReviewPage.tsx").then((file) => file.ReviewPage),
  },
  ...planPages,
  {
    path: "/joint-reviews",
    page: () => import("./project/ProjectsPage.tsx").then((file) => file.ReviewsPage),
    nav: { word: "联审", roles: reviewerRoles },
    phone: { word: "联审", icon: "list", roles: reviewerRoles },
  },
  {
    path: "/projects/:jurisdiction/:id/responsibilities",
    page: () => import("./project/ResponsibilityPage.tsx").then((file) => file.ResponsibilityPage),
  },
  {
    path: "/joint-reviews/unanswered",
    page: () => import("./project/Unanswered.tsx").then((file) => file.UnansweredPage),
  },
  {
    path: "/joint-reviews/desks",
    page: () => import("./project/DesksPage.tsx").then((file) => file.DesksPage),
  },
  {
    path: "/delegations",
    page: () => import("./organization/DelegationsPage.tsx").then((file) => file.DelegationsPage),
  },
  {
    path: "/funds",
    page: () => import("./budget/FundsPage.tsx").then((file) => file.FundsPage),
    nav: { word: "资金", roles: staffRoles },
    phone: { word: "资金", icon: "money", roles: staffRoles },
  },
  ...fundPages,
  {
    path: "/catalog",
    page: () => import("./catalog/CatalogPage.tsx").then((file) => file.CatalogPage),
    nav: { word: "目录与标准", roles: staffRoles },
  },
  {
    path: "/catalog/negatives",
    page: () => import("./catalog/NegativesPage.tsx").then((file) => file.NegativesPage),
  },
  ...lawPages,
  {
    path: "/catalog/:code",
    page: () => import("./catalog/ItemPage.tsx").then((file) => file.ItemPage),
  },
  ...dutyPages,
  {
    path: "/providers",
    page: () => import("./provider/ProvidersPage.tsx").then((file) => file.ProvidersPage),
    nav: { word: "承接主体", roles: staffRoles },
  },
  {
    path: "/providers/new",
    page: () => import("./provider/RegisterPage.tsx").then((file) => file.RegisterPage),
  },
  {
    path: "/providers/:id",
    page: () => import("./provider/ProviderPage.tsx").then((file) => file.ProviderPage),
  },
  {
    path: "/provider",
    page: () => import("./provider/OwnProviderPage.tsx").then((file) => file.OwnProviderPage),
    nav: { word: "单位资料", roles: ["providerAgent"] },
  },
  {
    path: "/returns",
    page: () => import("./statistics/ReturnsPage.tsx").then((file) => file.ReturnsPage),
    nav: { word: "统计报表", roles: returnRoles },
  },
  ...reportingPages,
  {
    path: "/returns/import",
    page: () => import("./statistics/ImportPage.tsx").then((file) => file.ImportPage),
  },
  {
    path: "/returns/:jurisdiction/:year/:form",
    page: () => import("./statistics/ReturnPage.tsx").then((file) => file.ReturnPage),
  },
  ...analysisPages,
  ...historyPages,
  {
    path: "/notices",
    page: () => import("./procurement/NoticesPage.tsx").then((file) => file.NoticesPage),
    nav: { word: "采购公告", roles: ["providerAgent"] },
    phone: { word: "公告", icon: "list", roles: ["providerAgent"] },
  },
  {
    path: "/reviews",
    page: () => import("./procurement/NoticesPage.tsx").then((file) => file.ReviewsPage),
    nav: { word: "评审", roles: ["panelMember"] },
    phone: { word: "评审", icon: "list", roles: ["panelMember"] },
  },
  {
    path: "/projects/:jurisdiction/:project/procure",
    page: () => import("./procurement/PreparePage.tsx").then((file) => file.PreparePage),
  },
  {
    path: "/quick",
    page: () => import("./procurement/QuickPage.tsx").then((file) => file.QuickPage),
  },
  {
    path: "/procurements/:jurisdiction/:id",
    page: () => import("./procurement/ProcurementPage.tsx").then((file) => file.ProcurementPage),
  },
  {
    path: "/contracts",
    page: () => import("./contract/ContractsPage.tsx").then((file) => file.ContractsPage),
    nav: { word: "我的合同", roles: ["providerAgent"] },
  },
  {
    path: "/contracts/:jurisdiction/:id",
    page: () => import("./contract/ContractPage.tsx").then((file) => file.ContractPage),
  },
  {
    path: "/payments",
    page: () => import("./payment/PaymentsPage.tsx").then((file) => file.PaymentsPage),
    nav: { word: "支付", roles: countyFinanceRoles },
  },
  {
    path: "/payments/:jurisdiction/:id",
    page: () => import("./payment/PaymentPage.tsx").then((file) => file.PaymentPage),
  },
  {
    path: "/deliveries",
    page: () => import("./delivery/DeliveriesPage.tsx").then((file) => file.DeliveriesPage),
    nav: { word: "服务记录", roles: ["providerAgent"] },
    phone: { word: "服务", icon: "list", roles: ["providerAgent"] },
  },
  {
    path: "/deliveries/:jurisdiction/:id",
    page: () => import("./delivery/DeliveryPage.tsx").then((file) => file.DeliveryPage),
  },
  {
    path: "/checks/:jurisdiction/:id",
    page: () => import("./delivery/CheckPage.tsx").then((file) => file.CheckPage),
  },
  {
    path: "/acceptances/:jurisdiction/:id",
    page: () => import("./delivery/AcceptancePage.tsx").then((file) => file.AcceptancePage),
  },
  {
    path: "/evaluations",
    page: () => import("./evaluation/EvaluationsPage.tsx").then((file) => file.EvaluationsPage),
    nav: { word: "绩效评价", roles: ["thirdPartyEvaluator", ...countyFinanceRoles] },
    phone: { word: "评价", icon: "list", roles: ["thirdPartyEvaluator"] },
  },
  {
    path: "/evaluations/:jurisdiction/:id",
    page: () => import("./evaluation/EvaluationPage.tsx").then((file) => file.EvaluationPage),
  },
  {
    path: "/people",
    page: () => import("./organization/PeoplePage.tsx").then((file) => file.PeoplePage),
    nav: { word: "人员和岗位", roles: ["systemAdmin"] },
    phone: { word: "人员", icon: "list", roles: ["systemAdmin"] },
  },
  {
    path: "/people/new",
    page: () => import("./organization/NewPersonPage.tsx").then((file) => file.NewPersonPage),
  },
  {
    path: "/people/:id",
    page: () => import("./organization/PersonPage.tsx").then((file) => file.PersonPage),
  },
  ...supervisionPages,
  {
    path: "/mine",
    page: () => import("./session/MinePage.tsx").then((file) => file.MinePage),
    phone: { word: "我的", icon: "person", roles: "all" },
  },
  {
    path: "/password",
    page: () => import("./session/PasswordPage.tsx").then((file) => file.PasswordPage),
  },
];
