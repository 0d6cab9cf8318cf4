import { Button, Select } from "antd";
import { Link, useSearchParams } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { fen, inWan } from "../../../base/money.ts";
import { downloadBudgetList, viewBudgetForm } from "../../../modules/statistics/api.ts";
import { useRead } from "../call.ts";
import { useMe } from "../me.ts";
import { projectAddress } from "../project/projectAddress.ts";
import { hrefOf } from "../send.ts";
import { EmptyState } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import "../statistics/statutory.css";
import "./form.css";

type Form = Answer<typeof viewBudgetForm>;
type Unit = Form["units"][number];
type Sums = Pick<Form, "budget" | "adjusted" | "planned">;

const heads = [
  "单位",
  "项目名称",
  "购买内容",
  "服务类别",
  "品目",
  "功能分类",
  "预算类别",
  "预算指标",
  "预算数",
  "年中调整",
  "计划数",
];

const Figures = ({ of }: { of: Sums }) => (
  <>
    {([of.budget, of.adjusted, of.planned] as const).map((amount, place) => (
      <td key={heads[8 + place]} className={amount === "0" ? "statutory-nought" : undefined}>
        {inWan(fen(BigInt(amount)))}
      </td>
    ))}
  </>
);

const UnitRows = ({ of, jurisdiction }: { of: Unit; jurisdiction: string }) => (
  <tbody>
    {of.rows.map((row, place) => (
      <tr key={row.allotment}>
        {place === 0 && (
          <th scope="rowgroup" rowSpan={of.rows.length}>
            {of.name}
          </th>
        )}
        <td className="form-words">
          <Link to={projectAddress({ jurisdiction, id: row.project })}>{row.title}</Link>
        </td>
        <td className="form-words">{row.item}</td>
        <td className="form-words">{row.kindName}</td>
        <td className="form-words">{row.purchaseItem}</td>
        <td className="form-words">{row.functionalClass}</td>
        <td className="form-words">{row.ledgerName}</td>
        <td className="form-words">{row.line}</td>
        <Figures of={row} />
      </tr>
    ))}
    <tr className="statutory-total">
      <th scope="row" colSpan={8}>
        {of.name}小计
      </th>
      <Figures of={of} />
    </tr>
  </tbody>
);

const Sheet = ({ form, jurisdiction }: { form: Form; jurisdiction: string }) => (
  <div className="statutory budget-form">
    <h2 className="form-title">{form.title}</h2>
    <div className="statutory-line">
      <span>编制单位：{form.filer}</span>
      <span>年度：{form.year}</span>
      <span>金额单位：万元</span>
    </div>
    <div
      className="statutory-frame"
      role="region"
      aria-label={form.title}
      // Wide on a phone: it must be possible to move it by keyboard too.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table aria-label={form.title}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        {form.units.map((unit) => (
          <UnitRows key={unit.organization} of={unit} jurisdiction={jurisdiction} />
        ))}
        <tbody>
          <tr className="statutory-total">
            <th scope="row" colSpan={8}>
              合计
            </th>
            <Figures of={form} />
          </tr>
        </tbody>
      </table>
    </div>
    <div className="statutory-notes">
      <p>注：只含财政资金；村集体自有、捐赠等资金不列入本表。</p>
    </div>
  </div>
);

/** 政府购买服务项目支出表, of one unit or of the county, on screen, on A4 across and as .xlsx. */
export function BudgetFormPage() {
  const { post, today } = useMe();
  const [asked, set] = useSearchParams();
  const jurisdiction = asked.get("jurisdiction") ?? post?.jurisdiction ?? "";
  const year = asked.get("year") ?? today.slice(0, 4);
  const organization = asked.get("organization") ?? undefined;
  const whole = useRead(viewBudgetForm, { jurisdiction, year });
  const form = useRead(viewBudgetForm, { jurisdiction, year, organization });
  const change = (next: Record<string, string>) =>
    set({ ...Object.fromEntries(asked), ...next }, { replace: true });
  const years = [
    Number(today.slice(0, 4)) - 1,
    Number(today.slice(0, 4)),
    Number(today.slice(0, 4)) + 1,
  ];
  const file = { jurisdiction, year, organization, format: "xlsx" as const };
  return (
    <Page
      wide
      title="政府购买服务项目支出表"
      above={<Link to="/plans">年度购买计划</Link>}
      verbs={
        <div className="verbs screen-only">
          <Select
            aria-label="年度"
            value={year}
            options={years.map((one) => ({ value: `${one}`, label: `${one} 年` }))}
            onChange={(value) => change({ year: value })}
          />
          <Select
            aria-label="单位"
            value={organization ?? ""}
            style={{ minWidth: 180 }}
            options={[
              { value: "", label: "全部单位" },
              ...whole.units.map((one) => ({ value: one.organization, label: one.name })),
            ]}
            onChange={(value) => change({ organization: value })}
          />
          <Button href={hrefOf(downloadBudgetList, file)}>导出 .xlsx</Button>
          <Button onClick={() => window.print()}>打印</Button>
        </div>
      }
    >
      {form.units.length === 0 ? (
        <Section label="没有项目">
          <EmptyState
            title={`${year} 年还没有列入计划的项目`}
            says="购买计划随预算批复以后，各项目从哪条指标列了多少，在这里成表。"
          />
        </Section>
      ) : (
        <Sheet form={form} jurisdiction={jurisdiction} />
      )}
    </Page>
  );
}
