import { percentText, yuanText } from "../../parts/amount.ts";
import { paperDay } from "../../parts/day.ts";
import { Signature } from "../ui/PaperForm.tsx";
import { useToday } from "../ui/today.ts";
import type { Evaluation } from "./GradeForm.tsx";
import { inUnit } from "../../../modules/evaluation/model.ts";
import { pointsText } from "./points.ts";

const goalText = ({ sense, goal, unit }: Evaluation["scores"][number]): string =>
  `${sense === "atLeast" ? "≥" : "≤"} ${inUnit(goal)} ${unit}`;

const heads = ["维度", "指标", "目标值", "实际完成", "分值", "得分", "偏差原因"] as const;

const Rows = ({ of }: { of: Evaluation }) => (
  <>
    {of.scores.map((one) => (
      <tr key={one.target}>
        <td>{one.dimension}</td>
        <td>{one.indicator}</td>
        <td className="figure">{goalText(one)}</td>
        <td className="figure">{one.actual === null ? "" : `${inUnit(one.actual)} ${one.unit}`}</td>
        <td className="figure">{pointsText(one.available)}</td>
        <td className="figure">{one.points === null ? "" : pointsText(one.points)}</td>
        <td>{one.because}</td>
      </tr>
    ))}
  </>
);

/** 预算执行率 stands first: money before targets. */
const ExecutionRow = ({ of: { execution, total } }: { of: Evaluation }) => (
  <tr>
    <td>资金</td>
    <td>预算执行率</td>
    <td className="figure">{yuanText(execution.budget)} 元</td>
    <td className="figure">
      {yuanText(execution.paid)} 元
      {execution.budget !== "0" && `（${percentText(execution.paid, execution.budget)}）`}
    </td>
    <td className="figure">{pointsText(execution.available)}</td>
    <td className="figure">{total === null ? "" : pointsText(execution.points)}</td>
    <td>{execution.points < execution.available && total !== null ? "未全部支付" : "—"}</td>
  </tr>
);

const LastRows = ({ of }: { of: Evaluation }) => (
  <>
    <tr>
      <th scope="row" colSpan={4}>
        合计
      </th>
      <td className="figure">100.00</td>
      <td className="figure">{of.total === null ? "" : pointsText(of.total)}</td>
      <td>{of.grade ? `等次：${of.grade}` : "—"}</td>
    </tr>
    <tr>
      <th scope="row">评价说明</th>
      <td colSpan={6}>{of.says}</td>
    </tr>
    <tr>
      <th scope="row">评价单位</th>
      <td colSpan={6}>
        <Signature name={of.evaluator} on={of.gradedOn ? paperDay(of.gradedOn) : undefined} />
      </td>
    </tr>
  </>
);

/** 绩效自评表 as it is signed on paper: money first, then target by target, then the total. */
export function EvaluationPaper({ of }: { of: Evaluation }) {
  const today = useToday();
  const title = `政府购买服务项目绩效${of.kind === "self" ? "自评" : "评价"}表`;
  return (
    <section className="paper-form" aria-label={title}>
      <h2>{title}</h2>
      <div className="paper-line">
        <span>项目名称：{of.title}</span>
        <span>{of.gradedOn ? `评价日期：${paperDay(of.gradedOn)}` : "尚未评分"}</span>
      </div>
      <div className="paper-line">
        <span>购买主体：{of.purchaser}</span>
        <span>评价单位：{of.evaluator}</span>
      </div>
      <div
        className="table-frame"
        role="region"
        aria-label="逐项得分"
        // Wide on a phone: it must be possible to move it by keyboard too.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <table className="paper-grid evaluation-grid" aria-label={title}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <ExecutionRow of={of} />
            <Rows of={of} />
            <LastRows of={of} />
          </tbody>
        </table>
      </div>
      <p className="quiet">
        分值和等次依据 {of.document}
        {of.isConfirmed ? "" : "（条款待核对，以本地文件为准）"}。得分按比例计算，不足 0.01
        分的舍去。
      </p>
      <div className="paper-foot">
        <span>
          购服　{of.title}　{today} 打印
        </span>
      </div>
    </section>
  );
}
