import { Link } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { viewItem } from "../../../modules/catalog/api.ts";
import { viewStandard } from "../../../modules/standard/api.ts";
import { yuanText } from "../../parts/amount.ts";
import { useAsk } from "../call.ts";
import { useMe } from "../me.ts";
import { Facts } from "../ui/Facts.tsx";
import { Section } from "../ui/Page.tsx";

type Standard = Answer<typeof viewStandard>;

const needed = ({ content }: Standard): string =>
  content.qualifications.length === 0
    ? "没有专门的资格要求"
    : content.qualifications
        .map((one) => (one.of === "staff" ? `${one.name}（${one.atLeast} 人）` : one.name))
        .join("；");

/** 价格和标准 of the item: what it may cost, who may serve, what acceptance looks at, where it is counted. */
export function Prices({ item }: { item: string }) {
  const place = useMe().post?.jurisdiction ?? "";
  const { data: standard, error } = useAsk(viewStandard, { item, place });
  const { data: found } = useAsk(viewItem, { code: item, place });
  const counted = [found?.kindName, found?.functionalClass && `功能分类 ${found.functionalClass}`]
    .filter(Boolean)
    .join("；");
  return (
    <Section
      title="价格和标准"
      aside={
        standard ? (
          <Link to={`/standards/${item}`}>
            {standard.name} 第 {standard.version} 版
          </Link>
        ) : (
          <Link to={`/catalog/${item}`}>看目录事项</Link>
        )
      }
    >
      {error && (
        <p className="quiet">这一项还没有服务标准：价格按市场询价测算，要求写在需求和合同里。</p>
      )}
      <Facts
        of={{
          单价: standard
            ? `${yuanText(standard.priceLow)} 至 ${yuanText(standard.priceHigh)} 元／${standard.unit}${standard.confirmed ? "" : "（样例，待核对）"}`
            : undefined,
          承接方须有: standard && needed(standard),
          验收看什么: standard?.content.acceptanceItems.map((one) => one.name).join("、"),
          统计归类: counted === "" ? undefined : counted,
        }}
      />
    </Section>
  );
}
