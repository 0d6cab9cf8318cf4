import { listUnitReturns } from "../../../modules/reporting/api.ts";
import { useRead } from "../call.ts";
import { useRole } from "../me.ts";
import { upperFinanceRoles } from "../../../modules/organization/roles.ts";
import { unitRoles } from "../../../modules/reporting/states.ts";
import { DayText } from "../ui/Amount.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { EmptyState } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { Link } from "react-router";
import { periodText, unitAddress } from "./addresses.ts";
import { Overview } from "./Overview.tsx";
import { Rounds } from "./Rounds.tsx";
import { Standing } from "./Standing.tsx";

/** 本单位的报表: what was asked of a township or department, and whether it has confirmed. */
function OwnReturns() {
  const { rows } = useRead(listUnitReturns, {});
  return (
    <Page
      title="统计报表"
      says="数字由账上汇总，不用重新填。核对以后确认；有标出的格，写一句原因。"
      verbs={<LinkButton to="/analysis">统计分析</LinkButton>}
    >
      <Section label="本单位的统计报表">
        {rows.length === 0 ? (
          <EmptyState
            title="现在没有要确认的报表"
            says="县财政局每年 1 月、7 月开始报送后，要本单位确认的报表列在这里，也放进工作台。"
          />
        ) : (
          <Table
            label="本单位的统计报表"
            rows={rows}
            keyOf={(row) => row.id}
            columns={[
              {
                head: "报表",
                of: (row) => <Link to={unitAddress(row)}>{periodText(row.year, row.period)}</Link>,
              },
              { head: "状态", of: (row) => <Standing of={row} /> },
              { head: "最迟", of: (row) => <DayText on={row.dueOn} full /> },
              {
                head: "确认日期",
                isFigure: true,
                isMain: true,
                of: (row) => <DayText on={row.confirmedOn} full />,
              },
            ]}
          />
        )}
      </Section>
    </Page>
  );
}

/** 报送: what each level sees of the returns that are due. */
export function ReportingPage() {
  const role = useRole();
  if (upperFinanceRoles.some((one) => one === role)) return <Overview />;
  if (unitRoles.some((one) => one === role)) return <OwnReturns />;
  return <Rounds />;
}
