import { Segmented } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import {
  confirmUnitReturn,
  explainUnitCell,
  viewUnitReturn,
} from "../../../modules/reporting/api.ts";
import { unitRoles } from "../../../modules/reporting/states.ts";
import { useAct, useRead } from "../call.ts";
import { useMe } from "../me.ts";
import { formNames, type Finding } from "../statistics/address.ts";
import { FindingsPanel } from "../statistics/Findings.tsx";
import { StatutoryTable } from "../statistics/StatutoryTable.tsx";
import { ActForm } from "../ui/ActForm.tsx";
import { DayText } from "../ui/Amount.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { WhyNot } from "../ui/WhyNot.tsx";
import { Button } from "antd";
import { periodText, roundAddress, type UnitAnswer } from "./addresses.ts";
import { Differences } from "./Differences.tsx";
import { DueText } from "./DueText.tsx";
import { Standing } from "./Standing.tsx";

/** 确认无误: closed with its reason as long as a flagged cell is not explained. */
function Confirm({ of, isOwn }: { of: UnitAnswer; isOwn: boolean }) {
  const { jurisdiction } = of;
  const act = useAct(confirmUnitReturn);
  const offer = of.offers.find((one) => one.verb === "confirm");
  if (!isOwn || !offer) return null;
  const open = of.unexplained.length;
  return (
    <div className="round-verbs screen-only">
      <Button
        type="primary"
        block
        disabled={open > 0}
        aria-describedby={open > 0 ? "round-why" : undefined}
        loading={act.isPending}
        onClick={() => act.mutate({ jurisdiction, id: of.unit.id })}
      >
        确认无误
      </Button>
      {open > 0 && (
        <div className="round-why" id="round-why">
          <b>暂不能确认：</b>还有 {open} 格没有说明（表 1、表 2 都要看）。请在上面逐格写一句原因。
        </div>
      )}
      <WhyNot error={act.error} />
    </div>
  );
}

function Said({ of }: { of: UnitAnswer }) {
  const { unit } = of;
  return (
    <>
      {unit.remarks !== "" && <Notice tone="bad">县财政局退回：{unit.remarks}</Notice>}
      {unit.status !== "confirmed" && of.reminders[0] && (
        <Notice tone="warn">
          催报：{of.reminders[0].says}（{of.reminders[0].by}，<DayText on={of.reminders[0].on} />）
        </Notice>
      )}
      {unit.status === "confirmed" && (
        <Notice tone="ok">
          {unit.by}已于 <DayText on={unit.confirmedOn} full />{" "}
          {unit.vouched ? `代为确认：${unit.vouched}` : "确认"}
          。校验码 <span className="hash">{unit.hash.slice(0, 16)}</span>
        </Notice>
      )}
    </>
  );
}

function Explain({
  at: { of, form, finding },
  leave,
}: {
  at: { of: UnitAnswer; form: 1 | 2; finding: Finding };
  leave: () => void;
}) {
  return (
    <ActForm
      act={explainUnitCell}
      does="记下说明"
      fields={{ says: { label: "说明", kind: "words", most: 500, hint: finding.says } }}
      input={(filled) => ({
        jurisdiction: of.jurisdiction,
        id: of.unit.id,
        form,
        row: finding.row,
        column: finding.column,
        says: filled.text("says"),
      })}
      onDone={leave}
      onLeave={leave}
    />
  );
}

const Above = ({ of, isOwn }: { of: UnitAnswer; isOwn: boolean }) => (
  <>
    {isOwn ? (
      <Link className="in-text" to="/reporting">
        统计报表
      </Link>
    ) : (
      <Link to={roundAddress({ jurisdiction: of.jurisdiction, id: of.id })}>{of.place}汇总表</Link>
    )}
    <span>{of.unit.name}</span>
    <span>{periodText(of.year, of.period)}</span>
    <span>
      状态：
      <Standing of={of.unit} />
    </span>
    <span>
      <DueText of={of.unitsBy} />
    </span>
  </>
);

/** 单位确认: the figures are there already; look, explain what is marked, confirm. */
export function UnitPage() {
  const { jurisdiction = "", id = "" } = useParams();
  const of = useRead(viewUnitReturn, { jurisdiction, id });
  const post = useMe().post;
  const [form, setForm] = useState<1 | 2>(1);
  const isOwn = unitRoles.some((one) => one === post?.role);
  const table = of.tables.find((one) => one.form === form)!;
  const said = of.explanations.filter((one) => one.form === form);
  const mayExplain = isOwn && of.status !== "filed";
  return (
    <Page
      wide
      title={table.title}
      above={<Above of={of} isOwn={isOwn} />}
      verbs={
        <div className="verbs screen-only">
          <Segmented
            aria-label="报表"
            value={form}
            options={([1, 2] as const).map((value) => ({ value, label: formNames[value] }))}
            onChange={setForm}
          />
          <Button onClick={() => window.print()}>打印</Button>
        </div>
      }
    >
      <Said of={of} />
      <div className="statutory-page">
        <StatutoryTable table={{ ...table, explanations: said.filter((one) => one.holds) }} />
        <div className="stack">
          <FindingsPanel
            table={{ ...table, explanations: said }}
            twin={of.tables.find((one) => one.form !== form)}
            explain={
              mayExplain
                ? (finding, leave) => <Explain at={{ of, form, finding }} leave={leave} />
                : undefined
            }
          >
            <Confirm of={of} isOwn={isOwn} />
          </FindingsPanel>
          {of.unit.status === "confirmed" && (
            <Section title="与账上现在的数对照">
              <Differences of={of.differences} agree="与确认时逐格一致" name="确认以后账上变了，" />
            </Section>
          )}
        </div>
      </div>
    </Page>
  );
}
