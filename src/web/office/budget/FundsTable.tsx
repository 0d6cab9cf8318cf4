import { useState, type ReactNode } from "react";
import { Link } from "react-router";
import { percentText, shareOf } from "../../parts/amount.ts";
import { MoneyBar } from "../../parts/MoneyBar.tsx";
import { useIsPhone } from "../ui/phone.ts";
import { Table, type Column } from "../ui/Table.tsx";
import {
  figures,
  freeOf,
  isSlow,
  sorted,
  type Figure,
  type Group,
  type Order,
  type Sums,
} from "./groups.ts";
import type { Pace } from "./pace.ts";
import { roomOf, Wan } from "./Wan.tsx";
import "./funds.css";

export type Shown = {
  groups: readonly Group[];
  total: Sums;
  /** The head of the first column: what a row is. */
  named: string;
  label: string;
  to: (group: Group) => string;
  /** Where a figure of a row opens its postings. */
  papers?: ((group: Group, of: Figure) => string) | undefined;
  chosen?: string | undefined;
  /** 时间进度 in tenths of a percent. */
  gone: bigint;
  /** Rows that have an order of their own keep it until somebody sorts. */
  keepsOrder?: boolean;
  /** 付款用时 and 超期未付 of each office. */
  pace?: ReadonlyMap<string, Pace> | undefined;
};

type Sorter = (by: Order) => NonNullable<Column<Group>["sort"]>;

const most = (groups: readonly Group[]): bigint =>
  groups.reduce((top, { bar }) => (BigInt(bar.budget) > top ? BigInt(bar.budget) : top), 0n);

/** The first column, on the phone with the bar below the name. All bars share one scale. */
function nameColumns({ groups, named, to, chosen, pace }: Shown, isPhone: boolean) {
  const longest = most(groups);
  const bar = (group: Group) => (
    <div className="funds-bar" style={{ width: `${shareOf(BigInt(group.bar.budget), longest)}%` }}>
      <MoneyBar of={group.bar} size="small" />
    </div>
  );
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
  return isPhone ? [name] : [name, { head: "资金条", width: pace ? "22%" : "30%", of: bar }];
}

const sumOf = (pace: ReadonlyMap<string, Pace>): string => {
  const overdue = [...pace.values()].reduce((sum, one) => sum + one.overdue, 0);
  return overdue === 0 ? "0" : `${overdue} 笔`;
};

/** How fast an office pays, and what it owes beyond its day. */
const paceColumns = (pace: ReadonlyMap<string, Pace>, sort: Sorter): Column<Group>[] => [
  {
    head: "付款用时",
    isFigure: true,
    sort: sort("days"),
    of: ({ id }) => {
      const days = pace.get(id)?.days;
      if (days === undefined) return "—";
      return <span className={days > 30 ? "tone-warn" : undefined}>{days} 天</span>;
    },
  },
  {
    head: "超期未付",
    isFigure: true,
    sort: sort("overdue"),
    of: ({ id }) => {
      const overdue = pace.get(id)?.overdue ?? 0;
      if (overdue === 0) return <span className="quiet">0</span>;
      return <span className="tone-bad">{overdue} 笔</span>;
    },
  },
];

type Summed = Column<Group> & { sum: ReactNode };

const amount = (fen: string | bigint | null | undefined, room: number): ReactNode =>
  fen === null || fen === undefined ? "—" : <Wan fen={fen} room={room} />;

function figureColumns({ groups, total, papers }: Shown, sort: Sorter): Summed[] {
  const all = [...groups.map(({ money }) => money), total];
  const shown = figures.filter(([figure]) => all.some((one) => one[figure] !== null));
  const columns = shown.map(([figure, head]): Summed => {
    const room = roomOf(all.flatMap((one) => one[figure] ?? []));
    const text = (group: Group) => amount(group.money[figure], room);
    const isSomething = ({ money }: Group) => BigInt(money[figure] ?? 0) !== 0n;
    return {
      head,
      isFigure: true,
      isMain: figure === shown[0]?.[0],
      sort: sort(figure),
      of: (group) =>
        // Nought opens to nothing.
        papers && isSomething(group) ? (
          <Link to={papers(group, figure)}>{text(group)}</Link>
        ) : (
          text(group)
        ),
      sum: amount(total[figure], room),
    };
  });
  const room = roomOf(all.flatMap((one) => freeOf(one) ?? []));
  const free: Summed = {
    head: "未安排",
    isFigure: true,
    sort: sort("free"),
    of: ({ money }) => amount(freeOf(money), room),
    sum: amount(freeOf(total), room),
  };
  return total.approved === null ? columns : [...columns, free];
}

const rateColumn = (gone: bigint, sort: Sorter): Column<Group> => ({
  head: "支付率",
  isFigure: true,
  sort: sort("rate"),
  of: ({ bar }) => (
    <span className={isSlow(bar, gone) ? "tone-warn" : undefined}>
      {percentText(bar.paid, bar.budget)}
    </span>
  ),
});

function useOrder(first: Order) {
  const [{ order, isDown }, set] = useState<{ order: Order; isDown: boolean }>({
    order: first,
    isDown: true,
  });
  const sort: Sorter = (by) => ({
    isOn: order === by,
    isDown,
    turn: () => set((old) => ({ order: by, isDown: old.order === by ? !old.isDown : true })),
  });
  return { order, isDown, sort };
}

/** Each row its money bar, and the figures of the bar beside it; sortable by each figure. */
export function FundsTable(shown: Shown) {
  const { groups, total, chosen, gone, pace, label, keepsOrder = false } = shown;
  const { order, isDown, sort } = useOrder(keepsOrder ? "name" : "planned");
  const names = nameColumns(shown, useIsPhone());
  const amounts = figureColumns(shown, sort);
  return (
    <Table
      columns={[
        ...names,
        ...amounts,
        rateColumn(gone, sort),
        ...(pace ? paceColumns(pace, sort) : []),
      ]}
      rows={sorted(groups, { order, isDown, pace: ({ id }) => pace?.get(id) ?? {} })}
      keyOf={(group) => group.id}
      label={label}
      isSelected={(group) => group.id === chosen}
      sum={[
        "合计",
        ...names.slice(1).map(() => ""),
        ...amounts.map((one) => one.sum),
        percentText(total.paid, total.approved ?? total.planned),
        ...(pace ? ["", sumOf(pace)] : []),
      ]}
    />
  );
}
