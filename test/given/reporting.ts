import type { Endpoint } from "../../src/base/endpoint.ts";
import { day } from "../../src/base/day.ts";
import type { Role } from "../../src/modules/organization/roles.ts";
import { reportingRoutes } from "../../src/modules/reporting/routes.ts";
import { fileReturn } from "../../src/modules/statistics/actions.ts";
import { readTable } from "../../src/modules/statistics/layout.ts";
import { statisticsRoutes } from "../../src/modules/statistics/routes.ts";
import type { Actor } from "../../src/platform/actor.ts";
import { at } from "../../src/platform/clock.ts";
import type { Database } from "../../src/platform/db.ts";
import { perform } from "../../src/platform/http.ts";
import { readSheet } from "../../src/platform/sheet.ts";
import { sniff } from "../../src/platform/sniff.ts";
import type { County } from "../given.ts";

/** Asks an endpoint of the returns on 2026-01-08, with the text of a .csv where one is sent; answers its body. */
export const asking =
  (opened: { database: Database }, county: () => County) =>
  async (endpoint: Endpoint, role: Role, input: unknown, text?: string) => {
    const routes = [...reportingRoutes, ...statisticsRoutes];
    const route = routes.find((one) => one.endpoint === endpoint)!;
    const file = text === undefined ? undefined : await sniff("表1.csv", Buffer.from(text));
    const outcome = await at(day("2026-01-08"), () =>
      perform(opened.database, route, {
        by: county().as(role),
        input,
        file,
        key: crypto.randomUUID(),
      }),
    );
    return "download" in outcome ? outcome.download : JSON.parse(outcome.body);
  };

const heads = ["项目数", "预算数", "执行数"].flatMap((one) =>
  ["一般公共预算", "政府性基金预算", "合计"].map((ledger) => `${ledger}.${one}`),
);

/** One project of the general budget in one row, 2.00 executed; `total` where the sum is to say something else. */
export const aReturnCsv = (row: string, budget: string, total = budget): string =>
  [
    ["服务领域", ...heads].join(","),
    [row, 1, 0, 1, budget, 0, budget, 2, 0, 2].join(","),
    ["合计", 1, 0, 1, total, 0, total, 2, 0, 2].join(","),
  ].join("\n");

/** What a treasury filed by a file for a July: ten million in one row. */
export const filedByFile = (
  database: Database,
  by: Actor,
  { year, row }: { year: number; row: string },
) =>
  at(day(`${year}-07-12`), () =>
    database.act(by.sight, async (tx) => {
      const { jurisdiction } = by;
      const key = { jurisdiction, year, form: 1, period: "july", scope: "all" } as const;
      const table = readTable(await readSheet(Buffer.from(aReturnCsv(row, "1000"))), key);
      await fileReturn(tx, by, { key, table }, day(`${year}-07-12`));
    }),
  );
