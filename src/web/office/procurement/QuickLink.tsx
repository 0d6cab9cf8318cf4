import { purchaserRoles } from "../../../modules/organization/roles.ts";
import { useRole } from "../me.ts";
import { LinkButton } from "../ui/LinkButton.tsx";

/** 小额购买 on the workbench of whoever buys. */
export function QuickLink() {
  const role = useRole();
  if (!purchaserRoles.some((one) => one === role)) return null;
  return (
    <div className="verbs">
      <LinkButton to="/quick">小额购买</LinkButton>
    </div>
  );
}
