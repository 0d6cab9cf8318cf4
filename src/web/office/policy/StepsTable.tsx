import type { Answer } from "../../../base/endpoint.ts";
import type { listSteps } from "../../../modules/policy/api.ts";
import { DayText } from "../ui/Amount.tsx";
import { Citations } from "../ui/Citation.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";

export type StepsAnswer = Answer<typeof listSteps>;
type Step = StepsAnswer["steps"][number];

const What = ({ of }: { of: Step }) => (
  <>
    <b>{of.name}</b>
    <div className="policy-what">
      {of.what}
      <Citations of={of.basis} />
      {of.local && (
        <span className="quiet">
          （{of.local.document}
          {of.local.confirmed ? "" : "，待核对"}）
        </span>
      )}
    </div>
  </>
);

/** The term, and why a day moved or may still move. */
const Term = ({ of: { term, moved, provisional } }: { of: Step }) => (
  <span className="policy-term">
    {[term, moved].filter(Boolean).join("；")}
    {provisional && <b> 暂按周末推算</b>}
  </span>
);

/** 步骤和日期: the earliest day of each step, and the last one by law. */
export const StepsTable = ({ of }: { of: StepsAnswer }) => (
  <Section title={`${of.methodName}的步骤和日期`} count={`${of.steps.length} 步`}>
    <p className="quiet">
      最早：前面每一步都当天办好；最迟：前面每一步都用满法定期限。实际日期以上一步办完的那天起算。
    </p>
    {of.steps.some((one) => one.provisional) && (
      <Notice tone="warn">标“暂按周末推算”的日期落在放假安排尚未公布的年度，公布以后会变。</Notice>
    )}
    <Table
      label="采购步骤"
      rows={of.steps}
      keyOf={(step) => step.code}
      columns={[
        { head: "步骤", of: (step) => <What of={step} /> },
        { head: "谁来办", of: (step) => step.who, width: 120 },
        { head: "最早", of: (step) => <DayText on={step.first} full />, width: 104 },
        {
          head: "最迟",
          isMain: true,
          of: (step) => <DayText on={step.last} full />,
          width: 104,
        },
        { head: "怎么算", of: (step) => <Term of={step} />, width: 240 },
      ]}
    />
  </Section>
);
