import { wanText } from "../../parts/amount.ts";

type Ruled = {
  bought: bigint;
  now: bigint;
  limit: bigint;
  tenderFrom: bigint | undefined;
};

/** A quarter of room beyond whatever is longest, so that the limit never stands at the very end. */
const lengthOf = ({ bought, now, limit }: Ruled): bigint => {
  const most = bought + now > limit ? bought + now : limit;
  return (most * 5n) / 4n;
};

const widthOf = (part: bigint, whole: bigint): string =>
  whole === 0n ? "0" : `${Number((part * 10_000n) / whole) / 100}%`;

/** 还有多少, or by how much it is over: the limit itself already belongs to procurement. */
export const roomSaid = ({
  bought,
  now,
  limit,
}: Pick<Ruled, "bought" | "now" | "limit">): string =>
  bought + now >= limit
    ? `合计 ${wanText(bought + now)}，已到采购限额`
    : `合计 ${wanText(bought + now)}，还有 ${wanText(limit - bought - now)}`;

/** 限额尺: bought + now on a line with the limit as a black tick. In 万元. */
export function LimitRuler(of: Ruled) {
  const { bought, now, limit, tenderFrom } = of;
  const length = lengthOf(of);
  const isTenderShown = tenderFrom !== undefined && tenderFrom <= length;
  const label = [
    `已买 ${wanText(bought)}`,
    `本次 ${wanText(now)}`,
    roomSaid(of),
    `采购限额 ${wanText(limit)}`,
    ...(tenderFrom === undefined ? [] : [`公开招标 ${wanText(tenderFrom)}`]),
  ].join("，");
  return (
    <div className="ruler" role="img" aria-label={`${label}，单位万元`}>
      <p className="ruler-above">
        <span>已买 {wanText(bought)}</span>
        <b>本次 {wanText(now)}</b>
      </p>
      <div className="ruler-line">
        <span className="ruler-bought" style={{ width: widthOf(bought, length) }} />
        <span className="ruler-now" style={{ width: widthOf(now, length) }} />
        <i style={{ left: widthOf(limit, length) }} />
        {isTenderShown && <i style={{ left: widthOf(tenderFrom, length) }} />}
      </div>
      <p className="ruler-ticks">
        <span style={{ left: widthOf(limit, length) }}>采购限额 {wanText(limit)}</span>
      </p>
      <p className="ruler-below">
        <b>{roomSaid(of)}</b>
        {tenderFrom !== undefined && (
          <span>
            公开招标 {wanText(tenderFrom)}
            {isTenderShown ? "" : " →"}
          </span>
        )}
      </p>
    </div>
  );
}
