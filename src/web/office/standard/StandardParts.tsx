import type { Answer } from "../../../base/endpoint.ts";
import type { viewStandard } from "../../../modules/standard/api.ts";
import { yuanText } from "../../parts/amount.ts";
import { Facts } from "../ui/Facts.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Columns, Section, Stack } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import "./standard.css";

type Standard = Answer<typeof viewStandard>;
type Content = Standard["content"];

const dimensions = { output: "产出", benefit: "效益", satisfaction: "满意度" } as const;

const Lines = ({ of }: { of: readonly string[] }) => (
  <ul className="standard-lines">
    {of.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);

const Acceptance = ({ of }: { of: Content }) => (
  <Section
    title="验收事项"
    count={`${of.acceptanceItems.length} 项，共 100 分`}
    aside={of.asksUsers ? "验收时要问服务对象" : undefined}
  >
    <Table
      label="验收事项"
      rows={of.acceptanceItems}
      keyOf={(one) => one.code}
      columns={[
        { head: "事项", of: (one) => one.name },
        { head: "要求", of: (one) => one.standard },
        { head: "怎么查", of: (one) => one.method },
        { head: "分值", isFigure: true, isMain: true, of: (one) => one.weight },
      ]}
    />
  </Section>
);

const Indicators = ({ of }: { of: Content }) => (
  <Section title="绩效指标" count={`${of.indicators.length} 项`}>
    <Table
      label="绩效指标"
      rows={of.indicators}
      keyOf={(one) => one.name}
      columns={[
        { head: "指标", of: (one) => one.name },
        { head: "类", of: (one) => dimensions[one.dimension] },
        {
          head: "目标",
          of: (one) => (
            <span className="whole">
              {one.sense === "atLeast" ? "≥ " : "≤ "}
              {one.target} {one.unit}
            </span>
          ),
        },
        { head: "凭据", of: (one) => one.evidence },
        { head: "分值", isFigure: true, isMain: true, of: (one) => one.weight },
      ]}
    />
  </Section>
);

const Terms = ({ of: { content, ...of } }: { of: Standard }) => (
  <Section title={of.name} count={`第 ${of.version} 版`} aside={`${of.from} 起`}>
    {!of.confirmed && <Notice tone="warn">{of.document}。只提示，不阻止办理。</Notice>}
    <Facts
      of={{
        服务内容: content.scope,
        价格区间: `${yuanText(of.priceLow)} 至 ${yuanText(of.priceHigh)} 元／${of.unit}`,
        价格包含: content.priceBasis,
        怎样计量: content.quantity,
        依据文件: of.confirmed ? of.document : undefined,
      }}
    />
  </Section>
);

const qualifier = (one: Content["qualifications"][number]): string =>
  one.of === "staff" ? `服务人员：${one.name}，至少 ${one.atLeast} 人` : `单位：${one.name}`;

/** 服务标准: what a contract copies and an acceptance checks. */
export const StandardParts = ({ of }: { of: Standard }) => (
  <Columns>
    <Stack>
      <Terms of={of} />
      <Acceptance of={of.content} />
      <Indicators of={of.content} />
    </Stack>
    <Stack>
      <Section title="资格要求">
        {of.content.qualifications.length === 0 ? (
          <p className="quiet">没有专门的资格要求。</p>
        ) : (
          <Lines of={of.content.qualifications.map(qualifier)} />
        )}
      </Section>
      <Section title="质量要求">
        <Lines of={of.content.quality} />
      </Section>
      <Section title="时限要求">
        <Lines of={of.content.timeliness} />
      </Section>
      <Section title="合同条款">
        <Facts of={Object.fromEntries(of.content.clauses.map((one) => [one.topic, one.text]))} />
      </Section>
    </Stack>
  </Columns>
);
