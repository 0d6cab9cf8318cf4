import type { ReactNode } from "react";
import { fenOf, shareOf, wanText, type Fen } from "./amount.ts";

/** 预算、计划、合同、支付 of one thing, each never more than the one before. */
export type Chain = { budget: Fen; planned: Fen; contracted: Fen; paid: Fen };

export const links = [
  ["budget", "预算"],
  ["planned", "计划"],
  ["contracted", "合同"],
  ["paid", "支付"],
] as const;

export type Link = (typeof links)[number][0];

/** What each length means, from the left: it is the difference to the next that is seen. */
function partsOf(chain: Chain) {
  const [budget, planned, contracted, paid] = [
    fenOf(chain.budget),
    fenOf(chain.planned),
    fenOf(chain.contracted),
    fenOf(chain.paid),
  ];
  const least = (a: bigint) => (a < 0n ? 0n : a);
  const parts = [
    { link: "paid", name: "已付", amount: paid as bigint },
    { link: "contracted", name: "已签未付", amount: least(contracted - paid) },
    { link: "planned", name: "已列计划未签", amount: least(planned - contracted) },
    { link: "budget", name: "未安排", amount: least(budget - planned) },
  ];
  return { parts, whole: parts.reduce((total, one) => total + one.amount, 0n) };
}

const named = (chain: Chain) =>
  links.map(([link, name]) => `${name} ${wanText(chain[link])} 万元`).join("，");

type Barred = { of: Chain; size?: "big" | "small" };

/** 资金条 alone. Under 13 % of the length only the amount stands inside, under 4.5 % nothing. */
export function MoneyBar({ of, size = "big" }: Barred) {
  const { parts, whole } = partsOf(of);
  return (
    <div
      className={size === "small" ? "money-bar money-bar-small" : "money-bar"}
      role="img"
      aria-label={named(of)}
    >
      {parts
        .map((one) => ({ ...one, share: shareOf(one.amount, whole) }))
        .filter((one) => one.share > 0)
        .map(({ link, name, amount, share }) => (
          <span key={link} className={`money-${link}`} style={{ width: `${share}%` }}>
            {size === "big" && share >= 4.5 && (
              <span>
                {share >= 13 && <i>{name} </i>}
                {wanText(amount)}
              </span>
            )}
          </span>
        ))}
    </div>
  );
}

type Figured = {
  of: Chain;
  /** A line under a figure that says something: “已验收 36.92，在途 2.86”. */
  notes?: Partial<Record<Link, ReactNode>>;
  /** Wraps a figure in a link to its postings. */
  to?: (link: Link, figure: string) => ReactNode;
};

const LinkName = ({ of, name }: { of: Link; name: string }) => (
  <dt>
    <span className={`swatch money-${of}`} aria-hidden="true" />
    {name}
  </dt>
);

/** The four figures below a big bar, in 万元, each with its swatch. */
export const MoneyFigures = ({ of, notes = {}, to }: Figured) => (
  <dl className="money-figures">
    {links.map(([link, name]) => (
      <div key={link}>
        <LinkName of={link} name={name} />
        <dd>
          {to ? to(link, wanText(of[link])) : wanText(of[link])}
          {notes[link] !== undefined && <small>{notes[link]}</small>}
        </dd>
      </div>
    ))}
  </dl>
);

/** The same figures under each other, for a narrow section. */
export const MoneyLines = ({ of, notes = {}, to }: Figured) => (
  <dl className="money-lines">
    {links.map(([link, name]) => (
      <div key={link}>
        <LinkName of={link} name={name} />
        <dd className="quiet">{notes[link]}</dd>
        <dd>{to ? to(link, wanText(of[link])) : wanText(of[link])}</dd>
      </div>
    ))}
  </dl>
);
