import { Button, Segmented } from "antd";
import { useState } from "react";
import { Link, useParams, useSearchParams } from "react-router";
import { downloadRound, viewRound } from "../../../modules/reporting/api.ts";
import { scopes } from "../../../modules/statistics/model.ts";
import { useRead } from "../call.ts";
import { hrefOf } from "../send.ts";
import { formNames } from "../statistics/address.ts";
import { StatutoryTable } from "../statistics/StatutoryTable.tsx";
import { DayText } from "../ui/Amount.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { periodText, type RoundAnswer } from "./addresses.ts";
import { Differences } from "./Differences.tsx";
import { DueText } from "./DueText.tsx";
import { Files } from "./Files.tsx";
import { RoundFindings } from "./RoundFindings.tsx";
import { RoundVerbs } from "./RoundVerbs.tsx";
import { Standing } from "./Standing.tsx";
import { LowerAgainst } from "./LowerSums.tsx";
import { Treasuries } from "./Treasuries.tsx";
import { Units } from "./Units.tsx";

type Asked = { form: 1 | 2; scope: "all" | "own" };

function useAsked(): [Asked, (next: Partial<Asked>) => void] {
  const [query, setQuery] = useSearchParams();
  const asked: Asked = {
    form: query.get("form") === "2" ? 2 : 1,
    scope: query.get("scope") === "own" ? "own" : "all",
  };
  return [
    asked,
    (next) => {
      const { form, scope } = { ...asked, ...next };
      setQuery({ form: `${form}`, scope }, { replace: true });
    },
  ];
}

const whence = (round: RoundAnswer) => {
  if (round.status === "filed" || round.status === "sentBack") return "按报送数";
  return round.isLive ? "账上现在的数，随记账变动" : `汇总于 ${round.summedAt}`;
};

function Choices({
  round,
  asked,
  change,
}: {
  round: RoundAnswer;
  asked: Asked;
  change: (next: Partial<Asked>) => void;
}) {
  const { jurisdiction, id } = round;
  return (
    <div className="verbs screen-only">
      <Segmented
        aria-label="报表"
        value={asked.form}
        options={([1, 2] as const).map((form) => ({ value: form, label: formNames[form] }))}
        onChange={(form) => change({ form })}
      />
      <Segmented
        aria-label="范围"
        value={asked.scope}
        options={(["all", "own"] as const).map((value) => ({ value, label: scopes[value] }))}
        onChange={(scope) => change({ scope })}
      />
      <Button href={hrefOf(downloadRound, { jurisdiction, id, ...asked })}>导出 .xlsx</Button>
      <Button onClick={() => window.print()}>打印</Button>
    </div>
  );
}

/** What was frozen: version, day, hash, reason. */
function Filed({ round, asked }: { round: RoundAnswer; asked: Asked }) {
  const rows = round.filed.filter((one) => one.form === asked.form && one.scope === asked.scope);
  if (rows.length === 0) return null;
  return (
    <Section title="已报送" aside="冻结，不再变动">
      {rows.map((one) => (
        <Facts
          key={one.hash}
          of={{
            版本: `第 ${one.version} 版`,
            报送日期: <DayText on={one.filedOn} full />,
            更正理由: one.reason || undefined,
            校验码: <span className="hash">{one.hash}</span>,
          }}
        />
      ))}
    </Section>
  );
}

const Definitions = () => (
  <p className="quiet screen-only">
    每一栏怎样统计，见“统计报表”里各表旁的“怎样统计”。表中带 ※
    的格含有没有使用本系统的单位按文件报来的数。
  </p>
);

/** What has changed since: in the ledger, and above counties in what was filed below. */
const Drift = ({ round: { level, drift } }: { round: RoundAnswer }) =>
  level === "county" ? (
    <Section title="与账上现在的数对照">
      <Differences of={drift} agree="与账上现在的数逐格一致" name="账上后来变了，" />
    </Section>
  ) : (
    <Section title="与现在的汇总对照">
      <Differences
        of={drift}
        agree="与下级现在报送的、本级账上的数逐格一致"
        name="下级报送的或本级账上的数后来变了，"
      />
    </Section>
  );

/** Under the return of a city or province: who files to it, and whether what was filed below agrees with the ledger there. */
function Below({ round, form }: { round: RoundAnswer; form: 1 | 2 }) {
  const { jurisdiction, year, period } = round;
  return (
    <>
      <Treasuries of={{ year, period }} round={round} />
      <LowerAgainst of={{ year, period, jurisdiction }} form={form} />
    </>
  );
}

/** 一期报送: the statutory table, what was found in it, and what keeps it from being filed. */
export function RoundPage() {
  const { jurisdiction = "", id = "" } = useParams();
  const [asked, change] = useAsked();
  const round = useRead(viewRound, { jurisdiction, id, ...asked });
  const [said, setSaid] = useState("");
  return (
    <Page
      wide
      title={round.table.title}
      above={
        <>
          <Link to="/reporting">报送</Link>
          <span>{round.place}</span>
          <span>{periodText(round.year, round.period)}</span>
          <span>
            状态：
            <Standing of={round} />
          </span>
          <span>{whence(round)}</span>
          <span>
            <DueText of={round.due} />
          </span>
        </>
      }
      verbs={<Choices round={round} asked={asked} change={change} />}
    >
      {said !== "" && <Notice tone="ok">{said}</Notice>}
      {round.remarks !== "" && <Notice tone="bad">上级退回：{round.remarks}</Notice>}
      {round.reason !== "" && round.status !== "filed" && (
        <Notice>正在更正，理由：{round.reason}</Notice>
      )}
      <div className="statutory-page">
        <StatutoryTable
          table={{
            ...round.table,
            explanations: round.explanations.filter((one) => one.form === asked.form && one.holds),
          }}
          joined={round.joined}
        />
        <div className="stack">
          <RoundFindings round={round} form={asked.form}>
            <RoundVerbs round={round} onSaid={setSaid} />
          </RoundFindings>
          <Filed round={round} asked={asked} />
          {!round.isLive && <Drift round={round} />}
        </div>
      </div>
      <Definitions />
      <div className="stack screen-only">
        {round.level !== "county" && <Below round={round} form={asked.form} />}
        {(round.level === "county" || round.units.length > 0) && <Units round={round} />}
        <Files round={round} />
      </div>
    </Page>
  );
}
