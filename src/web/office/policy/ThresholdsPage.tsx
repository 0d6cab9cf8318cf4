import { Link } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { listControlRules, listMethods, listThresholds } from "../../../modules/policy/api.ts";
import { levelNames, objectNames } from "../../../modules/policy/model.ts";
import { wanText, yuanText } from "../../parts/amount.ts";
import { useRead } from "../call.ts";
import { useMe, useRole } from "../me.ts";
import { DayText } from "../ui/Amount.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Table, type Column } from "../ui/Table.tsx";
import "./policy.css";

type Threshold = Answer<typeof listThresholds>["rows"][number];
type Rule = Answer<typeof listControlRules>["rows"][number];
type Figure = Answer<typeof listMethods>["figures"][number];
type Dated = { document: string; from: string; to?: string | undefined; confirmed: boolean };

/** What every dated row ends with: its paper, its days, and whether somebody has checked it. */
const paperColumns = <Row extends Dated>(): Column<Row>[] => [
  { head: "文件", of: (row) => row.document },
  {
    head: "适用日期",
    of: (row) => (
      <>
        <DayText on={row.from} full /> 起
        {row.to !== undefined && (
          <>
            ，至 <DayText on={row.to} full />
          </>
        )}
      </>
    ),
  },
  {
    head: "核对",
    of: (row) => (row.confirmed ? "已核对" : <b className="policy-unchecked">待核对</b>),
  },
];

const wan = (amount: string | undefined) => (amount === undefined ? "—" : wanText(amount));

const Thresholds = ({ rows, title }: { rows: readonly Threshold[]; title: string }) => (
  <Section title={title} count={`${rows.length} 行`} aside="万元">
    <Table
      label={title}
      rows={rows}
      keyOf={(row) => [row.place, row.level, row.object, row.from, row.document].join()}
      columns={[
        { head: "地区", of: (row) => row.placeName },
        { head: "级次", of: (row) => levelNames[row.level] },
        { head: "对象", of: (row) => objectNames[row.object] },
        { head: "采购限额", isFigure: true, isMain: true, of: (row) => wan(row.procurementFrom) },
        { head: "公开招标", isFigure: true, of: (row) => wan(row.openTenderFrom) },
        ...paperColumns<Threshold>(),
      ]}
    />
  </Section>
);

const Rules = ({ rows }: { rows: readonly Rule[] }) => (
  <Section title="内控标准（限额以下）" count={`${rows.length} 档`} aside="元">
    <Table
      label="内控标准"
      rows={rows}
      keyOf={(row) => [row.place, row.amountFrom, row.from].join()}
      columns={[
        { head: "金额从", isFigure: true, of: (row) => yuanText(row.amountFrom) },
        { head: "报价至少", isFigure: true, isMain: true, of: (row) => `${row.quotesAtLeast} 家` },
        { head: "审批", of: (row) => row.approvedBy },
        { head: "归档材料", of: (row) => row.papers.join("、") },
        ...paperColumns<Rule>(),
      ]}
    />
  </Section>
);

const valueOf = ({ atLeast, atMost, amount }: Figure): string => {
  if (amount !== undefined) return `${wanText(amount)} 万元`;
  if (atLeast !== undefined && atMost !== undefined) return `${atLeast}%–${atMost}%`;
  return atLeast === undefined ? `≤ ${atMost}%` : `≥ ${atLeast}%`;
};

const Figures = ({ rows }: { rows: readonly Figure[] }) => (
  <Section title="采购参数（服务）" count={`${rows.length} 项`}>
    <Table
      label="采购参数"
      rows={rows}
      keyOf={(row) => [row.code, row.from].join()}
      columns={[
        { head: "参数", of: (row) => row.name },
        { head: "数值", isFigure: true, isMain: true, of: valueOf },
        ...paperColumns<Figure>(),
      ]}
    />
  </Section>
);

/** The newest table first, its steps upward. */
const byPaper = (a: Rule, b: Rule): number =>
  b.from.localeCompare(a.from) || Number(BigInt(a.amountFrom) - BigInt(b.amountFrom));

const financeRoles: readonly (string | undefined)[] = [
  "countyFinanceOfficer",
  "countyFinanceReviewer",
];

/** 限额和内控标准: every figure is a dated row with its paper; a new paper is a new row. */
export function ThresholdsPage() {
  const place = useMe().post?.jurisdiction ?? "";
  const mayEnter = financeRoles.includes(useRole());
  const local = useRead(listThresholds, { place }).rows.filter((row) => row.place !== "");
  const all = useRead(listThresholds, {}).rows.filter((row) => !row.isGuide);
  const rules = useRead(listControlRules, { place }).rows.toSorted(byPaper);
  const own = rules.filter((row) => row.place !== "");
  const { figures } = useRead(listMethods, { place });
  const others = all.filter((row) => !local.some((one) => one.place === row.place));
  return (
    <Page
      title="限额和内控标准"
      above={<Link to="/steps">采购方式和步骤</Link>}
      says="每一行都写明文件和适用日期，按办理当天的那一行判断；待核对的只提醒，不阻止办理。"
      verbs={
        mayEnter && (
          <div className="verbs">
            <LinkButton to="/thresholds/new" isMain>
              录入限额标准
            </LinkButton>
            <LinkButton to="/thresholds/control">录入内控标准</LinkButton>
          </div>
        )
      }
    >
      {local.length > 0 ? (
        <Thresholds rows={local} title="本地适用的限额" />
      ) : (
        <Notice tone="warn">
          没有录入本地的采购限额标准。请县财政局照省里的文件录入，录入以前不能判断该用哪种采购方式。
        </Notice>
      )}
      {own.length === 0 && (
        <Notice tone="warn">没有录入本地的内控标准，下面是样例，只作提醒。</Notice>
      )}
      <Rules rows={own.length > 0 ? own : rules} />
      <Figures rows={figures} />
      <Thresholds rows={others} title="各地的限额" />
    </Page>
  );
}
