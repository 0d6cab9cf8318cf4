import type { PageRow } from "./pages.ts";

/** Pages behind 目录与标准: whose duty a matter is, who buys for all, who may buy, and what people decide beside the rules. */
export const dutyPages: readonly PageRow[] = [
  {
    path: "/duties",
    page: () => import("./duty/DutiesPage.tsx").then((file) => file.DutiesPage),
  },
  {
    path: "/duties/new",
    page: () => import("./duty/NewDutyPage.tsx").then((file) => file.NewDutyPage),
  },
  {
    path: "/duties/import",
    page: () => import("./duty/ImportDutiesPage.tsx").then((file) => file.ImportDutiesPage),
  },
  {
    path: "/duties/:jurisdiction/:id",
    page: () => import("./duty/DutyPage.tsx").then((file) => file.DutyPage),
  },
  {
    path: "/unified-items",
    page: () => import("./duty/UnifiedPage.tsx").then((file) => file.UnifiedPage),
  },
  {
    path: "/unified-items/new",
    page: () => import("./duty/NewUnifiedPage.tsx").then((file) => file.NewUnifiedPage),
  },
  {
    path: "/rulings",
    page: () => import("./ruling/RulingsPage.tsx").then((file) => file.RulingsPage),
  },
  {
    path: "/filings/new",
    page: () => import("./ruling/FilingFormPages.tsx").then((file) => file.NewFilingPage),
  },
  {
    path: "/filings/:jurisdiction/:id",
    page: () => import("./ruling/FilingPage.tsx").then((file) => file.FilingPage),
  },
  {
    path: "/filings/:jurisdiction/:id/edit",
    page: () => import("./ruling/FilingFormPages.tsx").then((file) => file.EditFilingPage),
  },
  {
    path: "/lifts/:jurisdiction/:id",
    page: () => import("./ruling/LiftPage.tsx").then((file) => file.LiftPage),
  },
  {
    path: "/natures",
    page: () => import("./organization/NaturesPage.tsx").then((file) => file.NaturesPage),
  },
];
