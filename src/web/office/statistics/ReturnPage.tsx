import { Button, Segmented } from "antd";
import { Link, useNavigate } from "react-router";
import { downloadReturn, viewReturn } from "../../../modules/statistics/api.ts";
import { periods, scopes } from "../../../modules/statistics/model.ts";
import { useAsk } from "../call.ts";
import { hrefOf, Refused } from "../send.ts";
import { DayText } from "../ui/Amount.tsx";
import { DayInput } from "../ui/DayInput.tsx";
import { Facts } from "../ui/Facts.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { EmptyState } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { useToday } from "../ui/today.ts";
import { formNames, returnAddress, useAskedReturn, type Asked, type Return } from "./address.ts";
import { Findings } from "./Findings.tsx";
import { StatutoryTable } from "./StatutoryTable.tsx";

/** 截至: what was known at the end of a past day; empty is now. */
function AsOf({ asked }: { asked: Asked }) {
  const go = useNavigate();
  const today = useToday();
  const { asOf: _, ...rest } = asked;
  return (
    <div className="as-of">
      <label htmlFor="as-of">截至</label>
      <DayInput
        id="as-of"
        value={asked.asOf ?? ""}
        until={today}
        onChange={(asOf) => void go(returnAddress(asOf === "" ? rest : { ...rest, asOf }))}
      />
    </div>
  );
}

function Choices({ asked, isThere = true }: { asked: Asked; isThere?: boolean }) {
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
      <AsOf asked={key} />
      {isThere && (
        <>
          <Button href={hrefOf(downloadReturn, { ...key, format: "xlsx" })}>导出 .xlsx</Button>
          <Button onClick={() => window.print()}>打印</Button>
        </>
      )}
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
  <Section title="怎样统计" aside="口径">
    <Facts
      of={Object.fromEntries(
        table.definitions.map(({ name, says, document, confirmed }) => [
          name,
          <span key={name}>
            {says}
            <br />
            <span className="quiet">
              {document}
              {!confirmed && "；待核对，以本地文件为准"}
            </span>
          </span>,
        ]),
      )}
    />
  </Section>
);

/** Not filed is an answer too: the ledger's own figures are one click away. */
const NotFiled = ({ asked }: { asked: Asked }) => (
  <Page
    wide
    title={`政府购买服务项目资金统计表${asked.form}`}
    above={<Link to="/returns">全部报表</Link>}
    verbs={<Choices asked={asked} isThere={false} />}
  >
    <Section label="没有报送">
      <EmptyState
        title={`${asked.year} 年的表 ${asked.form}（${scopes[asked.scope]}，${periods[asked.period]}）还没有报送`}
        says="可以先看账上汇总的数；核对无误的文件由县财政局导入并报送。"
        act={
          <LinkButton to={returnAddress({ ...asked, source: "ledger" })} isMain>
            看账上汇总
          </LinkButton>
        }
      />
    </Section>
  </Page>
);

function Shown({ table, asked }: { table: Return; asked: Asked }) {
  const from =
    table.filed === null ? (
      table.asOf === null ? (
        "账上汇总，随记账变动"
      ) : (
        <>
          账上汇总，截至 <DayText on={table.asOf} full /> 已经记账的
        </>
      )
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
          <Definitions table={table} />
        </div>
      </div>
    </Page>
  );
}

/** 一张统计报表, as filed or as the ledger gives it, with what the check says about it. */
export function ReturnPage() {
  const asked = useAskedReturn();
  const { data, error } = useAsk(viewReturn, asked);
  const isMissing = error instanceof Refused && error.kind === "notFound";
  if (isMissing && asked.source === "filed") return <NotFiled asked={asked} />;
  if (error) throw error;
  return data ? <Shown table={data} asked={asked} /> : <p className="loading">正在读取…</p>;
}
