import { keepers } from "../../../modules/duty/states.ts";
import type { Role } from "../me.ts";

/** Whoever keeps the lists: county finance. */
export const isKeeper = (role: Role | undefined): boolean => keepers.some((one) => one === role);

export const dutyAddress = (duty: { jurisdiction: string; id: string }): string =>
  `/duties/${duty.jurisdiction}/${duty.id}`;
