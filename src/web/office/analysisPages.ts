import type { PageRow } from "./pages.ts";

/** 统计分析 and 考核: for those who file returns it opens from there; a purchaser has it as its reports. */
export const analysisPages: readonly PageRow[] = [
  {
    path: "/analysis",
    page: () => import("./analysis/AnalysisPage.tsx").then((file) => file.AnalysisPage),
  },
  {
    path: "/analysis/:jurisdiction/:year/entries",
    page: () => import("./analysis/EntriesPage.tsx").then((file) => file.EntriesPage),
  },
  {
    path: "/analysis/:jurisdiction/:year/entries/:project",
    page: () => import("./analysis/EntriesPage.tsx").then((file) => file.EntryPostingsPage),
  },
  {
    path: "/analysis/:jurisdiction/:year/prices",
    page: () => import("./analysis/PricesPage.tsx").then((file) => file.PricesPage),
  },
  {
    path: "/appraisals",
    page: () => import("./appraisal/AppraisalPage.tsx").then((file) => file.AppraisalPage),
  },
  {
    path: "/appraisals/weights",
    page: () => import("./appraisal/WeightsPage.tsx").then((file) => file.WeightsPage),
  },
];
