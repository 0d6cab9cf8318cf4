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

/** Where a list is longer than the form has room for, the form says how long it is. */
const listed = (all: readonly string[], most: number): string =>
  all.length <= most
    ? all.join("；")
    : `${all.slice(0, most).join("；")}；等 ${all.length} 项，详见申报材料`;

const goalsOf = ({ targets }: Project): string =>
  listed(
    targets.map((one) => `${one.indicator}${goalText(one)}`),
    6,
  );

const linesOf = (text: string, perLine: number): number => Math.ceil(text.length / perLine);

/** How close the sheet is printed: what was written decides, so that it stays one page of A4. */
function closenessOf(project: Project): boolean | "closest" {
  const reasons = project.desks.map(
    (desk) => (opinionOf(project, desk.role)?.reason.length ?? 0) + 5,
  );
  const heightAt = (perLine: number, line: number, room: number): number => {
    const desks = reasons.reduce(
      (all, one) => all + Math.max(room, Math.ceil(one / perLine) * line) + line + 10,
      0,
    );
    const half = Math.floor(perLine / 3);
    const rows = [
      linesOf(project.title, half),
      linesOf(project.itemName + project.organization.name, half),
      linesOf(sourcesOf(project), half),
      linesOf(goalsOf(project), perLine),
      3,
    ];
    return desks + rows.reduce((all, one) => all + one * line + 10, 0);
  };
  if (heightAt(36, 24, 60) <= 660) return false;
  return heightAt(42, 18, 36) <= 720 ? true : "closest";
}

/** 本级 124,000.00；上级转移支付 100,000.00, as the form has it. */
function sourcesOf({ sharesOf, cost }: Project): string {
  const sums = new Map<string, bigint>();
  const add = (name: string, amount: string) =>
    amount !== "0" && sums.set(name, (sums.get(name) ?? 0n) + BigInt(amount));
  for (const share of sharesOf) {
    for (const one of share.fundings) add(one.sourceName ?? "其他单位指标", one.amount);
    add(share.otherSource, share.other);
  }
  const told = [...sums.values()].reduce((all, one) => all + one, 0n);
  if (told < BigInt(cost)) add("其他单位支付", String(BigInt(cost) - told));
  return listed(
    [...sums].map(([name, amount]) => `${name} ${yuanText(amount)}`),
    4,
  );
}

function Given({ project, desk }: { project: Project; desk: Project["desks"][number] }) {
  const opinion = opinionOf(project, desk.role);
  if (desk.isHidden) return <div className="desk-room quiet">已签署，贵单位看不到意见</div>;
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
  const { desks, above, year, status } = project;
  const signed = desks.filter((desk) =>
    desk.isHidden ? status !== "returned" : opinionOf(project, desk.role)?.opinion === "agree",
  );
  const next = above.map((one) => one.name).join("、");
  if (project.reviewedOn !== null)
    return `${desks.length} 个科室一致同意，列入 ${year} 年政府购买服务计划${next === "" ? "" : `，报${next}审核`}。`;
  const lead = desks.find((one) => one.isLead);
  return `${desks.length} 个科室中 ${signed.length} 个已同意，都签署后由${deskName(lead?.name ?? "牵头科室")}汇总`;
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
      <PaperRow of={[["绩效目标", goalsOf(project)]]} />
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
      checkCode={project.checkCode}
      isDense={closenessOf(project)}
    >
      <Declared project={project} />
      {project.desks.map((desk) => {
        const isMine = mine?.role === desk.role;
        const box = isMine ? mine.box : <Given project={project} desk={desk} />;
        const name = `${deskName(desk.name)}\n${desk.looksAt}`;
        return (
          <PaperRow
            key={desk.role}
            isMine={isMine}
            of={[[name, <Fragment key={desk.role}>{box}</Fragment>]]}
          />
        );
      })}
      <PaperRow
        of={[
          [
            "联审结论",
            <Fragment key="conclusion">
              <div className="desk-room conclusion-room">{conclusion(project)}</div>
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
