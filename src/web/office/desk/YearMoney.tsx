import { Link } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import type { viewDesk } from "../../../modules/desk/api.ts";
import { wanText } from "../../parts/amount.ts";
import { MoneyBar, MoneyLines } from "../../parts/MoneyBar.tsx";
import { EmptyState } from "../ui/Notice.tsx";
import { Section } from "../ui/Page.tsx";

type Money = NonNullable<Answer<typeof viewDesk>["money"]>;

const less = (a: string, b: string): string => wanText(BigInt(a) - BigInt(b));

const tenths = (count: number): string => `${count / 10}`;

/** A quarter of the limit left is near enough to think of it. */
const isNear = ({ left, limit }: NonNullable<Money["nearest"]>): boolean =>
  BigInt(left) * 4n < BigInt(limit);

export function YearMoney({ of: money }: { of: Money }) {
  const { year, budget, planned, contracted, paid, payDays, nearest } = money;
  if (budget === "0")
    return (
      <Section title="今年的钱" aside={`${year} 年`}>
        <EmptyState title="还没有今年的预算指标" says="财政部门录入批复的指标后，这里会显示。" />
      </Section>
    );
  return (
    <Section title="今年的钱" aside={`${year} 年，万元`}>
      <MoneyBar of={{ budget, planned, contracted, paid }} size="small" />
      <MoneyLines
        of={{ budget, planned, contracted, paid }}
        notes={{
          planned: `还可安排 ${less(budget, planned)}`,
          contracted: `未签 ${less(planned, contracted)}`,
          paid: `未付 ${less(contracted, paid)}`,
        }}
        to={(link, figure) => (link === "budget" ? <Link to="/funds">{figure}</Link> : figure)}
      />
      <div className="desk-says">
        {payDays !== null && (
          <p>
            验收到付款平均{" "}
            <b className={payDays > 300 ? "tone-warn" : undefined}>{tenths(payDays)} 天</b>
            ，对中小企业法定一般不超过 30 天。
          </p>
        )}
        {nearest && (
          <p>
            {nearest.item}今年限额以下已买 {wanText(nearest.bought)} 万元，
            {nearest.left === "0" ? (
              <>已达到采购限额 {wanText(nearest.limit)} 万元。</>
            ) : (
              <>
                距采购限额 {wanText(nearest.limit)} 万元还有{" "}
                <b className={isNear(nearest) ? "tone-warn" : undefined}>
                  {wanText(nearest.left)} 万元
                </b>
                。
              </>
            )}
          </p>
        )}
      </div>
    </Section>
  );
}
