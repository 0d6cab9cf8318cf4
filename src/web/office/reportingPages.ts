import { purchaserRoles } from "../../modules/organization/roles.ts";
import type { PageRow } from "./pages.ts";

/** 报送: the returns of January and July on their way, for those who confirm, sum up and look on. */
export const reportingPages: readonly PageRow[] = [
  {
    path: "/reporting",
    page: () => import("./reporting/ReportingPage.tsx").then((file) => file.ReportingPage),
    nav: { word: "报表", roles: [...purchaserRoles, "townshipHead"] },
  },
  {
    path: "/reporting/:jurisdiction/:id",
    page: () => import("./reporting/RoundPage.tsx").then((file) => file.RoundPage),
  },
  {
    path: "/unit-returns/:jurisdiction/:id",
    page: () => import("./reporting/UnitPage.tsx").then((file) => file.UnitPage),
  },
];
