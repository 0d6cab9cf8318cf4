import { Link, useNavigate } from "react-router";
import { adoptControlRules } from "../../../modules/policy/api.ts";
import { approverNames, approvers } from "../../../modules/policy/model.ts";
import { ActForm } from "../ui/ActForm.tsx";
import type { FieldRow } from "../ui/FormField.tsx";
import { Page, Section } from "../ui/Page.tsx";
import type { Filled } from "../ui/values.ts";
import { paperFields, paperOf } from "./paper.ts";

const steps = [1, 2, 3, 4, 5, 6];

const approverOptions = approvers.map((value) => ({ value, label: approverNames[value] }));

/** One step of the table; the first begins at nought, the others may be left out. */
function stepFields(at: number): Record<string, FieldRow> {
  const isFirst = at === 1;
  const optional = isFirst ? {} : { isOptional: true };
  const name = `第${["一", "二", "三", "四", "五", "六"][at - 1]}档`;
  const from: Record<string, FieldRow> = isFirst
    ? {}
    : {
        [`from${at}`]: {
          label: `${name}：金额从`,
          kind: "amount",
          hint: "没有这一档就不填",
          ...optional,
        },
      };
  return {
    ...from,
    [`quotes${at}`]: {
      label: `${name}：报价至少（家）`,
      kind: "figure",
      start: isFirst ? "1" : "",
      ...(isFirst ? { hint: "从 0 元起" } : {}),
      ...optional,
    },
    [`approver${at}`]: {
      label: `${name}：谁审批`,
      kind: "choice",
      start: "purchaserHead",
      options: approverOptions,
      ...optional,
    },
    [`papers${at}`]: {
      label: `${name}：归档材料`,
      kind: "line",
      most: 200,
      hint: "用顿号分开，例如：询价记录、比选理由",
      isOptional: true,
    },
  };
}

const stepOf = (form: Filled, at: number) => ({
  amountFrom: at === 1 ? "0" : form.text(`from${at}`),
  quotesAtLeast: form.text(`quotes${at}`) || "1",
  approvedBy: form.one(`approver${at}`, approvers),
  papers: form
    .text(`papers${at}`)
    .split(/[、，,]/)
    .map((one) => one.trim())
    .filter(Boolean),
});

const isFilled = (form: Filled, at: number): boolean => at === 1 || form.text(`from${at}`) !== "";

/** 录入内控标准: the whole table of one paper; it replaces the one before from its day on. */
export function NewControlRulesPage() {
  const go = useNavigate();
  return (
    <Page
      title="录入内控标准"
      above={<Link to="/thresholds">限额和内控标准</Link>}
      says="一份文件录一整套，从适用日期起替换此前的一套；限额以下的购买按它确定报价家数和审批。"
    >
      <Section label="内控标准">
        <ActForm
          act={adoptControlRules}
          does="录入内控标准"
          fields={{
            ...Object.assign({}, ...steps.map(stepFields)),
            ...paperFields("例如：某县政府采购内部控制办法，文号照抄"),
          }}
          input={(form) => ({
            rows: steps.filter((at) => isFilled(form, at)).map((at) => stepOf(form, at)),
            ...paperOf(form),
          })}
          onDone={() => void go("/thresholds")}
          onLeave={() => void go("/thresholds")}
        />
      </Section>
    </Page>
  );
}
