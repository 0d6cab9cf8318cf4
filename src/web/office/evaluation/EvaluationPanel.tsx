import { useState } from "react";
import { Link, useNavigate } from "react-router";
import {
  listEvaluators,
  openEvaluation,
  viewProjectEvaluations,
} from "../../../modules/evaluation/api.ts";
import { useRead } from "../call.ts";
import { useRole } from "../me.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { DayText } from "../ui/Amount.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { useToday } from "../ui/today.ts";
import { Verbs } from "../ui/Verbs.tsx";
import { evaluationColumns } from "./evaluationColumns.tsx";
import { evaluationAddress } from "./points.ts";

type Of = { jurisdiction: string; project: string };

type Opening = { done: readonly string[]; leave: () => void };

/** 开展绩效评价: by the office itself, or by a third party that it asks. */
function OpenForm({ jurisdiction, project, done, leave }: Of & Opening) {
  const today = useToday();
  const navigate = useNavigate();
  const own = useRole() === "countyFinanceReviewer" ? "finance" : "self";
  const third = useRead(listEvaluators, {}).rows;
  const isOwnDone = done.includes(own);
  const label = own === "self" ? "单位自评" : "财政评价";
  return (
    <ActForm
      act={openEvaluation}
      does="开展绩效评价"
      fields={{
        evaluator: {
          label: "由谁评价",
          kind: "choice",
          start: isOwnDone ? "" : own,
          options: [
            ...(isOwnDone ? [] : [{ value: own, label: `本单位（${label}）` }]),
            ...(done.includes("thirdParty") ? [] : third).map((one) => ({
              value: one.id,
              label: `委托 ${one.name}`,
            })),
          ],
        },
        on: { label: "开展日期", kind: "day", start: today, until: today },
      }}
      input={(form) => {
        const chosen = form.text("evaluator");
        const by =
          chosen === own
            ? ({ kind: own } as const)
            : ({ kind: "thirdParty", evaluator: chosen } as const);
        return { jurisdiction, id: project, on: form.text("on"), ...by };
      }}
      onDone={({ id }) => void navigate(evaluationAddress({ jurisdiction, id }))}
      onLeave={leave}
    />
  );
}

/** 绩效评价 of one project, on its page. `isNext` where nothing is left to accept or to pay. */
export function EvaluationPanel({ jurisdiction, project, isNext }: Of & { isNext: boolean }) {
  const { rows, offers } = useRead(viewProjectEvaluations, { jurisdiction, id: project });
  const [isOpen, setIsOpen] = useState(false);
  if (rows.length === 0 && offers.length === 0) return null;
  return (
    <Section title="绩效评价">
      <div className="stack">
        {offers.length > 0 && !isOpen && (
          <Verbs
            offers={offers}
            onVerb={() => setIsOpen(true)}
            plain={isNext && rows.length === 0 ? [] : offers.map((one) => one.verb)}
          />
        )}
        {isOpen && (
          <OpenForm
            jurisdiction={jurisdiction}
            project={project}
            done={rows.map((one) => one.kind)}
            leave={() => setIsOpen(false)}
          />
        )}
        {rows.length > 0 ? (
          <Table
            label="绩效评价"
            rows={rows}
            keyOf={(one) => one.id}
            columns={[
              {
                head: "评价",
                of: (one) => <Link to={evaluationAddress(one)}>{one.kindName}</Link>,
              },
              ...evaluationColumns,
              {
                head: "日期",
                of: (one) => <DayText on={one.publishedOn ?? one.gradedOn ?? one.openedOn} />,
              },
            ]}
          />
        ) : (
          <Notice>验收以后对照立项时的绩效目标评价：做到多少、钱花到哪、群众满意不满意。</Notice>
        )}
      </div>
    </Section>
  );
}
