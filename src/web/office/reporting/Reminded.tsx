import { DayText } from "../ui/Amount.tsx";

/** 已催几次、最近哪天. */
export const Reminded = ({ of }: { of: { reminded: number; remindedOn: string | null } }) =>
  of.reminded === 0 ? null : (
    <span className="quiet">
      已催 {of.reminded} 次，
      <DayText on={of.remindedOn} />　
    </span>
  );
