import { purchaserRoles, upperFinanceRoles } from "../../modules/organization/roles.ts";
import type { Role } from "./me.ts";
import type { PageRow } from "./pages.ts";

const planRoles: readonly Role[] = [
  ...purchaserRoles,
  "townshipHead",
  "countyFinanceOfficer",
  "countyFinanceReviewer",
  ...upperFinanceRoles,
];

/** 年度购买计划: of one's own, of one's county, of the counties below. */
export const planPages: readonly PageRow[] = [
  {
    path: "/plans",
    page: () => import("./plan/PlansPage.tsx").then((file) => file.PlansPage),
    nav: {
      word: "计划",
      roles: planRoles,
    },
  },
  {
    path: "/plans/form",
    page: () => import("./plan/BudgetFormPage.tsx").then((file) => file.BudgetFormPage),
  },
  {
    path: "/plans/:jurisdiction/:id",
    page: () => import("./plan/PlanPage.tsx").then((file) => file.PlanPage),
  },
];
