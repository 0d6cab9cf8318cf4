import { sql } from "kysely";
import { platformActor } from "../../src/platform/actor.ts";
import { now } from "../../src/platform/clock.ts";
import { newId } from "../../src/platform/identity.ts";
import type { County } from "../given.ts";

type About = { kind: string; id: string; rule?: string; because?: string; on?: string };

const breach = { weight: "flags", says: "测试规则", basis: [], fix: "核对" };

/** A hit of a rule on a thing of the township, as an act leaves it. */
export async function aFlag(county: County, about: About) {
  const { jurisdiction } = county;
  const id = newId(now());
  const { rule = newId(now()), because = "差三天", on = "2026-07-01" } = about;
  await county.act(platformActor(), (tx) =>
    sql`insert into flag_hit (jurisdiction, id, organization, rule, subject_kind, subject_id, because, breach, happened_on, recorded_at)
      values (${jurisdiction}, ${id}, ${county.organizations["township"]!}, ${rule}, ${about.kind}, ${about.id}, ${because},
        ${JSON.stringify({ ...breach, rule, because })}, ${on}, ${now()})`.execute(tx),
  );
  return { jurisdiction, id, rule };
}
