import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { Button } from "antd";
import { listRounds, openRound } from "../../../modules/reporting/api.ts";
import { filers } from "../../../modules/reporting/states.ts";
import { useRead } from "../call.ts";
import { useRole } from "../me.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { DayText } from "../ui/Amount.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { EmptyState } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { useToday } from "../ui/today.ts";
import { choicesUntil, periodNow, periodText, readChoice, roundAddress } from "./addresses.ts";
import { Standing } from "./Standing.tsx";

/** 开始报送: every township and department is asked at once. */
function Open({ leave }: { leave: () => void }) {
  const today = useToday();
  const go = useNavigate();
  const { year, period } = periodNow(today);
  return (
    <Section title="开始报送">
      <ActForm
        act={openRound}
        does="开始报送，请各单位确认"
        fields={{
          which: {
            label: "报哪一期",
            kind: "choice",
            start: `${year} ${period}`,
            options: choicesUntil(today),
            hint: "各乡镇、部门的数字从账上汇总好，请它们核对确认，不用重新填",
          },
        }}
        input={(form) => readChoice(form.text("which")) ?? { year, period }}
        onDone={(key) => void go(roundAddress(key))}
        onLeave={leave}
      />
    </Section>
  );
}

/** 本县的各期报送. */
export function Rounds() {
  const { rows } = useRead(listRounds, {});
  const role = useRole();
  const [isOpening, setIsOpening] = useState(false);
  const mayFile = filers.some((one) => one === role);
  const begin = (
    <Button type="primary" onClick={() => setIsOpening(true)}>
      开始报送
    </Button>
  );
  return (
    <Page
      title="报送"
      above={<Link to="/returns">统计报表</Link>}
      says="每年 1 月报上一年度的预算数和执行数，7 月报本年度预算数、上半年执行数和上一年度决算数。"
      verbs={
        <div className="verbs">
          <LinkButton to="/returns">看全部报表</LinkButton>
          {mayFile && !isOpening && begin}
        </div>
      }
    >
      {isOpening && <Open leave={() => setIsOpening(false)} />}
      <Section label="各期报送">
        {rows.length === 0 ? (
          <EmptyState
            title="还没有开始过报送"
            says="开始以后，各乡镇、部门在自己的工作台上确认；谁确认了、谁超期，在这里看得见。"
          />
        ) : (
          <Table
            label="各期报送"
            rows={rows}
            keyOf={(row) => row.id}
            columns={[
              {
                head: "报表",
                of: (row) => <Link to={roundAddress(row)}>{periodText(row.year, row.period)}</Link>,
              },
              { head: "状态", of: (row) => <Standing of={row} /> },
              {
                head: "最迟报送",
                isFigure: true,
                isMain: true,
                of: (row) => <DayText on={row.dueOn} full />,
              },
            ]}
          />
        )}
      </Section>
    </Page>
  );
}
