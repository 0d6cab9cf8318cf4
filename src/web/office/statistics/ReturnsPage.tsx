import { Button, Select } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { closeYear, listReturns } from "../../../modules/statistics/api.ts";
import { periods, scopes } from "../../../modules/statistics/model.ts";
import { useList } from "../call.ts";
import { useMe, useRole } from "../me.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { DayText } from "../ui/Amount.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page, Section, Stack } from "../ui/Page.tsx";
import { QueryTable, type Column } from "../ui/Table.tsx";
import { useToday } from "../ui/today.ts";
import { formNames, returnAddress } from "./address.ts";

const nameIn = (names: Record<string, string>, key: string): string => names[key] ?? key;

/** 账上汇总 of the running and the last year, for one's own treasury. */
function FromLedger({ jurisdiction }: { jurisdiction: string }) {
  const current = Number(useToday().slice(0, 4));
  return (
    <Section title="从账上汇总" aside="随时可看，不算报送">
      <div className="verbs">
        {[current, current - 1].flatMap((year) =>
          ([1, 2] as const).map((form) => (
            <LinkButton
              key={`${year} ${form}`}
              to={returnAddress({
                jurisdiction,
                year,
                form,
                scope: "all",
                period: "year",
                source: "ledger",
              })}
            >
              {year} 年{formNames[form]}
            </LinkButton>
          )),
        )}
      </div>
    </Section>
  );
}

/** 办结决算: from then on the final figures come from the ledger. */
function CloseYear({ isAbove, leave }: { isAbove: boolean; leave: () => void }) {
  const today = useToday();
  return (
    <Section title={isAbove ? "登记本级决算办结" : "登记决算办结"}>
      <Stack>
        <Notice>
          {isAbove
            ? "只登记本级自己的账：登记以后，本级的决算数从账上取得。下级财政各自登记；全辖的决算数，要等每一级都登记了才有。"
            : "登记以后，本县的决算数从账上取得。"}
          一年登记一次，登记了不能更改，请先核对文件。
        </Notice>
        <ActForm
          act={closeYear}
          does="登记决算办结"
          fields={{
            year: { label: "决算年度", kind: "figure", start: `${Number(today.slice(0, 4)) - 1}` },
            number: { label: "批准文件文号", kind: "line", most: 60 },
            closedOn: { label: "办结日期", kind: "day", until: today },
          }}
          input={(form) => ({
            year: form.text("year"),
            number: form.text("number"),
            closedOn: form.text("closedOn"),
          })}
          onDone={leave}
          onLeave={leave}
        />
      </Stack>
    </Section>
  );
}

type Row = Answer<typeof listReturns>["rows"][number];

const columns: Column<Row>[] = [
  {
    head: "报表",
    of: (row) => (
      <Link
        to={returnAddress({
          ...row,
          form: row.form === 2 ? 2 : 1,
          source: "filed",
          version: row.version,
        })}
      >
        {row.year} 年{row.form === 2 ? formNames[2] : formNames[1]}
      </Link>
    ),
  },
  { head: "填报单位", of: (row) => row.filer },
  { head: "范围", of: (row) => nameIn(scopes, row.scope) },
  { head: "报送期", of: (row) => nameIn(periods, row.period) },
  { head: "版本", of: (row) => `第 ${row.version} 版` },
  {
    head: "报送日期",
    isFigure: true,
    isMain: true,
    of: (row) => <DayText on={row.filedOn} full />,
  },
];

function Filed() {
  const current = Number(useToday().slice(0, 4));
  const [year, setYear] = useState(0);
  const list = useList(listReturns, year === 0 ? {} : { year });
  return (
    <Section
      title="已报送"
      aside={
        <Select
          aria-label="年份"
          value={year}
          onChange={setYear}
          style={{ width: 120 }}
          options={[
            { value: 0, label: "全部年份" },
            ...Array.from({ length: 10 }, (_, back) => ({
              value: current - back,
              label: `${current - back} 年`,
            })),
          ]}
        />
      }
    >
      <QueryTable
        list={list}
        label="已报送的报表"
        keyOf={(row) => row.id}
        empty={{
          title: year === 0 ? "还没有报送过报表" : `没有 ${year} 年的报表`,
          says: "县财政局导入 .xlsx 或 .csv 报表并核对无误后，报送的版本列在这里。",
        }}
        columns={columns}
      />
    </Section>
  );
}

/** 统计报表: what was filed, and what the ledger says today. */
export function ReturnsPage() {
  const me = useMe();
  const role = useRole();
  const [isClosing, setIsClosing] = useState(false);
  const jurisdiction = me.post?.jurisdiction;
  const isAbove = jurisdiction?.endsWith("00") ?? false;
  const mayClose = role && closeYear.may.includes(role);
  const mayFile = role === "countyFinanceOfficer" || role === "countyFinanceReviewer";
  return (
    <Page
      title="统计报表"
      says="政府购买服务项目资金统计表 1（按领域）和表 2（按类别）"
      verbs={
        <div className="verbs">
          <LinkButton to="/reporting" isMain>
            {isAbove ? "报送总览" : "1 月、7 月报送"}
          </LinkButton>
          {mayFile && <LinkButton to="/returns/import">导入并报送</LinkButton>}
          {mayClose && !isClosing && (
            <Button onClick={() => setIsClosing(true)}>登记决算办结</Button>
          )}
          <LinkButton to="/analysis">统计分析</LinkButton>
          <LinkButton to="/history">历史台账</LinkButton>
        </div>
      }
    >
      {isClosing && <CloseYear isAbove={isAbove} leave={() => setIsClosing(false)} />}
      {jurisdiction && <FromLedger jurisdiction={jurisdiction} />}
      <Filed />
    </Page>
  );
}
