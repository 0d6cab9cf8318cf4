import type { ReactNode } from "react";
import { useToday } from "./today.ts";

type Paper = {
  /** The full title of the form as the paper has it. */
  title: string;
  left?: ReactNode;
  right?: ReactNode;
  /** Number of the thing, for the printed foot. */
  number: string;
  /** Many rows: printed closer, so that the form stays one sheet; still more of them, closer still. */
  isDense?: boolean | "closest";
  /** 校验码: told in the foot, so that a paper can be compared with what stands here. */
  checkCode?: string;
  children: ReactNode;
};

/** 纸面: a form as it is signed on paper; the same rows on screen and on A4. Rows are `PaperRow`. */
export function PaperForm({
  title,
  left,
  right,
  number,
  isDense = false,
  checkCode,
  children,
}: Paper) {
  const today = useToday();
  const close =
    isDense === "closest" ? " paper-dense paper-closest" : isDense ? " paper-dense" : "";
  return (
    <section className={`paper-form${close}`} aria-label={title}>
      <h2>{title}</h2>
      <div className="paper-line">
        <span>{left}</span>
        <span>{right}</span>
      </div>
      <table className="paper-grid" aria-label={title}>
        <tbody>{children}</tbody>
      </table>
      <div className="paper-foot">
        <span>
          购服　{number}　{today} 打印
        </span>
        {checkCode !== undefined && <span>校验码 {checkCode}　第 1 页，共 1 页</span>}
      </div>
    </section>
  );
}

type Cells = { of: readonly (readonly [string, ReactNode])[]; isMine?: boolean };

/** One row of one or two pairs; a single pair spans the sheet. `isMine` frames the box that is open to me. */
export const PaperRow = ({ of, isMine = false }: Cells) => (
  <tr className={isMine ? "paper-mine" : undefined}>
    {of.map(([name, value]) => [
      <th key={name} scope="row">
        {name}
      </th>,
      <td key={`${name}-value`} colSpan={of.length === 1 ? 3 : 1}>
        {value}
      </td>,
    ])}
  </tr>
);

/** Room to sign by hand: a line on paper, the name and the day on screen. */
export const Signature = ({ name, on }: { name: string; on?: string | undefined }) => (
  <span className="paper-sign">
    <span className="hand-only">
      签字：
      <span className="hand-line" />
    </span>{" "}
    <span className="hand-only">（</span>
    {name}
    <span className="hand-only">）</span>　{on}
  </span>
);
