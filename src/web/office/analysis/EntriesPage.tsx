import { Link, useParams, useSearchParams } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { listEntries, listPostings } from "../../../modules/analysis/api.ts";
import { cuts, measures } from "../../../modules/analysis/model.ts";
import { projectAddress } from "../project/projectAddress.ts";
import { lineAddress } from "../budget/LinesTable.tsx";
import { roomOf, Wan } from "../budget/Wan.tsx";
import { wanText } from "../../parts/amount.ts";
import { useList, useRead } from "../call.ts";
import { DayText } from "../ui/Amount.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { QueryTable, Table, type Column } from "../ui/Table.tsx";
import { figureAddress, type Figure } from "./address.ts";

const has = <Names extends object>(names: Names, key: string): key is string & keyof Names =>
  Object.hasOwn(names, key);

function useFigure(): Figure {
  const { jurisdiction = "", year = "" } = useParams();
  const [query] = useSearchParams();
  const [by, measure] = [query.get("by") ?? "", query.get("measure") ?? ""];
  return {
    jurisdiction,
    year: Number(year),
    by: has(cuts, by) ? by : "whole",
    of: query.get("of") ?? "",
    measure: has(measures, measure) ? measure : "budget",
  };
}

const backTo = ({ jurisdiction, year }: Figure) => `/analysis?year=${year}&of=${jurisdiction}`;

type Row = Answer<typeof listEntries>["rows"][number];

type Head = Answer<typeof listEntries>;

/** 市、省: the treasuries that a figure is the sum of; each opens the same figure of its own. */
function Places({ head, figure }: { head: Head; figure: Figure }) {
  const isCount = figure.measure === "projects";
  const room = roomOf(isCount ? [] : [head.total, ...head.places.map((one) => one.amount)]);
  const amount = (of: string) => (isCount ? of : <Wan fen={of} room={room} />);
  const below = (jurisdiction: string): Figure =>
    figure.by === "office"
      ? { ...figure, jurisdiction, by: "whole", of: "" }
      : { ...figure, jurisdiction };
  return (
    <Section title="由这些财政区划组成" aside={isCount ? undefined : "万元"}>
      <Table
        label={`${head.called}的财政区划`}
        rows={head.places}
        keyOf={(row) => row.jurisdiction}
        columns={[
          {
            head: "财政区划",
            of: (row) =>
              // Its own treasury is told with it; there is no place below to lead to.
              row.jurisdiction === figure.jurisdiction ? (
                row.name
              ) : (
                <Link to={figureAddress(below(row.jurisdiction))}>{row.name}</Link>
              ),
          },
          {
            head: isCount ? "项目数" : "金额",
            isFigure: true,
            isMain: true,
            of: (row) => amount(row.amount),
          },
        ]}
        sum={["合计", amount(head.total)]}
      />
    </Section>
  );
}

/** 一个数字的组成: what adds up to the figure that was clicked. */
export function EntriesPage() {
  const figure = useFigure();
  const head = useRead(listEntries, { ...figure, limit: 1 });
  return (
    <Page
      title={head.called}
      above={<Link to={backTo(figure)}>统计分析</Link>}
      says={figure.measure === "projects" ? `${head.total} 个项目` : undefined}
    >
      {head.places.length > 0 ? (
        <Places head={head} figure={figure} />
      ) : (
        <Projects head={head} figure={figure} />
      )}
    </Page>
  );
}

/** The projects of a county's figure. */
function Projects({ head, figure }: { head: Head; figure: Figure }) {
  const list = useList(listEntries, figure);
  const isCount = figure.measure === "projects";
  const room = roomOf(isCount ? [] : [head.total, ...list.rows.map((row) => row.amount)]);
  const amount = (of: string) => (isCount ? of : <Wan fen={of} room={room} />);
  const isWhole = !list.more;
  const columns: Column<Row>[] = [
    {
      head: "项目",
      width: "44%",
      of: (row) => <Link to={projectAddress(row)}>{row.title}</Link>,
    },
    { head: "编号", of: (row) => row.number },
    { head: "购买主体", of: (row) => row.office },
    {
      head: isCount ? "项目数" : "金额",
      isFigure: true,
      isMain: true,
      of: (row) =>
        isCount ? (
          amount(row.amount)
        ) : (
          <Link to={figureAddress(figure, row.id)}>{amount(row.amount)}</Link>
        ),
    },
  ];
  return (
    <Section title="由这些项目组成" aside={isCount ? undefined : "万元"}>
      <QueryTable
        list={list}
        label={`${head.called}的项目`}
        keyOf={(row) => row.id}
        empty={{
          title: "没有项目",
          says: head.history === "0" ? "这个数字是零。" : "这个数字都来自历史台账。",
        }}
        columns={columns}
        sum={[isWhole ? "合计" : "合计（含未列出的）", "", "", amount(head.total)]}
      />
      {head.history !== "0" && (
        <p className="quiet">
          其中 {isCount ? `${head.history} 个项目` : `${wanText(head.history)} 万元`}来自
          <Link to="/history">历史台账</Link>，按上报数相加，没有记账。
        </p>
      )}
    </Section>
  );
}

type Posting = Answer<typeof listPostings>["rows"][number];

/** 一个项目在这个数字里的记账, each leading to its line and from there to the act. */
export function EntryPostingsPage() {
  const figure = useFigure();
  const { project = "" } = useParams();
  const page = useRead(listPostings, { ...figure, project });
  const room = roomOf([page.total, ...page.rows.map((row) => row.amount)]);
  const { jurisdiction } = page.project;
  const columns: Column<Posting>[] = [
    {
      head: "记账",
      of: (row) => <Link to={lineAddress({ jurisdiction, id: row.line })}>{row.called}</Link>,
    },
    { head: "预算指标", of: (row) => row.lineCode },
    { head: "日期", of: (row) => <DayText on={row.happenedOn} full /> },
    {
      head: "金额",
      isFigure: true,
      isMain: true,
      of: (row) => <Wan fen={row.amount} room={room} />,
    },
  ];
  return (
    <Page
      title={page.project.title}
      above={
        <>
          <Link to={figureAddress(figure)}>{page.called}</Link>
          <span>{page.project.number}</span>
        </>
      }
      verbs={<Link to={projectAddress(page.project)}>打开项目</Link>}
    >
      <Section title={page.called} aside="万元">
        <Table
          label={`${page.called}的记账`}
          rows={page.rows}
          keyOf={(row) => row.id}
          columns={columns}
          sum={["合计", "", "", <Wan key="sum" fen={page.total} room={room} />]}
        />
      </Section>
    </Page>
  );
}
