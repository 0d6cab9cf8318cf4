import { useNavigate, useSearchParams } from "react-router";
import { approveLine, listBudgetLines } from "../../../modules/budget/api.ts";
import { ledgerNames, sourceNames } from "../../../modules/budget/model.ts";
import { listOrganizations } from "../../../modules/organization/api.ts";
import { useRead } from "../call.ts";
import { useMe } from "../me.ts";
import { ActForm } from "../ui/ActForm.tsx";
import type { FieldRow } from "../ui/FormField.tsx";
import { Page, Section } from "../ui/Page.tsx";
import type { Filled } from "../ui/values.ts";
import { decisionFields, decisionOf } from "./decision.ts";
import { lineAddress } from "./LinesTable.tsx";

const choices = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

type Office = { id: string; name: string };

type Known = {
  offices: readonly Office[];
  /** Lines of last year. */
  earlier: readonly { value: string; label: string }[];
  year: string;
  today: string;
};

const fieldsOf = ({ offices, earlier, year, today }: Known): Record<string, FieldRow> => ({
  organization: {
    label: "预算单位",
    kind: "choice",
    options: offices.map(({ id, name }) => ({
      value: id,
      label: name,
    })),
  },
  year: {
    label: "预算年度",
    kind: "figure",
    start: year,
  },
  code: { label: "指标编号", kind: "line", most: 40 },
  title: { label: "指标名称", kind: "line", most: 100, hint: "例如：村级代理记账补助" },
  functionalClass: {
    label: "支出功能分类科目",
    kind: "figure",
    hint: "3、5 或 7 位数字，例如 2130152。报表 1 按它归入服务领域",
  },
  economicClass: {
    label: "经济分类科目",
    kind: "figure",
    isOptional: true,
    hint: "5 位数字，例如 30227 委托业务费",
  },
  ledger: {
    label: "预算类别",
    kind: "radio",
    start: "general",
    options: choices(ledgerNames),
  },
  source: {
    label: "资金来源",
    kind: "radio",
    start: "own",
    options: choices(sourceNames),
  },
  continues: {
    label: "结转自",
    kind: "choice",
    isOptional: true,
    options: [{ value: "", label: "没有结转" }, ...earlier],
    hint: "接续本单位上一年的哪一条指标",
  },
  amount: { label: "批复金额", kind: "amount" },
  ...decisionFields(today),
});

const inputOf = (form: Filled) => ({
  organization: form.text("organization"),
  year: form.text("year"),
  code: form.text("code"),
  title: form.text("title"),
  functionalClass: form.text("functionalClass"),
  economicClass: form.maybe("economicClass"),
  continues: form.maybe("continues"),
  ledger: form.one("ledger", ["general", "fund"]),
  source: form.one("source", ["own", "transfer", "special", "other"]),
  amount: form.text("amount"),
  decision: decisionOf(form),
});

/** 批复指标: a line with its first posting, by a decision document. */
export function NewLinePage() {
  const me = useMe();
  const go = useNavigate();
  const [asked] = useSearchParams();
  const townships = useRead(listOrganizations, { kind: "township" }).rows;
  const departments = useRead(listOrganizations, { kind: "countyDepartment" }).rows;
  const offices = [...townships, ...departments];
  const jurisdiction = me.post?.jurisdiction ?? "";
  const year = asked.get("year") ?? me.today.slice(0, 4);
  const earlier = useRead(listBudgetLines, { year: Number(year) - 1 }).rows.map((line) => ({
    value: line.id,
    label: `${line.organization.name}　${line.code} ${line.title}`,
  }));
  return (
    <Page title="批复预算指标" says="批复后即可列入购买计划；以后的增减只能追加或核减，不能改写。">
      <Section label="指标内容">
        <ActForm
          act={approveLine}
          does="批复指标"
          fields={fieldsOf({ offices, earlier, year, today: me.today })}
          input={inputOf}
          onDone={({ id }) => void go(lineAddress({ jurisdiction, id }))}
          onLeave={() => void go("/funds/lines")}
        />
      </Section>
    </Page>
  );
}
