import { Button, Segmented } from "antd";
import { Link, useSearchParams } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { listAppraisalParts, viewAppraisal } from "../../../modules/appraisal/api.ts";
import { measureNames, measures, type MeasureName } from "../../../modules/appraisal/model.ts";
import { yuanText } from "../../parts/amount.ts";
import { useRead } from "../call.ts";
import { useMe, useRole } from "../me.ts";
import { LinkButton } from "../ui/LinkButton.tsx";
import { EmptyState, Notice } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Table, type Column } from "../ui/Table.tsx";

type Sheet = Answer<typeof viewAppraisal>["rows"][number];
type Measured = Sheet["measures"][number];

const hundredths = (value: number): string =>
  `${Math.floor(value / 100)}.${`${value % 100}`.padStart(2, "0")}`;

const unitOf = (measure: MeasureName): string =>
  measure === "paying" ? " 天" : measure === "evaluation" ? " 分" : "%";

const isMoney = (measure: MeasureName): boolean =>
  measure === "planKept" || measure === "execution";

/** “4,000.00 ÷ 8,000.00 = 50.00%”. */
function Reckoning({ of: { measure, counted, value } }: { of: Measured }) {
  if (!counted || value === null) return <span className="quiet">还没有可以计数的</span>;
  const money = (amount: string) => (isMoney(measure) ? yuanText(amount) : amount);
  const got = measure === "evaluation" ? hundredths(Number(counted.got)) : money(counted.got);
  return (
    <>
      {measures[measure].got} {got} ÷ {measures[measure].of} {money(counted.of)} ={" "}
      <b>
        {hundredths(value)}
        {unitOf(measure)}
      </b>
    </>
  );
}

const limits = ({ measure, best, worst }: Measured): string =>
  `${best}${unitOf(measure)} 得满分，${worst}${unitOf(measure)} 不得分`;

const scoreText = (points: number | null) =>
  points === null ? <span className="quiet">—</span> : hundredths(points);

type Asked = { jurisdiction: string; year: number; office: string };

/** 依据: everything that a figure was counted from, what fell short first. */
function Parts({ measure, ...asked }: Asked & { measure: MeasureName }) {
  const { name, rows, isCut } = useRead(listAppraisalParts, { ...asked, measure });
  const addresses: Record<string, string> = {
    project: "projects",
    payment: "payments",
    evaluation: "evaluations",
    acceptance: "acceptances",
    contract: "contracts",
    procurement: "procurements",
    flag: "flags",
  };
  return (
    <Section
      title={`${name}　${measures[measure].name}`}
      count={isCut ? `只列前 ${rows.length} 件` : `${rows.length} 件`}
    >
      {rows.length === 0 ? (
        <p className="quiet">还没有可以计数的。</p>
      ) : (
        <Table
          label={`${name}${measures[measure].name}的依据`}
          rows={rows}
          keyOf={(row) => `${row.id} ${row.title}`}
          columns={[
            {
              head: "事项",
              of: (row) => {
                const folder = addresses[row.kind];
                if (!folder) return row.title;
                return <Link to={`/${folder}/${row.jurisdiction}/${row.id}`}>{row.title}</Link>;
              },
            },
            { head: "情况", of: (row) => row.says },
          ]}
        />
      )}
    </Section>
  );
}

type Opened = { sheet: Sheet; measure: string | undefined; to: (measure: string) => string };

/** 一个单位的考核表: how each point was reached. */
function OneSheet({ sheet, measure, to }: Opened) {
  const columns: Column<Measured>[] = [
    {
      head: "指标",
      of: (row) => (
        <Link to={to(row.measure)} aria-current={row.measure === measure || undefined}>
          {measures[row.measure].name}
        </Link>
      ),
    },
    { head: "怎样算出", of: (row) => <Reckoning of={row} /> },
    { head: "给分", of: limits },
    { head: "权重", isFigure: true, of: (row) => row.weight },
    { head: "得分", isFigure: true, isMain: true, of: (row) => scoreText(row.points) },
  ];
  return (
    <Section title={sheet.name} aside={sheet.rank === null ? undefined : `第 ${sheet.rank} 名`}>
      <Table
        label={`${sheet.name}的考核表`}
        rows={sheet.measures}
        keyOf={(row) => row.measure}
        columns={columns}
        isSelected={(row) => row.measure === measure}
        sum={["总分", "", "", "100", scoreText(sheet.score)]}
      />
      <p className="quiet">
        还没有可以计数的指标不计分，其余按权重折算成一百分。点开指标看它由什么算出。
      </p>
    </Section>
  );
}

type Ranked = { rows: readonly Sheet[]; chosen: string | undefined; to: (key: string) => string };

const Ranking = ({ rows, chosen, to }: Ranked) => (
  <Section title="排名">
    <Table
      label="各单位得分"
      rows={rows}
      keyOf={(row) => row.key}
      isSelected={(row) => row.key === chosen}
      columns={[
        { head: "单位", of: (row) => <Link to={to(row.key)}>{row.name}</Link> },
        { head: "名次", isFigure: true, of: (row) => row.rank ?? "—" },
        {
          head: "总分",
          isFigure: true,
          isMain: true,
          of: (row) => <b>{scoreText(row.score)}</b>,
        },
        ...measureNames.map((measure, at): Column<Sheet> => ({
          head: measures[measure].name,
          isFigure: true,
          of: (row) => scoreText(row.measures[at]?.points ?? null),
        })),
      ]}
    />
  </Section>
);

/** 考核: the sheets of a year, their ranks, and how each point was reached. */
export function AppraisalPage() {
  const me = useMe();
  const role = useRole();
  const [asked, set] = useSearchParams();
  const current = Number(me.today.slice(0, 4));
  const year = Number(asked.get("year")) || current;
  const jurisdiction = asked.get("of") ?? me.post?.jurisdiction ?? "";
  const { place, weights, rows } = useRead(viewAppraisal, { jurisdiction, year });
  const sheet = rows.find((row) => row.key === asked.get("office")) ?? rows[0];
  const measure = measureNames.find((one) => one === asked.get("measure"));
  const change = (next: Record<string, string>) =>
    set({ ...Object.fromEntries(asked), ...next }, { replace: true });
  const to = (office: string, one = "") =>
    `?${new URLSearchParams({ ...Object.fromEntries(asked), office, measure: one })}`;
  return (
    <Page
      title={`${place} ${year} 年考核`}
      above={<Link to={`/analysis?year=${year}&of=${jurisdiction}`}>统计分析</Link>}
      says={`权重依据：${weights.document}，自 ${weights.from} 起`}
      verbs={
        <div className="verbs">
          <Segmented
            aria-label="年度"
            value={`${year}`}
            options={[current - 1, current].map((one) => ({ value: `${one}`, label: `${one}` }))}
            onChange={(value) => change({ year: value })}
          />
          {role === "countyFinanceReviewer" && (
            <LinkButton to="/appraisals/weights">录入权重</LinkButton>
          )}
          <Button onClick={() => window.print()}>打印</Button>
        </div>
      }
    >
      {!weights.confirmed && (
        <Notice tone="warn">权重是样例，待核对，以本地文件为准。得分只供参考。</Notice>
      )}
      {!sheet ? (
        <Section label="没有单位">
          <EmptyState title="没有可以考核的单位" says="登记乡镇以后，这里列出它们的考核表。" />
        </Section>
      ) : (
        <>
          {rows.length > 1 && <Ranking rows={rows} chosen={sheet.key} to={to} />}
          <OneSheet sheet={sheet} measure={measure} to={(one) => to(sheet.key, one)} />
          {measure && (
            <Parts jurisdiction={jurisdiction} year={year} office={sheet.key} measure={measure} />
          )}
        </>
      )}
    </Page>
  );
}
