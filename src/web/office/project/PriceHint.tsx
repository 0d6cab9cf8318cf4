import { viewPriceRange } from "../../../modules/disclosure/api.ts";
import { yuanText } from "../../parts/amount.ts";
import { useAsk } from "../call.ts";
import { useMe } from "../me.ts";
import type { Prefill } from "./draft.ts";

/** 标准的价格区间, where the item has one. */
function standardWords(known: Prefill): string {
  if (known.priceLow === null || known.priceHigh === null)
    return "本事项没有服务标准，请按市场询价测算";
  return `${known.standardName}：${yuanText(known.priceLow)} 至 ${yuanText(known.priceHigh)} 元每${known.unit}`;
}

/** 邻近单位的单价: median, quartiles and how many contracts, of the same item in the same unit. */
function Neighbours({ item, unit }: { item: string; unit: string }) {
  const { post } = useMe();
  const { data } = useAsk(
    viewPriceRange,
    post === null
      ? undefined
      : {
          item,
          unit,
          jurisdiction: post.jurisdiction ?? undefined,
          except: post.organization.id,
        },
  );
  if (!data) return null;
  const { range, count, others } = data;
  const elsewhere = others > 0 ? `另有 ${others} 个合同不按“${unit}”计价，不能比较。` : "";
  if (range === null)
    return (
      <div>
        邻近单位还没有按“{unit}”签过合同。{elsewhere}
      </div>
    );
  const years = range.from === range.to ? `${range.from} 年` : `${range.from} 至 ${range.to} 年`;
  return (
    <div>
      邻近 {range.places} 个单位 {years} {count} 个合同：中位数 {yuanText(range.median)} 元，四分位{" "}
      {yuanText(range.first)} 至 {yuanText(range.third)} 元，最低 {yuanText(range.least)}、最高{" "}
      {yuanText(range.most)} 元。{elsewhere}
    </div>
  );
}

/** Beside the unit price: what the standard allows and what neighbours have paid. */
export const PriceHint = ({ known, unit }: { known: Prefill; unit: string }) => (
  <>
    <div>{standardWords(known)}</div>
    {unit.trim() !== "" && <Neighbours item={known.item.code} unit={unit.trim()} />}
  </>
);
