import type { Endpoint } from "../../../base/endpoint.ts";
import type { Role } from "../me.ts";

/** Where an item is shown; in an edition that is not the one in force for me, with that edition. */
export const itemAddress = (code: string, edition?: string): string =>
  `/catalog/${code}${edition === undefined ? "" : `?edition=${edition}`}`;

export const revisionAddress = ({ jurisdiction, id }: { jurisdiction: string; id: string }) =>
  `/catalog/revisions/${jurisdiction}/${id}`;

/** Whether a role may ask an endpoint: what it may not is not offered. */
export const mayAsk = ({ may }: Endpoint, role: Role | undefined): boolean =>
  may === "public" || may === "signedIn" || (role !== undefined && may.includes(role));
