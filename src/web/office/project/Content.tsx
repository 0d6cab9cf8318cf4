import { Link } from "react-router";
import { termGroundNames } from "../../../modules/project/model.ts";
import { yuanText } from "../../parts/amount.ts";
import { Facts } from "../ui/Facts.tsx";
import { Section } from "../ui/Page.tsx";
import { Table, type Column } from "../ui/Table.tsx";
import { unitsOf, type Project } from "./draft.ts";

type Target = Project["targets"][number];

export const goalText = ({ sense, goal, unit }: Target): string =>
  `${sense === "atLeast" ? "不低于" : "不高于"} ${unitsOf(goal)}${unit}`;

const columns: readonly Column<Target>[] = [
  { head: "指标", of: (target) => target.indicator },
  { head: "维度", of: (target) => target.dimensionName },
  { head: "目标", isMain: true, of: goalText },
  { head: "怎样证明", of: (target) => target.evidence },
  { head: "权重", isFigure: true, of: (target) => target.weight },
];

/** 绩效目标, as they were set before. */
export const Targets = ({ project }: { project: Project }) => (
  <Section title="绩效目标" aside={`权重之外，预算执行率 ${project.execution}`}>
    <Table
      label="绩效目标"
      columns={columns}
      rows={project.targets}
      keyOf={(target) => target.id}
    />
  </Section>
);

/** The version of the day on which the project was drafted, whatever was published since. */
const Standard = ({ of: { standard, catalogItem } }: { of: Project }) =>
  standard && (
    <>
      <Link className="in-text" to={`/standards/${catalogItem}?version=${standard.version}`}>
        {standard.name}（第 {standard.version} 版）
      </Link>
      ：{yuanText(standard.priceLow)} 至 {yuanText(standard.priceHigh)} 元每{standard.unit}
    </>
  );

/** 申报内容. */
export const Content = ({ project }: { project: Project }) => (
  <Section title="申报内容">
    <Facts
      columns={2}
      of={{
        购买主体: project.organization.name,
        经办人: project.drafter,
        目录: (
          <>
            <Link to={`/catalog?edition=${project.edition.id}`}>{project.edition.name}</Link>
            {project.edition.confirmed ? "" : "，以本地文件为准"}
          </>
        ),
        品目: project.purchaseItem,
        数量: `${project.quantity} ${project.unit} × ${yuanText(project.unitPrice)} 元`,
        服务标准: project.standard && <Standard of={project} />,
        服务期: `${project.termFrom} 至 ${project.termTo}`,
        超过一年的条件:
          project.termGrounds.length === 0
            ? undefined
            : project.termGrounds.map((ground) => termGroundNames[ground]).join("、"),
        采购方式: `${project.trackName}：${project.trackReason}`,
        服务谁: project.forWhom,
      }}
    />
    <Facts
      of={{
        为什么买: project.purpose,
        为什么不由本单位人员办理: project.whyNotStaff,
        事前绩效评估: project.assessment,
        来自需求:
          project.needs.length === 0 ? undefined : (
            <>
              {project.needs.map((need) => (
                <div key={need.id}>
                  <Link to={`/needs/${project.jurisdiction}/${need.id}`}>{need.words}</Link>
                  <span className="quiet">　{need.village}</span>
                </div>
              ))}
            </>
          ),
      }}
    />
  </Section>
);
