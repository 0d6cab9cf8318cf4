import { purchaserRoles, staffRoles, type Role } from "../../../modules/organization/roles.ts";
import { useRole } from "../me.ts";

const buying: readonly Role[] = [...purchaserRoles, "townshipHead"];
const drafting: readonly Role[] = purchaserRoles;

const useIs = (roles: readonly Role[]): boolean => {
  const role = useRole();
  return role !== undefined && roles.includes(role);
};

/** Whether I am of a purchaser: it has bought, and may ask for a person's decision. */
export const useBuys = (): boolean => useIs(buying);

/** Whether I may draft a project. */
export const useDrafts = (): boolean => useIs(drafting);

/** Whoever works on or watches the business may ask what may be bought. */
export const useIsStaff = (): boolean => useIs(staffRoles);
