import { useState } from "react";
import { Link } from "react-router";
import { percentText, shareOf } from "../../parts/amount.ts";
import { MoneyBar } from "../../parts/MoneyBar.tsx";
import { useIsPhone } from "../ui/phone.ts";
import { Table, type Column } from "../ui/Table.tsx";
import { chainOf, isSlow, sorted, totalOf, type Group, type Order } from "./groups.ts";
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

/** Each row its money bar, and the figures of the bar beside it; sortable by each figure. */
export function FundsTable({ groups, named, to, chosen, gone, pace }: Shown) {
  const [{ order, isDown }, setOrder] = useState<{ order: Order; isDown: boolean }>({
    order: "budget",
    isDown: true,
  });
  const isPhone = useIsPhone();
  const longest = most(groups);
  const total = totalOf(groups.map((group) => group.money));
  const roomFor = (link: (typeof figures)[number][0]) =>
    roomOf([...groups.map(({ money }) => money), total].map((money) => chainOf(money)[link]));
  const rooms = {
    budget: roomFor("budget"),
    planned: roomFor("planned"),
    contracted: roomFor("contracted"),
    paid: roomFor("paid"),
  };
  const sort = (by: Order) => ({
    isOn: order === by,
    isDown,
    turn: () => setOrder((old) => ({ order: by, isDown: old.order === by ? !old.isDown : true })),
  });
  const columns: Column<Group>[] = [
    {
      head: named,
      of: (group) => (
        <>
          <Link to={to(group)} aria-current={group.id === chosen || undefined}>
            {group.name}
          </Link>
          {isPhone && <Bar group={group} longest={longest} />}
        </>
      ),
    },
    ...(isPhone
      ? []
      : [
          {
            head: "资金条",
            width: pace ? "30%" : "38%",
            of: (group: Group) => <Bar group={group} longest={longest} />,
          },
        ]),
    ...figures.map(([link, head]) => ({
      head,
      isFigure: true,
      isMain: link === "budget",
      sort: sort(link),
      of: ({ money }: Group) => <Wan fen={chainOf(money)[link]} room={rooms[link]} />,
    })),
    {
      head: "支付率",
      isFigure: true,
      sort: sort("rate"),
      of: ({ money }) => (
        <span className={isSlow(money, gone) ? "tone-warn" : undefined}>
          {percentText(money.paid, money.approved)}
        </span>
      ),
    },
    ...(pace ? paceColumns(pace) : []),
  ];
  return (
    <Table
      columns={columns}
      rows={sorted(groups, order, isDown)}
      keyOf={(group) => group.id}
      label="预算、计划、合同、支付（万元）"
      isSelected={(group) => group.id === chosen}
      sum={[
        "合计",
        ...(isPhone ? [] : [""]),
        ...figures.map(([link]) => (
          <Wan key={link} fen={chainOf(total)[link]} room={rooms[link]} />
        )),
        percentText(total.paid, total.approved),
        ...(pace ? ["", sumOf(pace)] : []),
      ]}
    />
  );
}
