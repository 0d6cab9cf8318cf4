import { machine } from "../../base/machine.ts";
import { purchaserRoles, type Role } from "../organization/roles.ts";
import {
  acceptanceStatuses,
  checkStatuses,
  type AcceptanceStatus,
  type CheckStatus,
} from "./model.ts";
import {
  askedWithinContract,
  contractIsSigned,
  everyStandardIsJudged,
  faultsAreRectified,
  peopleServedWereAsked,
  serviceWasRecorded,
} from "./rules.ts";

const askers = [...purchaserRoles, "providerAgent"] as const;
const accepters = [...purchaserRoles, "townshipHead"] as const;

/** The life of one acceptance. Whole or in part follows from the contract's deductions, not from a choice. */
// prettier-ignore
export const acceptanceLife = machine<AcceptanceStatus, Role>(acceptanceStatuses)({
  ask:          { from: ["unasked"], to: "asked",          by: askers,    called: "申请验收",       bars: [contractIsSigned, serviceWasRecorded, faultsAreRectified, askedWithinContract] },
  accept:       { from: ["asked"],   to: "accepted",       by: accepters, called: "签署验收意见",   bars: [everyStandardIsJudged, peopleServedWereAsked, faultsAreRectified] },
  acceptInPart: { from: ["asked"],   to: "acceptedInPart", by: accepters, called: "按合同扣减验收", bars: [everyStandardIsJudged, peopleServedWereAsked, faultsAreRectified] },
  refuse:       { from: ["asked"],   to: "refused",        by: accepters, called: "不予验收",       bars: [] },
});

/** The life of a spot check: what is found is put right by a day. */
// prettier-ignore
export const checkLife = machine<CheckStatus, Role>(checkStatuses)({
  pass:    { from: ["unchecked"], to: "clean",     by: purchaserRoles, called: "登记抽查",     bars: [] },
  find:    { from: ["unchecked"], to: "toRectify", by: purchaserRoles, called: "登记抽查问题", bars: [] },
  rectify: { from: ["toRectify"], to: "rectified", by: askers,         called: "报告整改",     bars: [] },
});
