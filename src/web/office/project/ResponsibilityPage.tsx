import { Button } from "antd";
import { useParams } from "react-router";
import { viewProject } from "../../../modules/project/api.ts";
import { yuanText } from "../../parts/amount.ts";
import { paperDay } from "../../parts/day.ts";
import { useRead } from "../call.ts";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Page } from "../ui/Page.tsx";
import { PaperForm } from "../ui/PaperForm.tsx";
import type { Project } from "./draft.ts";
import { projectAddress } from "./projectAddress.ts";
import "./project.css";

type Share = Project["sharesOf"][number];

const heads = ["使用单位", "数量", "金额（元）", "谁买", "谁付款", "谁验收", "谁监测", "谁评价"];

const cells = (project: Project, share: Share): string[] => [
  share.user.name,
  `${share.quantity}`,
  yuanText(BigInt(share.fiscal) + BigInt(share.other)),
  project.organization.name,
  share.payer.name,
  share.accepter.name,
  share.monitor.name,
  share.evaluator.name,
];

/** 责任分工表: for each share who buys, uses, pays, accepts, monitors and evaluates, with room to sign for each. */
export function ResponsibilityPage() {
  const { jurisdiction = "", id = "" } = useParams();
  const project = useRead(viewProject, { jurisdiction, id });
  const { sharesOf } = project;
  return (
    <Page
      title={`责任分工表：${project.title}`}
      above={<span>项目 {project.number}</span>}
      verbs={
        <div className="verbs">
          <LinkButton to={projectAddress(project)}>看项目</LinkButton>
          <Button onClick={() => window.print()}>打印责任分工表</Button>
        </div>
      }
    >
      <PaperForm
        title={`${project.organization.name}政府购买服务责任分工表`}
        left={`项目：${project.title}`}
        right={`${sharesOf.length} 个使用单位`}
        number={project.number}
        isDense={sharesOf.length > 16 ? "closest" : sharesOf.length > 8}
      >
        <tr className="paper-heads">
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
        {sharesOf.map((share) => (
          <tr key={share.id}>
            {cells(project, share).map((cell, at) => (
              <td key={heads[at]} className={at === 1 || at === 2 ? "figure" : undefined}>
                <span className="cell-name">{heads[at]}</span>
                {cell}
              </td>
            ))}
          </tr>
        ))}
        <tr>
          <td>
            <b>合计</b>
          </td>
          <td className="figure">{project.quantity}</td>
          <td className="figure">{yuanText(project.cost)}</td>
          <td colSpan={5}>
            付款凭验收结果；验收由使用单位听取服务对象意见；监测和评价按立项时的绩效目标。
          </td>
        </tr>
        <tr>
          <td colSpan={8}>
            <div className="desk-room">
              购买主体（盖章）：　　　　　　　　各使用单位负责人签字：
            </div>
            <span className="paper-sign">{paperDay(project.draftedOn)} 立项</span>
          </td>
        </tr>
      </PaperForm>
    </Page>
  );
}
