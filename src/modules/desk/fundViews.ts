import type * as z from "zod";
import { treasuryOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import type { Download } from "../../platform/http.ts";
import { getJurisdiction, getOrganization } from "../organization/reads.ts";
import { fundRowNames, type FundsInput } from "./fundForms.ts";
import { fundsBy } from "./funds.ts";
import { fundSheet } from "./fundSheet.ts";

type Asked = z.output<typeof FundsInput>;

const officeOf = (by: Actor): string | undefined =>
  by.sight.scope === "own" ? by.organization : undefined;

/** A department reads the lines that townships lend to its joint purchases, but they are not its money. */
export const ownFunds = <Of extends Pick<Asked, "place" | "organization">>(
  by: Actor,
  asked: Of,
) => ({
  ...asked,
  place: asked.place ?? treasuryOf(by),
  organization: asked.organization ?? officeOf(by),
});

/** Whose money it is: the office that is asked for, the office of one's own sight, the county, or the upper place. */
async function placeName(db: Db, by: Actor, { place, organization }: Asked): Promise<string> {
  const office = organization ?? officeOf(by);
  if (office) return (await getOrganization(db, office)).name;
  return (await getJurisdiction(db, place ?? by.jurisdiction)).name;
}

export async function viewFunds(db: Db, by: Actor, asked: Asked) {
  return { placeName: await placeName(db, by, asked), ...(await fundsBy(db, ownFunds(by, asked))) };
}

export async function downloadFunds(db: Db, by: Actor, asked: Asked): Promise<Download> {
  const { placeName: name, ...funds } = await viewFunds(db, by, asked);
  const title = `${name} ${asked.year} 年资金（${fundRowNames[asked.by]}）`;
  return fundSheet(funds, { title, by: asked.by });
}
