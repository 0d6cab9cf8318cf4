import { Fragment, type ReactNode } from "react";
import { inCapitals } from "../../../base/capitals.ts";
import { fen } from "../../../base/money.ts";
import { yuanText } from "../../parts/amount.ts";
import { paperDay } from "../../parts/day.ts";
import { PaperForm, PaperRow, Signature } from "../ui/PaperForm.tsx";
import { goalText } from "./Content.tsx";
import type { Project } from "./draft.ts";
import { deskName, opinionOf, opinionText } from "./Opinions.tsx";

type Sheet = {
  project: Project;
  /** My own box, where I may sign. */
  mine?: { role: string; box: ReactNode } | undefined;
};

/** 本级 124,000.00；上级转移支付 100,000.00, as the form has it. */
function sourcesOf({ sharesOf }: Project): string {
  const sums = new Map<string, bigint>();
  const add = (name: string, amount: string) =>
    amount !== "0" && sums.set(name, (sums.get(name) ?? 0n) + BigInt(amount));
  for (const share of sharesOf) {
    for (const one of share.fundings) add(one.sourceName ?? "其他单位指标", one.amount);
    add(share.otherSource, share.other);
  }
  return [...sums].map(([name, amount]) => `${name} ${yuanText(amount)}`).join("；");
}

function Given({ project, role }: { project: Project; role: string }) {
  const opinion = opinionOf(project, role);
  if (!opinion)
    return (
      <>
        <div className="desk-room">
          <span className="quiet screen-only">等候签署</span>
        </div>
        <Signature name="　　　" on="　　年　月　日" />
      </>
    );
  return (
    <>
      <div className="desk-room">
        <b>{opinionText(opinion)}。</b>
        {opinion.reason}
      </div>
      <Signature name={opinion.person} on={paperDay(opinion.givenOn)} />
    </>
  );
}

const conclusion = (project: Project): string => {
  const signed = project.desks.filter((desk) => opinionOf(project, desk.role)?.opinion === "agree");
  if (project.reviewedOn !== null)
    return `${project.desks.length} 个科室一致同意，列入 ${project.year} 年政府购买服务计划，报县财政局审核。`;
  return `${project.desks.length} 个科室中 ${signed.length} 个已同意，全部同意后报县财政局审核`;
};

/** What is asked for, in the rows of the paper. */
function Declared({ project }: { project: Project }) {
  const { quantity, unit, unitPrice, termFrom, termTo, cost } = project;
  return (
    <>
      <PaperRow
        of={[
          ["项目名称", project.title],
          ["项目编号", project.number],
        ]}
      />
      <PaperRow
        of={[
          ["申报单位", project.organization.name],
          ["目录项目", `${project.catalogItem} ${project.itemName}`],
        ]}
      />
      <PaperRow
        of={[
          ["服务数量", `${quantity} ${unit} × ${yuanText(unitPrice)} 元`],
          ["服务期限", `${termFrom} 至 ${termTo}`],
        ]}
      />
      <PaperRow
        of={[
          ["申报金额", `${yuanText(cost)} 元`],
          ["金额大写", inCapitals(fen(BigInt(cost)))],
        ]}
      />
      <PaperRow
        of={[
          ["资金来源", sourcesOf(project)],
          ["采购方式", project.trackName],
        ]}
      />
      <PaperRow
        of={[
          ["绩效目标", project.targets.map((one) => `${one.indicator}${goalText(one)}`).join("；")],
        ]}
      />
    </>
  );
}

/** 联动联审意见表: the same rows on screen and on paper, filled in as far as it has come. */
export function ReviewSheet({ project, mine }: Sheet) {
  return (
    <PaperForm
      title={`${project.organization.name}政府购买服务项目联动联审意见表`}
      left={`申报日期：${paperDay(project.submittedOn ?? project.draftedOn)}`}
      right="单位：元"
      number={project.number}
    >
      <Declared project={project} />
      {project.desks.map(({ role, name, looksAt }) => (
        <PaperRow
          key={role}
          isMine={mine?.role === role}
          of={[
            [
              `${deskName(name)}\n${looksAt}`,
              <Fragment key={role}>
                {mine?.role === role ? mine.box : <Given project={project} role={role} />}
              </Fragment>,
            ],
          ]}
        />
      ))}
      <PaperRow
        of={[
          [
            "联审结论",
            <Fragment key="conclusion">
              <div className="desk-room">{conclusion(project)}</div>
              <span className="hand-only">
                <span className="paper-sign">
                  主要负责人签字：
                  <span className="hand-line" />
                  （公章）　　　　年　　月　　日
                </span>
              </span>
            </Fragment>,
          ],
        ]}
      />
    </PaperForm>
  );
}
