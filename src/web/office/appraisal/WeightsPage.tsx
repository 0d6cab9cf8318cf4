import { Link, useNavigate } from "react-router";
import { adoptWeights } from "../../../modules/appraisal/api.ts";
import { measureNames, measures, type MeasureName } from "../../../modules/appraisal/model.ts";
import { ActForm } from "../ui/ActForm.tsx";
import type { FieldRow } from "../ui/FormField.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { useToday } from "../ui/today.ts";

const unitOf = (measure: MeasureName): string =>
  measure === "paying" ? "天" : measure === "evaluation" ? "分" : "%";

const fieldsOf = (measure: MeasureName): Record<string, FieldRow> => {
  const { name, says } = measures[measure];
  return {
    [`${measure}Weight`]: { label: `${name}：权重`, kind: "figure", hint: says },
    [`${measure}Best`]: { label: `${name}：满分值（${unitOf(measure)}）`, kind: "figure" },
    [`${measure}Worst`]: { label: `${name}：零分值（${unitOf(measure)}）`, kind: "figure" },
  };
};

/** 录入考核权重: the whole table of one paper; it replaces the one before from its day on. */
export function WeightsPage() {
  const go = useNavigate();
  const today = useToday();
  return (
    <Page
      title="录入考核权重"
      above={<Link to="/appraisals">考核</Link>}
      says="一份文件录一整套，七项权重合计 100；从适用日期起替换此前的一套，录入过的不改。"
    >
      <Section label="考核权重">
        <ActForm
          act={adoptWeights}
          does="录入考核权重"
          fields={{
            document: { label: "依据文件", kind: "line", most: 120 },
            from: { label: "适用日期", kind: "day", start: today },
            ...Object.assign({}, ...measureNames.map(fieldsOf)),
          }}
          input={(form) => ({
            document: form.text("document"),
            from: form.text("from"),
            rows: measureNames.map((measure) => ({
              measure,
              weight: form.text(`${measure}Weight`),
              best: form.text(`${measure}Best`),
              worst: form.text(`${measure}Worst`),
            })),
          })}
          onDone={() => void go("/appraisals")}
          onLeave={() => void go("/appraisals")}
        />
      </Section>
    </Page>
  );
}
