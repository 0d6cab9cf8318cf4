import { useState, type ReactNode } from "react";
import { Link } from "react-router";
import { percentText, shareOf } from "../../parts/amount.ts";
import { MoneyBar } from "../../parts/MoneyBar.tsx";
import { useIsPhone } from "../ui/phone.ts";
import { Table, type Column } from "../ui/Table.tsx";
import { chainOf, isSlow, sorted, totalOf, type Group, type Order, type Six } from "./groups.ts";
import type { Pace } from "./pace.ts";
import { roomOf, Wan } from "./Wan.tsx";
import "./funds.css";

type Shown = {
  groups: readonly Group[];
  /** The head of the first column: what a row is. */
  named: string;
  to: (group: Group) => string;
  chosen?: string | undefined;
  /** 时间进度 in tenths of a percent. */
  gone: bigint;
  /** 付款用时 and 超期未付 of each office. */
  pace?: ReadonlyMap<string, Pace> | undefined;
};

/** All bars share one scale, so that the lengths of the rows can be compared. */
const Bar = ({ group, longest }: { group: Group; longest: bigint }) => (
  <div
    className="funds-bar"
    style={{ width: `${shareOf(BigInt(group.money.approved), longest)}%` }}
  >
    <MoneyBar of={chainOf(group.money)} size="small" />
  </div>
);

const figures = [
  ["budget", "预算"],
  ["planned", "计划"],
  ["contracted", "合同"],
  ["paid", "支付"],
] as const;

const sumOf = (pace: ReadonlyMap<string, Pace>): string => {
  const overdue = [...pace.values()].reduce((sum, one) => sum + one.overdue, 0);
  return overdue === 0 ? "0" : `${overdue} 笔`;
};

const most = (groups: readonly Group[]): bigint =>
  groups.reduce(
    (top, { money }) => (BigInt(money.approved) > top ? BigInt(money.approved) : top),
    0n,
  );

/** How fast an office pays, and what it owes beyond its day. */
const paceColumns = (pace: ReadonlyMap<string, Pace>): Column<Group>[] => [
  {
    head: "付款用时",
    isFigure: true,
    of: ({ id }) => {
      const days = pace.get(id)?.days;
      if (days === undefined) return "—";
      return <span className={days > 30 ? "tone-warn" : undefined}>{days} 天</span>;
    },
  },
  {
    head: "超期未付",
    isFigure: true,
    of: ({ id }) => {
      const overdue = pace.get(id)?.overdue ?? 0;
      if (overdue === 0) return <span className="quiet">0</span>;
      return <span className="tone-bad">{overdue} 笔</span>;
    },
  },
];

type Sort = NonNullable<Column<Group>["sort"]>;

/** The first column, on the phone with the bar below the name. */
const nameColumns = ({ groups, named, to, chosen, pace }: Shown, isPhone: boolean) => {
  const longest = most(groups);
  const bar = (group: Group) => <Bar group={group} longest={longest} />;
  const name: Column<Group> = {
    head: named,
    of: (group) => (
      <>
        <Link to={to(group)} aria-current={group.id === chosen || undefined}>
          {group.name}
        </Link>
        {isPhone && bar(group)}
      </>
    ),
  };
  return isPhone ? [name] : [name, { head: "资金条", width: pace ? "30%" : "38%", of: bar }];
};

const figureColumns = (
  groups: readonly Group[],
  total: Six,
  sort: (by: Order) => Sort,
): (Column<Group> & { sum: ReactNode })[] =>
  figures.map(([link, head]) => {
    const amounts = [...groups.map(({ money }) => money), total].map((one) => chainOf(one)[link]);
    const room = roomOf(amounts);
    return {
      head,
      isFigure: true,
      isMain: link === "budget",
      sort: sort(link),
      of: ({ money }) => <Wan fen={chainOf(money)[link]} room={room} />,
      sum: <Wan fen={chainOf(total)[link]} room={room} />,
    };
  });

const rateColumn = (gone: bigint, sort: Sort): Column<Group> => ({
  head: "支付率",
  isFigure: true,
  sort,
  of: ({ money }) => (
    <span className={isSlow(money, gone) ? "tone-warn" : undefined}>
      {percentText(money.paid, money.approved)}
    </span>
  ),
});

function useOrder() {
  const [{ order, isDown }, set] = useState<{ order: Order; isDown: boolean }>({
    order: "budget",
    isDown: true,
  });
  const sort = (by: Order): Sort => ({
    isOn: order === by,
    isDown,
    turn: () => set((old) => ({ order: by, isDown: old.order === by ? !old.isDown : true })),
  });
  return { order, isDown, sort };
}

/** Each row its money bar, and the figures of the bar beside it; sortable by each figure. */
export function FundsTable(shown: Shown) {
  const { groups, chosen, gone, pace } = shown;
  const { order, isDown, sort } = useOrder();
  const total = totalOf(groups.map((group) => group.money));
  const names = nameColumns(shown, useIsPhone());
  const amounts = figureColumns(groups, total, sort);
  return (
    <Table
      columns={[
        ...names,
        ...amounts,
        rateColumn(gone, sort("rate")),
        ...(pace ? paceColumns(pace) : []),
      ]}
      rows={sorted(groups, order, isDown)}
      keyOf={(group) => group.id}
      label="预算、计划、合同、支付（万元）"
      isSelected={(group) => group.id === chosen}
      sum={[
        "合计",
        ...names.slice(1).map(() => ""),
        ...amounts.map((one) => one.sum),
        percentText(total.paid, total.approved),
        ...(pace ? ["", sumOf(pace)] : []),
      ]}
    />
  );
}
