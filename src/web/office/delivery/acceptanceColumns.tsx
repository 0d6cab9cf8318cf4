import { Amount } from "../ui/Amount.tsx";
import type { Column } from "../ui/Table.tsx";
import type { Delivery } from "./forms.tsx";

type Judged = Pick<
  Delivery["acceptances"][number],
  "asked" | "accepted" | "acceptedOn" | "statusName"
>;

/** What was asked, what was accepted of it, and where it stands: the same in every list of acceptances. */
export const acceptanceColumns: readonly Column<Judged>[] = [
  { head: "申请（元）", isFigure: true, of: (one) => <Amount fen={one.asked} bare /> },
  {
    head: "验收（元）",
    isFigure: true,
    isMain: true,
    of: (one) => (one.acceptedOn ? <Amount fen={one.accepted} bare /> : "—"),
  },
  { head: "状态", of: (one) => one.statusName },
];
