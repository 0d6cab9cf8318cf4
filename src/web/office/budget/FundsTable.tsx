import { useState } from "react";
import { Link } from "react-router";
import { percentText, shareOf, wanText, type Fen } from "../../parts/amount.ts";
import { MoneyBar } from "../../parts/MoneyBar.tsx";
import { useIsPhone } from "../ui/phone.ts";
import { Table, type Column } from "../ui/Table.tsx";
import { chainOf, isSlow, sorted, totalOf, type Group, type Order } from "./groups.ts";
import "./funds.css";

type Shown = {
  groups: readonly Group[];
  /** The head of the first column: what a row is. */
  named: string;
  to: (group: Group) => string;
  chosen?: string | undefined;
  /** 时间进度 in tenths of a percent. */
  gone: bigint;
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

/** 万元 in a table; where nought is a fact, it stands back. */
export const Wan = ({ fen }: { fen: Fen }) =>
  BigInt(fen) === 0n ? <span className="quiet">0</span> : wanText(fen);

const figures = [
  ["budget", "预算"],
  ["planned", "计划"],
  ["contracted", "合同"],
  ["paid", "支付"],
] as const;

const most = (groups: readonly Group[]): bigint =>
  groups.reduce(
    (top, { money }) => (BigInt(money.approved) > top ? BigInt(money.approved) : top),
    0n,
  );

/** Each row its money bar, and the figures of the bar beside it; sortable by each figure. */
export function FundsTable({ groups, named, to, chosen, gone }: Shown) {
  const [{ order, isDown }, setOrder] = useState<{ order: Order; isDown: boolean }>({
    order: "budget",
    isDown: true,
  });
  const isPhone = useIsPhone();
  const longest = most(groups);
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
            width: "38%",
            of: (group: Group) => <Bar group={group} longest={longest} />,
          },
        ]),
    ...figures.map(([link, head]) => ({
      head,
      isFigure: true,
      isMain: link === "budget",
      sort: sort(link),
      of: ({ money }: Group) => <Wan fen={chainOf(money)[link]} />,
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
  ];
  const total = totalOf(groups.map((group) => group.money));
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
        ...figures.map(([link]) => wanText(chainOf(total)[link])),
        percentText(total.paid, total.approved),
      ]}
    />
  );
}
