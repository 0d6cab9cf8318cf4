import { DayText } from "../ui/Amount.tsx";

/** 最迟哪天: with its paper, and that it is not confirmed where it is not. */
export const DueText = ({
  of: { last, document, confirmed },
}: {
  of: { last: string; document: string; confirmed: boolean };
}) => (
  <>
    最迟 <DayText on={last} full />
    {!confirmed && <span className="quiet">（期限待核对，以本地文件为准；{document}）</span>}
  </>
);
