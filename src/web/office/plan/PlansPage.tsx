import { Button, Segmented } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { callPlans, listPlans } from "../../../modules/plan/api.ts";
import { planStatuses } from "../../../modules/plan/model.ts";
import { wanText } from "../../parts/amount.ts";
import { useList, useRead } from "../call.ts";
import { useRole } from "../me.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { DayText } from "../ui/Amount.tsx";
import { StatusFilter, useSought } from "../ui/Filters.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { QueryTable, type Column } from "../ui/Table.tsx";
import { useToday } from "../ui/today.ts";
import { planAddress, type PlanRow } from "./addresses.ts";
import "./plan.css";

const place: Column<PlanRow> = { head: "县（市、区）", of: (one) => one.place };

const columns: readonly Column<PlanRow>[] = [
  {
    head: "单位",
    of: (one) => (
      <Link to={planAddress(one)}>
        {one.organization.name} {one.year} 年
      </Link>
    ),
  },
  {
    head: "进度",
    of: (one) => (
      <>
        {one.statusName}
        {one.isLate && <b className="tone-bad">　已超期</b>}
      </>
    ),
  },
  { head: "下一步最迟", of: (one) => <DayText on={one.dueOn} full /> },
  { head: "项目", isFigure: true, of: (one) => one.projects },
  {
    head: "财政资金（万元）",
    isFigure: true,
    isMain: true,
    of: (one) => wanText(one.fiscal),
  },
  {
    head: "控制数（万元）",
    isFigure: true,
    of: (one) => (one.ceiling === null ? "—" : wanText(one.ceiling)),
  },
  { head: "批复", of: (one) => <DayText on={one.approvedOn} full /> },
];

const shown = ["compiling", "firstUp", "firstDown", "secondUp", "approved"] as const;

/** 布置编制. */
function Call({ year, leave }: { year: number; leave: () => void }) {
  return (
    <Section title="布置编制">
      <p className="quiet">
        每个购买主体都会收到待办。再次布置同一年度，还没有批复的计划改用新的日期。
      </p>
      <ActForm
        act={callPlans}
        does={(form) => `布置编制 ${form.text("year")} 年购买计划`}
        fields={{
          year: { label: "计划年度", kind: "figure", start: `${year}` },
          number: { label: "通知文号", kind: "line", most: 80 },
          title: { label: "通知名称", kind: "line", most: 200 },
          firstUpBy: { label: "一上最迟报送", kind: "day" },
          firstDownBy: { label: "一下最迟下达", kind: "day" },
          secondUpBy: { label: "二上最迟报送", kind: "day" },
        }}
        input={(form) => ({
          year: form.text("year"),
          number: form.text("number"),
          title: form.text("title"),
          firstUpBy: form.text("firstUpBy"),
          firstDownBy: form.text("firstDownBy"),
          secondUpBy: form.text("secondUpBy"),
        })}
        onDone={leave}
        onLeave={leave}
      />
    </Section>
  );
}

/** 年度购买计划: who has sent up, who is late, what was asked for and what was handed down. */
export function PlansPage() {
  const role = useRole() ?? "";
  const next = Number(useToday().slice(0, 4)) + 1;
  const [isCalling, setCalling] = useState(false);
  const sought = useSought(planStatuses);
  const { years } = useRead(listPlans, { limit: 1 });
  const year = Number(sought.of("year")) || undefined;
  const list = useList(listPlans, { status: sought.status, year, limit: 200 });
  const late = list.rows.filter((one) => one.isLate).length;
  return (
    <Page
      title="年度购买计划"
      says="先立项、联审，再二上二下：报送一上，下达控制数，在控制数内报送二上，随预算批复。"
      verbs={
        <div className="verbs">
          <LinkButton to={`/plans/form?year=${year ?? years[0] ?? next}`}>预算支出表</LinkButton>
          {role === "countyFinanceOfficer" && !isCalling && (
            <Button type="primary" onClick={() => setCalling(true)}>
              布置编制
            </Button>
          )}
        </div>
      }
    >
      {isCalling && <Call year={next} leave={() => setCalling(false)} />}
      <Section
        title="各单位的计划"
        count={`${list.rows.length} 份`}
        aside={late > 0 ? <b className="tone-bad">{late} 份已超期</b> : undefined}
      >
        <div className="filters">
          {years.length > 1 && (
            <Segmented
              aria-label="按年度看"
              value={sought.of("year")}
              options={[
                { value: "", label: "全部年度" },
                ...years.map((one) => ({ value: `${one}`, label: `${one} 年` })),
              ]}
              onChange={(value) => sought.change({ year: value })}
            />
          )}
          <StatusFilter sought={sought} names={planStatuses} shown={shown} />
        </div>
        <QueryTable
          list={list}
          columns={
            new Set(list.rows.map((one) => one.place)).size > 1 ? [place, ...columns] : columns
          }
          keyOf={(one) => one.id}
          label="年度购买计划"
          empty={{
            title: "这里没有购买计划",
            says: "县财政局布置编制以后，每个购买主体各有一份，列在这里。",
          }}
        />
      </Section>
    </Page>
  );
}
