import type { Answer } from "../../../base/endpoint.ts";
import type { listSteps } from "../../../modules/policy/api.ts";
import { DayText } from "../ui/Amount.tsx";
import { Citations } from "../ui/Citation.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";

export type StepsAnswer = Answer<typeof listSteps>;
type Step = StepsAnswer["steps"][number];

/** Of what the step consists, and what asks for it: a statute, or a paper of the place. */
const What = ({ of: { what, basis, local } }: { of: Step }) => (
  <div className="policy-what">
    {what}
    <Citations of={basis} />
    {local && (
      <span className="quiet">
        {" "}
        依据《{local.document}》{local.confirmed ? "" : "（待核对）"}
      </span>
    )}
  </div>
);

/** A sentence whose days never break over two lines. */
const Unbroken = ({ of }: { of: string }) => (
  <>
    {of.split(/(\d{4}-\d{2}-\d{2})/).map((part, at) =>
      at % 2 === 1 ? (
        <span key={`${at} ${part}`} className="whole">
          {part}
        </span>
      ) : (
        part
      ),
    )}
  </>
);

/** The term, and why a day moved or may still move. */
const Term = ({ of: { term, moved, provisional } }: { of: Step }) => (
  <div className="policy-term">
    {term ?? (moved === undefined && "没有法定期限")}
    {moved !== undefined && (
      <div>
        <Unbroken of={moved} />
      </div>
    )}
    {provisional && <div className="policy-unchecked">暂按周末推算</div>}
  </div>
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
    <div className="policy-steps">
      <Table
        label="采购步骤"
        rows={of.steps}
        keyOf={(step) => step.code}
        columns={[
          { head: "步骤", of: (step) => <b>{step.name}</b>, width: 150 },
          {
            head: "最早",
            isMain: true,
            of: (step) => <DayText on={step.first} full />,
            width: 100,
          },
          { head: "最迟", of: (step) => <DayText on={step.last} full />, width: 100 },
          { head: "谁来办", of: (step) => step.who, width: 120 },
          { head: "办什么", of: (step) => <What of={step} /> },
          { head: "怎么算", of: (step) => <Term of={step} />, width: 200 },
        ]}
      />
    </div>
  </Section>
);
