import { wanText, type Fen } from "../../parts/amount.ts";

const decimalsOf = (text: string): string => /\.\d+$/.exec(text)?.[0] ?? "";

/** The widest decimals of a column: exact 万元 have two to six, and their points stand under each other. */
export const roomOf = (amounts: readonly Fen[]): number =>
  Math.max(0, ...amounts.map((fen) => decimalsOf(wanText(fen)).length));

/** 万元 in a table; where nought is a fact, it stands back. */
export function Wan({ fen, room = 0 }: { fen: Fen; room?: number }) {
  const isNought = BigInt(fen) === 0n;
  const text = isNought ? "0" : wanText(fen);
  const decimals = decimalsOf(text);
  const whole = text.slice(0, text.length - decimals.length);
  return (
    <span className={isNought ? "wan wan-nought" : "wan"}>
      {whole}
      <span style={room === 0 ? undefined : { minWidth: `${room - 0.4}ch` }}>{decimals}</span>
    </span>
  );
}
