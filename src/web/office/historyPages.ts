import type { PageRow } from "./pages.ts";

/** Pages of 历史台账: the purchases of earlier years and how they came in. */
export const historyPages: readonly PageRow[] = [
  {
    path: "/history",
    page: () => import("./history/HistoryPage.tsx").then((file) => file.HistoryPage),
  },
  {
    path: "/history/import",
    page: () => import("./history/SendPage.tsx").then((file) => file.SendPage),
  },
  {
    path: "/history/imports/:jurisdiction/:id",
    page: () => import("./history/ImportPage.tsx").then((file) => file.ImportPage),
  },
  {
    path: "/history/:jurisdiction/:id",
    page: () => import("./history/HistoryRowPage.tsx").then((file) => file.HistoryRowPage),
  },
];
