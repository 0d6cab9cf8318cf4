import type { PageRow } from "./pages.ts";

/** Pages behind 资金: the lines, where they come from, and what becomes of them. */
export const fundPages: readonly PageRow[] = [
  {
    path: "/funds/lines",
    page: () => import("./budget/LinesPage.tsx").then((file) => file.LinesPage),
  },
  {
    path: "/funds/new",
    page: () => import("./budget/NewLinePage.tsx").then((file) => file.NewLinePage),
  },
  {
    path: "/funds/import",
    page: () => import("./budget/ImportLinesPage.tsx").then((file) => file.ImportLinesPage),
  },
  {
    path: "/funds/year-end",
    page: () => import("./budget/YearEndPage.tsx").then((file) => file.YearEndPage),
  },
  {
    path: "/funds/:jurisdiction/:id",
    page: () => import("./budget/LinePage.tsx").then((file) => file.LinePage),
  },
  {
    path: "/grants",
    page: () => import("./budget/GrantsPage.tsx").then((file) => file.GrantsPage),
  },
  {
    path: "/grants/new",
    page: () => import("./budget/NewGrantPage.tsx").then((file) => file.NewGrantPage),
  },
  {
    path: "/grants/:jurisdiction/:id",
    page: () => import("./budget/GrantPage.tsx").then((file) => file.GrantPage),
  },
];
