import { fullSight, noSight, type Actor, type Sight } from "../../platform/actor.ts";
import type { Role } from "./roles.ts";
import type { PostOf } from "./reads.ts";

/** 视野 by role: deny by default, so a role that is not named here sees no business row at all. */
const scopes: Partial<Record<Role, "own" | "county" | "city" | "province">> = {
  townshipClerk: "own",
  townshipHead: "own",
  reviewFinance: "own",
  reviewParty: "own",
  reviewDiscipline: "own",
  reviewSocial: "own",
  departmentOfficer: "own",
  providerAgent: "own",
  panelMember: "own",
  thirdPartyEvaluator: "own",
  countyFinanceOfficer: "county",
  countyFinanceReviewer: "county",
  countyTreasury: "county",
  disciplineInspector: "county",
  auditor: "county",
  auditAdmin: "county",
  cityFinanceViewer: "city",
  cityFinanceOfficer: "city",
  cityFinanceReviewer: "city",
  provinceFinanceViewer: "province",
  provinceFinanceOfficer: "province",
  provinceFinanceReviewer: "province",
};

/** 各承接主体: the reader that a published notice names, so that every provider may see it and answer. */
export const everyProvider = "00000000-0000-0000-0000-0000000000a1";

/** The code after the last one that begins with these digits: 9901 → 990200. */
const after = (prefix: string): string => {
  const next = String(Number(prefix) + 1).padStart(prefix.length, "0");
  return next.length > prefix.length ? ":" : next.padEnd(6, "0");
};

const range = (prefix: string): { lo: string; hi: string } => ({
  lo: prefix.padEnd(6, "0"),
  hi: after(prefix),
});

export function sightOf(role: Role, jurisdiction: string | null, mine: readonly string[]): Sight {
  const scope = scopes[role];
  if (!scope) return noSight;
  // Providers, panel members and evaluators serve many treasuries: every range, but only what names them.
  if (!jurisdiction) return scope === "own" ? { ...fullSight, scope: "own", mine } : noSight;
  if (scope === "city") return { ...range(jurisdiction.slice(0, 4)), scope: "all", mine };
  if (scope === "province") return { ...range(jurisdiction.slice(0, 2)), scope: "all", mine };
  return { ...range(jurisdiction), scope: scope === "county" ? "all" : "own", mine };
}

export function actorOf(post: PostOf): Actor {
  const mine = [post.organization, post.id];
  if (post.role === "providerAgent") mine.push(everyProvider);
  return {
    person: post.person,
    post: post.id,
    organization: post.organization,
    roles: [post.role],
    jurisdiction: post.jurisdiction ?? "",
    sight: sightOf(post.role, post.jurisdiction, mine),
  };
}

/** Signed in, but with no post chosen or the password still to be changed: may do only that. */
export const personOnly = (person: string): Actor => ({
  person,
  post: "00000000-0000-0000-0000-000000000000",
  organization: "00000000-0000-0000-0000-000000000000",
  roles: [],
  jurisdiction: "",
  sight: noSight,
});
