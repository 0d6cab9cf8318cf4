import type { Answer } from "../../../base/endpoint.ts";
import { article, asBasis } from "../../../base/law.ts";
import { servicePurchase } from "../../../law/statutes.ts";
import { viewBought } from "../../../modules/procurement/api.ts";
import { wanText } from "../../parts/amount.ts";
import { useAsk } from "../call.ts";
import { Citation } from "../ui/Citation.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Section } from "../ui/Page.tsx";
import { Why } from "../ui/WhyNot.tsx";
import type { Asked, Checked } from "./asked.ts";
import { useBuys } from "./purchasers.ts";
import { LimitRuler } from "./LimitRuler.tsx";

type How = Checked["how"];
type Bought = Answer<typeof viewBought>;

/** 限额: the row of policy, with its document and since when. */
function limitSaid({ limit }: How, place: Checked["place"]): string {
  if (!limit)
    return `${place?.name ?? "本地"}还没有录入服务类采购限额标准，请财政部门录入本地文件。`;
  const { procurementFrom, openTenderFrom, document, from, confirmed } = limit;
  const figures = [
    procurementFrom === null ? "" : `采购限额 ${wanText(procurementFrom)} 万元`,
    openTenderFrom === null ? "" : `公开招标 ${wanText(openTenderFrom)} 万元`,
  ].filter(Boolean);
  const doubt = confirmed ? "" : "（待核对，以本地文件为准）";
  return `限额：${place?.name ?? ""}服务类${figures.join("，")}。${document}，${from} 起${doubt}`;
}

const controlSaid = ({ control }: How): string | undefined =>
  control
    ? `至少 ${control.quotesAtLeast} 家报价，${control.approvedBy}；留存${control.papers.join("、")}`
    : undefined;

const boughtSaid = ({ count, year }: Bought): string =>
  count === 0
    ? `本单位 ${year} 年还没有买过这一项。`
    : `本单位 ${year} 年这一项已立采购 ${count} 次：有成交的按成交价算，没有的按最高限价算。`;

/** What of the same item was bought this year: only a purchaser has a year of its own. */
function useBought(item: string | undefined, amount: string): Bought | undefined {
  const isPurchaser = useBuys();
  const asked = item === undefined || !isPurchaser ? undefined : { item };
  return useAsk(viewBought, asked && { ...asked, ...(amount === "" ? {} : { amount }) }).data;
}

/** A quarter of the limit left is near enough to think of it. */
function NearLimit({ left, limit }: { left: bigint; limit: bigint }) {
  if (left <= 0n || left * 4n >= limit) return null;
  return (
    <Notice tone="warn">
      这次以后，今年这一项再买满 {wanText(left)}{" "}
      万元就达到采购限额，要走政府采购程序；分开买也按全年合计看。{" "}
      <Citation of={[asBasis(article(servicePurchase, 17))]} />
    </Notice>
  );
}

type Near = { how: How; bought: Bought | undefined; amount: string };

/** How near the limit is, and what the rule against splitting says. */
function Nearness({ how: { limit: row, track }, bought, amount }: Near) {
  const from = row?.procurementFrom ?? null;
  if (from === null) return null;
  const limit = BigInt(from);
  const before = BigInt(bought?.bought ?? 0);
  const now = BigInt(amount || 0);
  if (before + now === 0n) return null;
  const tender = row?.openTenderFrom ?? null;
  return (
    <>
      <LimitRuler
        bought={before}
        now={now}
        limit={limit}
        tenderFrom={tender === null ? undefined : BigInt(tender)}
      />
      {track === "belowThreshold" && <NearLimit left={limit - before - now} limit={limit} />}
      {bought && bought.breaches.length > 0 && (
        <Notice tone="warn">
          {bought.breaches.map((one) => (
            <Why key={one.rule} of={one} />
          ))}
          <div>规则按各次的计划金额累计，可能比上面按成交价的合计高。</div>
        </Notice>
      )}
    </>
  );
}

type Shown = { of: Checked; asked: Asked; item: string | undefined };

/** 怎么买: track and method with their reason, and how near the limit is. */
export function HowToBuy({ of: { how, place }, asked: { amount }, item }: Shown) {
  const bought = useBought(item, amount);
  return (
    <Section title="怎么买" aside="万元">
      {how.track !== null && (
        <Facts of={{ 路径: how.trackName, 方式: how.methodName, 内控要求: controlSaid(how) }} />
      )}
      {how.track === null && how.limit && (
        <Notice>
          {amount === ""
            ? "在上面填大约多少万元，就能看到走哪条路、要几家报价、离限额还有多少。"
            : how.because}
        </Notice>
      )}
      <Nearness how={how} bought={bought} amount={amount} />
      {how.limit ? (
        <p className="quiet">{limitSaid(how, place)}</p>
      ) : (
        <Notice tone="warn">{limitSaid(how, place)}</Notice>
      )}
      {bought && <p className="quiet">{boughtSaid(bought)}</p>}
    </Section>
  );
}
