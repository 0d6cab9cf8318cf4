import type { Day } from "../../base/day.ts";
import { minus } from "../../base/money.ts";
import type { Db } from "../../platform/db.ts";
import { namesOf } from "../organization/reads.ts";
import { getAward } from "../procurement/reads.ts";
import { getProvider } from "../provider/reads.ts";
import { isSme } from "../provider/model.ts";
import { freeOf, listFree } from "./instalments.ts";
import type { Contract } from "./model.ts";
import { listClauses, listContractShares, listSupplements, siblingsOf } from "./reads.ts";

/** What the bars of submitting and signing ask, gathered once for the act and for the page that offers it. */
export async function factsOf(db: Db, contract: Contract, on: Day) {
  const { jurisdiction, id, project, price } = contract;
  const award = await getAward(db, jurisdiction, contract.award);
  const siblings = await siblingsOf(db, contract);
  const parts = await listContractShares(db, jurisdiction, id);
  const clauses = await listClauses(db, jurisdiction, id);
  const provider = await getProvider(db, contract.provider);
  const free = await listFree(db, jurisdiction, project);
  const names = await namesOf(
    db,
    parts.map((one) => one.userOrganization),
  );
  const { content, quantity, quality, settlement, rights, breach } = contract;
  return {
    terms: { content, quantity, quality, settlement, rights, breach },
    acceptance: clauses.filter((one) => one.kind === "acceptance").map((one) => one.says),
    price,
    parts,
    // Several contracts of one award share its price.
    awarded: minus(award.price, siblings.price),
    planned: parts.map(({ share, fiscal, userOrganization }) => ({
      name: names.get(userOrganization) ?? "份额",
      fiscal,
      free: freeOf(free, share),
    })),
    from: contract.termFrom,
    to: contract.termTo,
    grounds: contract.termGrounds,
    providerIsSme: isSme(provider.size),
    payDays: contract.payDays,
    advance: contract.advance,
    bond: contract.bond,
    bans: provider.bans,
    on,
    /** Beside the facts of the bars: what signing then takes from. */
    free,
    siblings,
    award,
  };
}

export type SigningFacts = Awaited<ReturnType<typeof factsOf>>;

/** Without an amount the bar tells whether anything at all may still be added. */
export async function supplementingFacts(db: Db, contract: Contract) {
  const earlier = await listSupplements(db, contract.jurisdiction, contract.id);
  return { price: contract.price, earlier: earlier.map((one) => one.amount) };
}
