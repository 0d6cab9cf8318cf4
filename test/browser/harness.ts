import type { FastifyInstance } from "fastify";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { yearOf, type Day } from "../../src/base/day.ts";
import { at, today } from "../../src/platform/clock.ts";
import { readConfig } from "../../src/platform/config.ts";
import { openDatabase, type Database } from "../../src/platform/db.ts";
import { buildApp, sealingFor } from "../../src/server/app.ts";
import { makeCounty, type DemoCounty } from "../../src/server/demo/county.ts";
import { fillingTeller, type Teller, type Who } from "../../src/server/demo/teller.ts";
import { startJobs } from "../../src/server/jobs.ts";
import { routes } from "../../src/server/routes.ts";
import { openBrowser } from "./chromium.ts";
import { aHand, type Hand } from "./hand.ts";

/** The county with its server on a free port and a browser before it. */
export type Town = {
  base: string;
  year: number;
  database: Database;
  county: DemoCounty;
  browser: Browser;
  /** Tells stories of the past beforehand, so that pages have something to show. */
  teller: Teller;
  /** At the screen of that role, signed in through the form; one screen a role. */
  as(who: Who): Promise<Hand>;
  /** A passer-by: signed in as nobody. */
  anybody(): Promise<Hand>;
  close(): Promise<void>;
};

/** All that the server is asked happens on the day that the story has reached. */
function liveOn({ server }: FastifyInstance, on: () => Day): void {
  const emit = server.emit.bind(server);
  server.emit = (name: string, ...rest: unknown[]) => at(on(), () => emit(name, ...rest));
}

async function listen(database: Database, dataFolder: string, on: (() => Day) | undefined) {
  const config = {
    ...readConfig({}),
    dataFolder,
    anchorFolder: join(dataFolder, "anchors"),
    perMinute: { session: 100_000, address: 100_000 },
  };
  const app: FastifyInstance = await buildApp({ database, config });
  const jobs = on ? undefined : startJobs(database, await sealingFor(config));
  const base = await app.listen({ port: 0, host: "127.0.0.1" });
  if (on) liveOn(app, on);
  const close = async () => {
    await app.close();
    await jobs?.stop();
  };
  return { base, close };
}

/**
 * Everything real: pages as built, server, jobs, database, browser. `url` is of a migrated, empty database. For the
 * handbook the town lives on the days of its stories, `on`.
 */
export async function openTown(url: string, on?: () => Day): Promise<Town> {
  const database = openDatabase({ connectionString: url });
  const year = yearOf(on ? on() : today());
  const county = await makeCounty(database, [year - 1, year]);
  const dataFolder = await mkdtemp(join(tmpdir(), "goufu-town-"));
  const server = await listen(database, dataFolder, on);
  const browser = await openBrowser();
  const hands = new Map<Who, Hand>();
  const anew = () => aHand(browser, server.base);
  return {
    base: server.base,
    year,
    database,
    county,
    browser,
    teller: fillingTeller(database, routes, county.actor),
    anybody: anew,
    as: async (who) => {
      const known = hands.get(who);
      if (known) return known;
      const hand = await anew();
      hands.set(who, hand);
      await hand.signIn(county.login(who));
      return hand;
    },
    close: async () => {
      await browser.close();
      await server.close();
      await database.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
