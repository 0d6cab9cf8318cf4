import { Button, Segmented, Select } from "antd";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { downloadAnalysis, viewAnalysis } from "../../../modules/analysis/api.ts";
import { groupings, type Grouping } from "../../../modules/analysis/model.ts";
import { useRead } from "../call.ts";
import { useMe } from "../me.ts";
import { hrefOf } from "../send.ts";
import { LinkButton } from "../ui/LinkButton.tsx";
import { EmptyState } from "../ui/Notice.tsx";
import { Columns, Page, Section, Stack } from "../ui/Page.tsx";
import { useIsPhone } from "../ui/phone.ts";
import { FiguresTable, type Analysis } from "./Figures.tsx";
import { Months, Paying, Providers, Structure, Tracks } from "./parts.tsx";

function Groups({ of }: { of: Analysis }) {
  const shown = (Object.keys(groupings) as Grouping[]).filter(
    (one) => (one !== "office" || !of.isOneOffice) && (one !== "track" || !of.isUpper),
  );
  const [by, setBy] = useState<Grouping>(of.isUpper ? "office" : "kind");
  const Choice = useIsPhone() ? Select<Grouping> : Segmented<Grouping>;
  const { jurisdiction, year } = of;
  return (
    <Section
      title={`按${groupings[by]}`}
      aside={
        <Choice
          aria-label="怎样分组"
          value={by}
          onChange={setBy}
          options={shown.map((value) => ({ value, label: groupings[value] }))}
        />
      }
    >
      <FiguresTable
        first={groupings[by]}
        rows={of.groups[by]}
        whole={of.whole}
        keyOf={(row) => row.key}
        nameOf={(row) => row.name}
        linkOf={
          of.isUpper && by === "office"
            ? (row) =>
                row.key === jurisdiction ? undefined : `/analysis?year=${year}&of=${row.key}`
            : undefined
        }
        opening={(row) =>
          row
            ? { jurisdiction, year, by, of: row.key }
            : { jurisdiction, year, by: "whole", of: "" }
        }
      />
      <p className="quiet">
        万元。点开一个数字，看它由哪些{of.isUpper ? "县的数字" : "项目"}组成。
      </p>
    </Section>
  );
}

const Years = ({ of }: { of: Analysis }) => (
  <Section title="历年" aside="万元">
    <FiguresTable
      first="年度"
      rows={of.years}
      keyOf={(row) => `${row.year}`}
      nameOf={(row) => `${row.year} 年`}
      opening={(row) => ({
        jurisdiction: of.jurisdiction,
        year: row?.year ?? of.year,
        by: "whole",
        of: "",
      })}
    />
  </Section>
);

const Tables = ({ of }: { of: Analysis }) => (
  <>
    <Years of={of} />
    <Groups of={of} />
    <Columns of="even">
      <Stack>
        <Structure of={of} />
        {!of.isUpper && <Tracks of={of} />}
      </Stack>
      {of.isUpper ? <Paying of={of} /> : <Months of={of} />}
    </Columns>
    {!of.isUpper && (
      <Columns of="even">
        <Paying of={of} />
        <Providers of={of} />
      </Columns>
    )}
    <Section title="口径">
      <dl className="facts">
        {(
          [
            ["公共服务", of.definitions["publicShare"]],
            ["付款用时", of.definitions["days"]],
            ...(of.isUpper
              ? []
              : ([
                  ["调整后计划", of.definitions["planned"]],
                  ["承接主体集中度", of.definitions["concentration"]],
                ] as const)),
          ] as const
        ).map(([name, says]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">项目数、预算数、执行数、决算数与统计报表同一口径。{of.mark}</p>
    </Section>
  </>
);

/** 统计分析: how a year went, told apart in every way the reports ask for. */
export function AnalysisPage() {
  const me = useMe();
  const [asked, set] = useSearchParams();
  const current = Number(me.today.slice(0, 4));
  const year = Number(asked.get("year")) || current;
  const jurisdiction = asked.get("of") ?? me.post?.jurisdiction ?? "";
  const page = useRead(viewAnalysis, { jurisdiction, year });
  const key = { jurisdiction, year };
  const isEmpty = page.years.every((one) => one.projects === "0" && one.executed === "0");
  return (
    <Page
      title={`${page.place} ${year} 年统计分析`}
      says={page.mark === null ? undefined : "含历史台账，见页末“口径”"}
      verbs={
        <div className="verbs">
          <Segmented
            aria-label="年度"
            value={`${year}`}
            options={[current - 2, current - 1, current].map((one) => ({
              value: `${one}`,
              label: `${one}`,
            }))}
            onChange={(value) => set({ ...Object.fromEntries(asked), year: value })}
          />
          {!page.isUpper && (
            <LinkButton to={`/analysis/${jurisdiction}/${year}/prices`}>单价比较</LinkButton>
          )}
          <LinkButton to={`/appraisals?year=${year}&of=${jurisdiction}`}>考核</LinkButton>
          <Button href={hrefOf(downloadAnalysis, { ...key, format: "docx" })}>通报 .docx</Button>
          <Button href={hrefOf(downloadAnalysis, key)}>导出 .xlsx</Button>
          <Button onClick={() => window.print()}>打印</Button>
        </div>
      }
    >
      {isEmpty ? (
        <Section label="没有数字">
          <EmptyState
            title={`${year} 年还没有列入计划的项目`}
            says="项目列入购买计划、签订合同和支付以后，这里按类别、领域、单位和月份列出。"
          />
        </Section>
      ) : (
        <Tables of={page} />
      )}
    </Page>
  );
}
