import { Link, useNavigate, useSearchParams } from "react-router";
import { enterGrant } from "../../../modules/budget/api.ts";
import { ledgerNames, sourceNames } from "../../../modules/budget/model.ts";
import { listDuties } from "../../../modules/duty/api.ts";
import { listOrganizations } from "../../../modules/organization/api.ts";
import { useRead } from "../call.ts";
import { useMe } from "../me.ts";
import { ActForm } from "../ui/ActForm.tsx";
import type { FieldRow } from "../ui/FormField.tsx";
import { Page, Section } from "../ui/Page.tsx";
import type { Filled } from "../ui/values.ts";
import { decisionFields, decisionOf } from "./decision.ts";
import { grantAddress } from "./grantAddress.ts";

type Option = { value: string; label: string };

const choices = (names: Record<string, string>): Option[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

type Known = { departments: Option[]; duties: Option[]; year: string; today: string };

const fieldsOf = ({ departments, duties, year, today }: Known): Record<string, FieldRow> => ({
  organization: { label: "原主管部门", kind: "choice", options: departments },
  duty: {
    label: "随之下放的事项",
    kind: "choice",
    isOptional: true,
    options: [{ value: "", label: "没有登记" }, ...duties],
    hint: "责任清单里的乡镇属地事项",
  },
  year: { label: "预算年度", kind: "figure", start: year },
  code: { label: "资金编号", kind: "line", most: 30, hint: "拆分出的指标以它开头编号" },
  title: { label: "资金名称", kind: "line", most: 100, hint: "例如：村级动物防疫经费" },
  functionalClass: {
    label: "支出功能分类科目",
    kind: "figure",
    hint: "3、5 或 7 位数字，例如 2130108",
  },
  ledger: { label: "预算类别", kind: "radio", start: "general", options: choices(ledgerNames) },
  source: { label: "资金来源", kind: "radio", start: "special", options: choices(sourceNames) },
  amount: { label: "资金总额", kind: "amount" },
  ...decisionFields(today),
});

const inputOf = (form: Filled) => ({
  organization: form.text("organization"),
  duty: form.maybe("duty"),
  year: form.text("year"),
  code: form.text("code"),
  title: form.text("title"),
  functionalClass: form.text("functionalClass"),
  ledger: form.one("ledger", ["general", "fund"]),
  source: form.one("source", ["special", "own", "transfer", "other"]),
  amount: form.text("amount"),
  decision: decisionOf(form),
});

/** 登记费随事转资金: the department's fund, the duty it follows, the document that decided it. */
export function NewGrantPage() {
  const { today } = useMe();
  const go = useNavigate();
  const [asked] = useSearchParams();
  const departments = useRead(listOrganizations, { kind: "countyDepartment" }).rows;
  const duties = useRead(listDuties, { holder: "township", limit: 200 }).rows;
  return (
    <Page
      title="登记费随事转资金"
      above={<Link to="/grants">费随事转资金</Link>}
      says="先登记资金总额，再拆分到乡镇；拆分的合计不会超过总额。"
    >
      <Section label="资金内容">
        <ActForm
          act={enterGrant}
          does="登记资金"
          fields={fieldsOf({
            departments: departments.map(({ id, name }) => ({ value: id, label: name })),
            duties: duties.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` })),
            year: asked.get("year") ?? today.slice(0, 4),
            today,
          })}
          input={inputOf}
          onDone={(key) => void go(grantAddress(key))}
          onLeave={() => void go("/grants")}
        />
      </Section>
    </Page>
  );
}
