import { Refusal } from "../../base/refusal.ts";
import type { Db } from "../../platform/db.ts";
import type { Contract } from "../contract/model.ts";
import { getContract, listContractShares } from "../contract/reads.ts";

/** 份额 of a contract, with who uses and accepts it. */
export type PartShare = {
  id: string;
  user: string;
  accepter: string;
  payer: string;
  quantity: number;
};

/** One share of one contract, and the sight that everything about it copies. */
export type Part = {
  contract: Contract;
  share: PartShare;
  sight: { organization: string; readers: string[] };
};

export async function listParts(db: Db, contract: Contract): Promise<Part[]> {
  const { organization, provider } = contract;
  const shares = await listContractShares(db, contract.jurisdiction, contract.id);
  return shares.map(({ share: id, quantity, ...one }) => {
    const user = one.userOrganization;
    const accepter = one.accepterOrganization;
    const payer = one.payerOrganization;
    const all = new Set([...contract.readers, provider, user, accepter, payer]);
    all.delete(organization);
    const share = { id, user, accepter, payer, quantity };
    return { contract, share, sight: { organization, readers: [...all] } };
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
