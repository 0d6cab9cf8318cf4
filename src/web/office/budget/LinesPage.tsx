import { Select } from "antd";
import { Link, useSearchParams } from "react-router";
import { listBudgetLines } from "../../../modules/budget/api.ts";
import { countyFinanceRoles } from "../../../modules/organization/roles.ts";
import { useRead } from "../call.ts";
import { useMe, useRole } from "../me.ts";
import { LinkButton } from "../ui/LinkButton.tsx";
import { EmptyState } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import type { Line } from "./groups.ts";
import { LinesTable } from "./LinesTable.tsx";
import { useYear, YearFilter } from "./YearFilter.tsx";

const officesOf = (lines: readonly Line[]) =>
  [...new Map(lines.map(({ organization: { id, name } }) => [id, name]))].map(([value, label]) => ({
    value,
    label,
  }));

const Verbs = ({ year }: { year: number }) => (
  <div className="verbs">
    <LinkButton to="/funds/import">导入指标</LinkButton>
    <LinkButton to={`/funds/new?year=${year}`} isMain>
      批复指标
    </LinkButton>
  </div>
);

/** 预算指标 of a year, line by line; a township sees its own and changes none. */
export function LinesPage() {
  const asked = useYear();
  const [sought, set] = useSearchParams();
  const role = useRole();
  const isFinance = role === "countyFinanceOfficer";
  const isCounty = countyFinanceRoles.some((one) => one === role);
  const { platform, post } = useMe();
  const { rows } = useRead(listBudgetLines, { year: asked.year });
  const offices = officesOf(rows);
  const office = sought.get("office") ?? "";
  const shown = office === "" ? rows : rows.filter((row) => row.organization.id === office);
  const place =
    offices.length > 1 ? platform.replace(/政府购买服务平台.*$/, "") : post?.organization.name;
  return (
    <Page
      title={`${place ?? ""} ${asked.year} 年预算指标`}
      above={
        <>
          <Link to="/funds">资金</Link>
          <Link to={`/grants?year=${asked.year}`}>费随事转资金</Link>
          {isCounty && <Link to={`/funds/year-end?year=${asked.year}`}>年终结转</Link>}
        </>
      }
      verbs={isFinance && <Verbs year={asked.year} />}
    >
      <Section label="预算指标" title={`${shown.length} 条指标`} aside="万元">
        <div className="funds-filters screen-only">
          <YearFilter of={asked} />
          {offices.length > 1 && (
            <Select
              aria-label="预算单位"
              value={office}
              options={[{ value: "", label: "全部单位" }, ...offices]}
              onChange={(next) =>
                set({ ...Object.fromEntries(sought), office: next }, { replace: true })
              }
              style={{ minWidth: 180 }}
            />
          )}
        </div>
        {shown.length === 0 ? (
          <EmptyState
            title={`还没有 ${asked.year} 年的预算指标`}
            says="县财政局批复或者导入指标后，这里一条一行。"
          />
        ) : (
          <LinesTable
            lines={shown}
            label="预算指标"
            hasOffice={offices.length > 1 && office === ""}
          />
        )}
      </Section>
    </Page>
  );
}
