import { machine } from "../../base/machine.ts";
import type { Role } from "../organization/roles.ts";
import { providerStatuses, type ProviderStatus } from "./model.ts";
import {
  banHasEnded,
  providerClassIsKnown,
  providerIsNotBanned,
  providerMayProvide,
} from "./rules.ts";

const finance = ["countyFinanceOfficer", "countyFinanceReviewer"] as const;
const reviewer = ["countyFinanceReviewer"] as const;

/** The whole life of a provider. A directory informs and never gates: `checked` is enough to be chosen. */
// prettier-ignore
export const providerLife = machine<ProviderStatus, Role>(providerStatuses)({
  check:   { called: "核验",     from: ["registered"],                     to: "checked",   by: finance,  bars: [providerMayProvide, providerClassIsKnown] },
  enlist:  { called: "列入名录", from: ["checked", "listed"],              to: "listed",    by: finance,  bars: [providerIsNotBanned] },
  suspend: { called: "暂停",     from: ["checked", "listed"],              to: "suspended", by: reviewer, bars: [] },
  resume:  { called: "恢复",     from: ["suspended"],                      to: "checked",   by: reviewer, bars: [providerIsNotBanned] },
  ban:     { called: "登记禁止", from: ["checked", "listed", "suspended", "banned"], to: "banned", by: reviewer, bars: [] },
  lift:    { called: "期满解除", from: ["banned"],                         to: "checked",   by: reviewer, bars: [banHasEnded] },
  remove:  { called: "移出",     from: ["registered", "checked", "listed", "suspended"], to: "removed", by: reviewer, bars: [] },
});

export type ProviderVerb = keyof typeof providerLife.steps;
