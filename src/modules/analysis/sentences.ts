import { inWan, type Money } from "../../base/money.ts";
import type { Analysis } from "./page.ts";

/** 通报的文字: each sentence is a figure of the tables beside it, and nothing that the figures do not say. */

const wan = (amount: Money): string => `${inWan(amount)} 万元`;

/** One decimal, cut; undefined where there is nothing to compare with. */
export function percent(part: bigint, whole: bigint): string | undefined {
  if (whole <= 0n) return undefined;
  const tenths = (part * 1000n) / whole;
  return `${tenths / 10n}.${tenths % 10n}%`;
}

const share = (part: bigint, whole: bigint): string => {
  const found = percent(part, whole);
  return found === undefined ? "" : `，占 ${found}`;
};

function wholeOf({ place, year, whole }: Analysis): string[] {
  const rate = percent(whole.executed, whole.budget);
  return [
    `${year} 年，${place}列入购买计划的政府购买服务项目 ${whole.projects} 个，预算数 ${wan(whole.budget)}${whole.planned === null ? "" : `，调整后计划 ${wan(whole.planned)}`}。`,
    `截至统计时，执行数 ${wan(whole.executed)}${rate ? `，为预算数的 ${rate}` : ""}。${
      whole.final === null ? "本年度决算尚未办结。" : `决算数 ${wan(whole.final)}。`
    }`,
  ];
}

function changeOf({ years, year }: Analysis): string[] {
  const [now, before] = [
    years.find((one) => one.year === year),
    years.find((one) => one.year === year - 1),
  ];
  if (!now || !before) return [];
  const difference = now.budget - before.budget;
  const size = difference < 0n ? -difference : difference;
  const rate = percent(size, before.budget);
  if (difference === 0n) return [`预算数与 ${year - 1} 年相同。`];
  return [
    `预算数比 ${year - 1} 年（${wan(before.budget)}）${difference > 0n ? "增加" : "减少"} ${wan(size as Money)}${rate ? `，${difference > 0n ? "增长" : "下降"} ${rate}` : ""}。`,
  ];
}

/** Kinds 1 to 4 serve the public, kind 5 assists the government, kind 6 stands by itself. */
export function publicShareOf({ groups, whole }: Pick<Analysis, "groups" | "whole">) {
  const of = (keys: string) =>
    groups.kind
      .filter((one) => keys.includes(one.key))
      .reduce((all, one) => all + one.budget, 0n) as Money;
  return { forPublic: of("1234"), auxiliary: of("5"), other: of("6"), whole: whole.budget };
}

function kindsOf(of: Analysis): string[] {
  const { forPublic, auxiliary, other, whole } = publicShareOf(of);
  if (whole === 0n) return [];
  const largest = of.groups.kind.toSorted((a, b) => (b.budget > a.budget ? 1 : -1))[0]!;
  return [
    `按服务类别，公共服务（一至四类）预算数 ${wan(forPublic)}${share(forPublic, whole)}；政府履职所需辅助性服务 ${wan(auxiliary)}${share(auxiliary, whole)}；其他 ${wan(other)}${share(other, whole)}。最多的是${largest.name}，${wan(largest.budget)}。`,
  ];
}

function officesOf({ groups, isOneOffice }: Analysis): string[] {
  const rows = groups.office.filter((one) => one.budget > 0n);
  if (isOneOffice || rows.length < 2) return [];
  const byRate = rows.toSorted((a, b) =>
    b.executed * a.budget > a.executed * b.budget
      ? 1
      : b.executed * a.budget < a.executed * b.budget
        ? -1
        : 0,
  );
  const [first, last] = [byRate[0]!, byRate.at(-1)!];
  return [
    `有预算的单位 ${rows.length} 个。执行数与预算数之比最高的是${first.name}（${percent(first.executed, first.budget)}），最低的是${last.name}（${percent(last.executed, last.budget)}）。`,
  ];
}

function payingOf({ paying }: Analysis): string[] {
  if (paying.tenths === null) return ["本年还没有支付。"];
  const late = paying.rows.filter((one) => one.isSlow);
  const names = late.map((one) => `${one.name}（${one.tenths / 10} 天）`).join("、");
  return [
    `本年支付 ${paying.payments} 笔，从验收合格到支付平均 ${paying.tenths / 10} 天。${
      late.length === 0
        ? "没有单位平均超过 30 天。"
        : `平均超过 30 天的单位 ${late.length} 个：${names}。`
    }`,
  ];
}

function providersOf({ isUpper, providers }: Analysis): string[] {
  const { contracts, total, topFive, rows } = providers;
  // Above the county contracts are not gathered: that is not to say that there are none.
  if (isUpper) return [];
  if (contracts === 0) return ["本年没有签订合同。"];
  return [
    `本年签订合同 ${contracts} 份，合同金额 ${wan(total)}。合同金额前 ${Math.min(5, rows.length)} 家承接主体合计 ${wan(topFive)}${share(topFive, total)}。`,
  ];
}

const tracksOf = ({ groups }: Analysis): string[] =>
  groups.track.length === 0
    ? []
    : [
        `${groups.track.map((one) => `${one.name} ${one.projects} 个项目、预算数 ${wan(one.budget)}`).join("；")}。`,
      ];

export type Chapter = { title: string; says: readonly string[] };

/** 通报 in its order; a chapter of which the figures say nothing is left out. */
export const chaptersOf = (of: Analysis): Chapter[] =>
  [
    {
      title: "总体情况",
      says: [...wholeOf(of), ...changeOf(of), ...(of.mark === null ? [] : [of.mark])],
    },
    { title: "服务结构", says: [...kindsOf(of), ...tracksOf(of)] },
    { title: "各单位情况", says: officesOf(of) },
    { title: "付款用时", says: payingOf(of) },
    { title: "承接主体", says: providersOf(of) },
  ].filter((one) => one.says.length > 0);
