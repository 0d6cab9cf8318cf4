import type { Answer } from "../../../base/endpoint.ts";
import type { viewDuty } from "../../../modules/duty/api.ts";
import { DayText } from "../ui/Amount.tsx";
import { Facts } from "../ui/Facts.tsx";

type Decided = Answer<typeof viewDuty>["decision"];

/** 决定文件: which paper, who decided, and who entered it here. */
export const Decision = ({ of, reason }: { of: Decided; reason?: string | undefined }) => (
  <Facts
    of={{
      文号: of.document,
      发文机关: of.issuer,
      决定日期: <DayText on={of.decidedOn} full />,
      由谁决定: of.decidedBy,
      理由: reason || undefined,
      录入: of.person,
    }}
  />
);
