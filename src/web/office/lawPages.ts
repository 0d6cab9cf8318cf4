import type { PageRow } from "./pages.ts";

/** 能不能买、方式和步骤、限额、服务标准: the pages that say what the law wants of a purchase before it begins. */
export const lawPages: readonly PageRow[] = [
  {
    path: "/steps",
    page: () => import("./policy/StepsPage.tsx").then((file) => file.StepsPage),
  },
  {
    path: "/thresholds",
    page: () => import("./policy/ThresholdsPage.tsx").then((file) => file.ThresholdsPage),
  },
  {
    path: "/thresholds/new",
    page: () => import("./policy/NewThresholdPage.tsx").then((file) => file.NewThresholdPage),
  },
  {
    path: "/thresholds/control",
    page: () => import("./policy/NewControlRulesPage.tsx").then((file) => file.NewControlRulesPage),
  },
  {
    path: "/check",
    page: () => import("./boundary/CheckPage.tsx").then((file) => file.CheckPage),
  },
  {
    path: "/check/cues",
    page: () => import("./boundary/CuesPage.tsx").then((file) => file.CuesPage),
  },
  {
    path: "/standards",
    page: () => import("./standard/StandardsPage.tsx").then((file) => file.StandardsPage),
    nav: { word: "服务标准", roles: ["departmentOfficer"] },
  },
  {
    path: "/standards/:item",
    page: () => import("./standard/StandardPage.tsx").then((file) => file.StandardPage),
  },
  {
    path: "/standard-drafts/new",
    page: () => import("./standard/NewStandardPage.tsx").then((file) => file.NewStandardPage),
  },
  {
    path: "/standard-drafts/:jurisdiction/:id",
    page: () => import("./standard/DraftPage.tsx").then((file) => file.DraftPage),
  },
  {
    path: "/standard-drafts/:jurisdiction/:id/edit",
    page: () => import("./standard/EditStandardPage.tsx").then((file) => file.EditStandardPage),
  },
];
