import { Button, Segmented } from "antd";
import { Link, useNavigate } from "react-router";
import { downloadReturn, viewReturn } from "../../../modules/statistics/api.ts";
import { measureNames, measures, periods, scopes } from "../../../modules/statistics/model.ts";
import { useRead } from "../call.ts";
import { hrefOf } from "../send.ts";
import { DayText } from "../ui/Amount.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { formNames, returnAddress, useAskedReturn, type Asked, type Return } from "./address.ts";
import { Findings } from "./Findings.tsx";
import { StatutoryTable } from "./StatutoryTable.tsx";

function Choices({ asked }: { asked: Asked }) {
  const go = useNavigate();
  const { version: _, ...key } = asked;
  return (
    <div className="verbs screen-only">
      <Segmented
        aria-label="报表"
        value={asked.form}
        options={([1, 2] as const).map((form) => ({ value: form, label: formNames[form] }))}
        onChange={(form) => void go(returnAddress({ ...key, form }))}
      />
      <Segmented
        aria-label="数据来源"
        value={asked.source}
        options={[
          { value: "filed" as const, label: "已报送" },
          { value: "ledger" as const, label: "账上汇总" },
        ]}
        onChange={(source) => void go(returnAddress({ ...key, source }))}
      />
      <Button href={hrefOf(downloadReturn, { ...key, format: "xlsx" })}>导出 .xlsx</Button>
      <Button onClick={() => window.print()}>打印</Button>
    </div>
  );
}

function Versions({ table, asked }: { table: Return; asked: Asked }) {
  if (!table.filed) return null;
  return (
    <Section title="报送版本" count={`${table.versions.length} 版`}>
      <Facts
        of={Object.fromEntries(
          table.versions.map((one) => [
            `第 ${one.version} 版`,
            <span key={one.version}>
              {one.version === table.filed?.version ? (
                <b>正在看</b>
              ) : (
                <Link to={returnAddress({ ...asked, version: one.version })}>看这一版</Link>
              )}
              {"　"}
              <DayText on={one.filedOn} full /> {one.reason}
            </span>,
          ]),
        )}
      />
    </Section>
  );
}

const Definitions = ({ table }: { table: Return }) => (
  <Section title="怎样汇总">
    <Facts
      of={Object.fromEntries(
        measureNames.map((measure) => [measures[measure], table.definitions[measure]]),
      )}
    />
  </Section>
);

/** 一张统计报表, as filed or as the ledger gives it, with what the check says about it. */
export function ReturnPage() {
  const asked = useAskedReturn();
  const table = useRead(viewReturn, asked);
  const from =
    table.filed === null ? (
      "账上汇总，随记账变动"
    ) : (
      <>
        第 {table.filed.version} 版，
        <DayText on={table.filed.filedOn} full /> 报送
      </>
    );
  return (
    <Page
      wide
      title={table.title}
      above={
        <>
          <span>{scopes[asked.scope]}</span>
          <span>{periods[asked.period]}</span>
          <span>{from}</span>
          <Link to="/returns">全部报表</Link>
        </>
      }
      verbs={<Choices asked={asked} />}
    >
      <div className="statutory-page">
        <StatutoryTable table={table} />
        <div className="stack">
          <Findings table={table} asked={asked} />
          <Versions table={table} asked={asked} />
          {asked.source === "ledger" && <Definitions table={table} />}
        </div>
      </div>
    </Page>
  );
}
