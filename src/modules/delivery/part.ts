import { Refusal } from "../../base/refusal.ts";
import type { Db } from "../../platform/db.ts";
import type { Contract } from "../contract/model.ts";
import { getContract, listContractShares } from "../contract/reads.ts";
import { listShares } from "../project/reads.ts";

/** 份额 of a contract, with who uses and accepts it. A provider may not see the project's share: then the purchaser stands for all. */
export type PartShare = {
  id: string;
  user: string;
  accepter: string;
  payer: string;
  quantity: number | null;
};

/** One share of one contract, and the sight that everything about it copies. */
export type Part = {
  contract: Contract;
  share: PartShare;
  sight: { organization: string; readers: string[] };
};

export async function listParts(db: Db, contract: Contract): Promise<Part[]> {
  const { jurisdiction, id, organization } = contract;
  const shares = await listContractShares(db, jurisdiction, id);
  const known = new Map(
    (await listShares(db, jurisdiction, contract.project)).map((one) => [one.id, one]),
  );
  return shares.map(({ share }) => {
    const found = known.get(share);
    const user = found?.userOrganization ?? organization;
    const accepter = found?.accepterOrganization ?? organization;
    const payer = found?.payerOrganization ?? organization;
    const all = new Set([...contract.readers, contract.provider, user, accepter, payer]);
    all.delete(organization);
    return {
      contract,
      share: { id: share, user, accepter, payer, quantity: found?.quantity ?? null },
      sight: { organization, readers: [...all] },
    };
  });
}

export async function partOf(
  db: Db,
  jurisdiction: string,
  contract: string,
  share: string,
): Promise<Part> {
  const parts = await listParts(db, await getContract(db, jurisdiction, contract));
  const found = parts.find((one) => one.share.id === share);
  if (!found) throw new Refusal("notFound", "合同里没有这个份额");
  return found;
}
