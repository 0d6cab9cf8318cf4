import { viewFunds } from "../../../modules/desk/api.ts";
import type { InputOf } from "../../../base/endpoint.ts";
import { useAsk } from "../call.ts";
import { Section } from "../ui/Page.tsx";
import { useToday } from "../ui/today.ts";
import { FundsTable } from "./FundsTable.tsx";
import { groupsOf, isSlow, yearGone, type Funds, type Group } from "./groups.ts";
import { lineAddress } from "./LinesTable.tsx";
import { OverdueTable } from "./OverdueTable.tsx";
import { usePace } from "./pace.ts";
import type { Asked } from "./asked.ts";

const heads = {
  place: "县区",
  organization: "单位",
  line: "指标",
  item: "服务",
  month: "月份",
  source: "资金来源",
} as const;

const slowWords = (groups: readonly Group[], gone: bigint): string | undefined => {
  const slow = groups.filter((group) => isSlow(group.bar, gone));
  if (slow.length === 0 || gone >= 1000n) return undefined;
  return `支付率加粗的 ${slow.length} 行，不到时间进度（${gone / 10n}.${gone % 10n}%）的一半`;
};

const notes = {
  month: "数是当月发生的，资金条是到当月末累计的",
  item: "预算批复到指标，不分到服务；资金条从计划起",
} as const;

const noteOf = (by: Asked["by"]): string | undefined =>
  by === "month" || by === "item" ? notes[by] : undefined;

/** The rows of the page: a county leads to its own page, a line to its postings, the rest opens below. */
export function FundsRows({ funds, asked }: { funds: Funds; asked: Asked }) {
  const gone = yearGone(asked.year, useToday());
  const { by, year } = asked;
  const groups = groupsOf(funds.rows, by);
  const pace = usePace(year, by === "organization");
  const overdue = pace?.overdue.filter(({ payer }) => payer.id === asked.chosen) ?? [];
  const name = groups.find((one) => one.id === asked.chosen)?.name ?? "";
  const to = (group: Group) => {
    if (by === "line") return lineAddress(group);
    if (by === "place") return asked.address({ place: group.id, by: "", chosen: "", of: "" });
    return asked.address({ chosen: group.id, of: "" });
  };
  const words = [
    noteOf(by),
    by === "month" ? undefined : slowWords(groups, gone),
    pace && "付款用时从验收合格起算，超过 30 天的加粗",
    funds.isCut ? "只列出最大的 1,000 行，合计包括全部" : undefined,
  ].filter(Boolean);
  return (
    <>
      <Section title={`各${heads[by]}`} aside="万元">
        <FundsTable
          groups={groups}
          total={funds.total}
          named={heads[by]}
          label="预算、计划、合同、验收、支付（万元）"
          to={to}
          papers={(group, of) => asked.address({ chosen: group.id, of })}
          chosen={asked.chosen}
          gone={by === "month" ? 0n : gone}
          keepsOrder={by === "month"}
          pace={pace?.of}
        />
        {words.length > 0 && <p className="quiet">{words.join("；")}</p>}
      </Section>
      {overdue.length > 0 && (
        <Section title={name} count={`${overdue.length} 笔超期未付`}>
          <OverdueTable rows={overdue} label={`${name}超期未付`} />
        </Section>
      )}
    </>
  );
}

type Lines = { name: string; within: Omit<InputOf<typeof viewFunds>, "by"> };

/** The lines of a row, each with its own bar, leading to its postings. */
export function LinesOf({ name, within }: Lines) {
  const gone = yearGone(Number(within.year), useToday());
  const { data: funds } = useAsk(viewFunds, { ...within, by: "line" });
  if (!funds) return null;
  return (
    <Section title={name} count={`${funds.total.lines} 条指标`} aside="万元">
      <FundsTable
        groups={groupsOf(funds.rows, "line")}
        total={funds.total}
        named="指标"
        label={`${name}的指标`}
        to={lineAddress}
        gone={gone}
      />
    </Section>
  );
}
