import { day, type Day } from "../../src/base/day.ts";
import { yuan } from "../../src/base/money.ts";
import { submit, sign } from "../../src/modules/contract/actions.ts";
import { draft, edit } from "../../src/modules/contract/drafting.ts";
import type { EditInput } from "../../src/modules/contract/model.ts";
import { getContract, listClauses, listContractShares } from "../../src/modules/contract/reads.ts";
import { PrepareInput } from "../../src/modules/procurement/forms.ts";
import { prepare } from "../../src/modules/procurement/prepare.ts";
import { choose, recordQuote } from "../../src/modules/procurement/quotes.ts";
import { findAwardOf } from "../../src/modules/procurement/reads.ts";
import type { Actor } from "../../src/platform/actor.ts";
import { at } from "../../src/platform/clock.ts";
import type { County } from "../given.ts";
import { aJointProject } from "./joint.ts";
import { aProjectInPlan } from "./project.ts";
import { aCheckedProvider } from "./provider.ts";

type Key = { jurisdiction: string; id: string };

type Award = Key & { procurement: Key };

const registered = new WeakMap<County, string[]>();

/** The three provider organizations of the county, registered and checked once. */
async function checkedProviders(county: County): Promise<string[]> {
  const known = registered.get(county);
  if (known) return known;
  const providers: string[] = [];
  for (const one of ["provider", "otherProvider", "thirdProvider"])
    providers.push(await aCheckedProvider(county, one));
  registered.set(county, providers);
  return providers;
}

/** Three quotes below the threshold, the first of them the lowest and chosen. */
async function anAwardFor(
  county: County,
  project: Key,
  { prices, clerk, head }: { prices: string[]; clerk: Actor; head: Actor },
): Promise<Award> {
  const { jurisdiction } = county;
  const providers = await checkedProviders(county);
  const ceiling = String(yuan(prices.at(-1)!));
  const procurement = await county.act(clerk, (tx, by) =>
    prepare(tx, by, PrepareInput.parse({ jurisdiction, project: project.id, ceiling })),
  );
  const quotes: Key[] = [];
  for (const [i, provider] of providers.entries())
    quotes.push(
      await county.act(clerk, (tx, by) =>
        recordQuote(tx, by, {
          ...procurement,
          provider,
          price: yuan(prices[i]!),
          says: "",
          on: undefined,
        }),
      ),
    );
  return county.act(head, async (tx, by) => {
    const input = { ...procurement, response: quotes[0]!.id, reason: "", on: undefined };
    await choose(tx, by, input);
    const award = await findAwardOf(tx, procurement);
    return { jurisdiction, id: award!.id, procurement };
  });
}

/** The award of 81,000.00 yuan out of a plan of 84,000.00. */
export const anAward = (county: County, { price = "81000.00" } = {}): Promise<Key> =>
  at(day("2026-03-05"), async () => {
    const project = await aProjectInPlan(county);
    const [clerk, head] = [county.as("townshipClerk"), county.as("townshipHead")];
    return anAwardFor(county, project, { prices: [price, "82500.00", "84000.00"], clerk, head });
  });

/** A department buys for two townships, 14 and 11 villages: 75,000.00 yuan; of the first `other` is paid by its villages. */
export const aJointAward = (county: County, other = 0n): Promise<Award> =>
  at(day("2026-03-05"), async () => {
    const officer = county.as("departmentOfficer");
    const project = await aJointProject(county, {
      members: [
        { of: "township", villages: 14, other },
        { of: "otherTownship", villages: 11 },
      ],
    });
    const prices = ["75000.00", "75000.00", "75000.00"];
    return anAwardFor(county, project, { prices, clerk: officer, head: officer });
  });

/** One contract for both, waiting for its signature. */
export const aJointContract = (county: County): Promise<Key> =>
  at(day("2026-03-05"), async () => {
    const officer = county.as("departmentOfficer");
    const award = await aJointAward(county);
    const { id, jurisdiction } = await county.act(officer, (tx, by) =>
      draft(tx, by, { jurisdiction: award.jurisdiction, award: award.id }),
    );
    await county.act(officer, (tx, by) => submit(tx, by, { jurisdiction, id }));
    return { jurisdiction, id };
  });

/** Drafted from an award, as the platform fills it in. */
export async function aDraftContract(county: County, given: { price?: string } = {}): Promise<Key> {
  const award = await anAward(county, given);
  return at(day("2026-03-12"), () =>
    county.act("townshipClerk", (tx, by) =>
      draft(tx, by, { jurisdiction: award.jurisdiction, award: award.id }),
    ),
  );
}

/** Changes a draft in some fields and keeps all others. */
export const change = (county: County, key: Key, changes: Partial<EditInput>): Promise<unknown> =>
  county.act("townshipClerk", async (tx, by) => {
    const contract = await getContract(tx, key.jurisdiction, key.id);
    const shares = await listContractShares(tx, key.jurisdiction, key.id);
    const clauses = await listClauses(tx, key.jurisdiction, key.id);
    const of = (kind: string) => clauses.filter((one) => one.kind === kind);
    return edit(tx, by, key, {
      ...contract,
      termGrounds: [],
      shares: shares.map(({ share, fiscal, other }) => ({ share, fiscal, other })),
      clauses: of("clause").map((one) => one.says),
      acceptance: of("acceptance").map(({ says, deduction }) => ({ says, deduction })),
      ...changes,
    });
  });

export type ContractGiven = {
  price?: string;
  changes?: Partial<EditInput>;
  signedOn?: Day;
  saveRest?: boolean;
};

/** Submitted and waiting for the signature of the head. */
export async function aContractInReview(county: County, given: ContractGiven = {}): Promise<Key> {
  const key = await aDraftContract(county, given);
  return at(day("2026-03-13"), async () => {
    if (given.changes) await change(county, key, given.changes);
    await county.act("townshipClerk", (tx, by) => submit(tx, by, key));
    return { jurisdiction: key.jurisdiction, id: key.id };
  });
}

/** Signed on 2026-03-20 for a year from 2026-04-01: 81,000.00 yuan on one allotment, the rest of the plan saved. */
export async function aSignedContract(county: County, given: ContractGiven = {}): Promise<Key> {
  const { signedOn = day("2026-03-20"), saveRest = true } = given;
  const key = await aContractInReview(county, given);
  await at(signedOn, () =>
    county.act("townshipHead", (tx, by) => sign(tx, by, key, { signedOn, saveRest })),
  );
  return key;
}
