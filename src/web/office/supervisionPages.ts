import {
  countyFinanceRoles,
  purchaserRoles,
  supervisorRoles,
} from "../../modules/organization/roles.ts";
import type { PageRow } from "./pages.ts";

/** Pages of 监督: flags and what is done about them, and the audit. */
export const supervisionPages: readonly PageRow[] = [
  {
    path: "/flags",
    page: () => import("./supervision/FlagsPage.tsx").then((file) => file.FlagsPage),
    nav: {
      word: "疑点",
      roles: [...purchaserRoles, "townshipHead", ...countyFinanceRoles, ...supervisorRoles],
    },
  },
  {
    path: "/flags/:jurisdiction/:id",
    page: () => import("./supervision/FlagPage.tsx").then((file) => file.FlagPage),
  },
  {
    path: "/audit",
    page: () => import("./supervision/AuditPage.tsx").then((file) => file.AuditPage),
    nav: { word: "审计记录", roles: ["auditAdmin", ...supervisorRoles] },
    phone: { word: "审计", icon: "eye", roles: ["auditAdmin"] },
  },
  {
    path: "/audit/:jurisdiction/:id",
    page: () => import("./supervision/EntryPage.tsx").then((file) => file.EntryPage),
  },
];
