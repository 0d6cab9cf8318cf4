import { Button, Input, Select } from "antd";
import { dimensionNames, type Dimension } from "../../../modules/project/model.ts";
import { Table, type Column } from "../ui/Table.tsx";
import type { TargetDraft } from "./draft.ts";

type Typed = {
  targets: readonly TargetDraft[];
  /** Weight of budget execution: the targets have the rest of one hundred. */
  execution: number;
  onChange: (targets: TargetDraft[]) => void;
};

type Row = { target: TargetDraft; at: number };

const dimensions = (Object.keys(dimensionNames) as Dimension[]).map((value) => ({
  value,
  label: dimensionNames[value],
}));

const senses = [
  { value: "atLeast" as const, label: "不低于" },
  { value: "atMost" as const, label: "不高于" },
];

const emptyTarget: TargetDraft = {
  dimension: "quantity",
  indicator: "",
  sense: "atLeast",
  goal: "",
  unit: "%",
  evidence: "",
  weight: "",
};

function columnsOf(
  change: (at: number, part: Partial<TargetDraft>) => void,
  remove: (at: number) => void,
): Column<Row>[] {
  const typed =
    (name: "indicator" | "goal" | "unit" | "evidence" | "weight", label: string) =>
    ({ target, at }: Row) => (
      <Input
        aria-label={`第 ${at + 1} 项${label}`}
        value={`${target[name]}`}
        {...(name === "goal" || name === "weight" ? { inputMode: "decimal" as const } : {})}
        onChange={(event) => change(at, { [name]: event.target.value })}
      />
    );
  return [
    { head: "指标", width: "26%", of: typed("indicator", "指标") },
    {
      head: "维度",
      of: ({ target, at }) => (
        <Select
          aria-label={`第 ${at + 1} 项维度`}
          value={target.dimension}
          options={dimensions}
          onChange={(dimension) => change(at, { dimension })}
        />
      ),
    },
    {
      head: "要求",
      of: ({ target, at }) => (
        <Select
          aria-label={`第 ${at + 1} 项要求`}
          value={target.sense}
          options={senses}
          onChange={(sense) => change(at, { sense })}
        />
      ),
    },
    { head: "目标值", width: "9%", of: typed("goal", "目标值") },
    { head: "单位", width: "8%", of: typed("unit", "单位") },
    { head: "怎样证明", width: "20%", of: typed("evidence", "怎样证明") },
    { head: "权重", width: "8%", isMain: true, of: typed("weight", "权重") },
    {
      head: "去掉",
      of: ({ at }) => (
        <Button size="small" aria-label={`去掉第 ${at + 1} 项`} onClick={() => remove(at)}>
          去掉
        </Button>
      ),
    },
  ];
}

/** 绩效目标: filled from the service standard, changed by hand, weighed to one hundred. */
export function TargetsField({ targets, execution, onChange }: Typed) {
  const change = (at: number, part: Partial<TargetDraft>) =>
    onChange(targets.map((old, place) => (place === at ? { ...old, ...part } : old)));
  const remove = (at: number) => onChange(targets.filter((_, place) => place !== at));
  const weights = targets.reduce((total, one) => total + (Number(one.weight) || 0), 0);
  const total = weights + execution;
  return (
    <>
      {targets.length > 0 && (
        <Table
          label="绩效目标"
          columns={columnsOf(change, remove)}
          rows={targets.map((target, at) => ({ target, at }))}
          keyOf={({ at }) => `${at}`}
        />
      )}
      <p className={total === 100 ? "quiet" : "share-rest"} aria-live="polite">
        指标权重合计 {weights}，预算执行率 {execution}，共 {total}
        {total === 100 ? "" : "，应为 100"}
      </p>
      <Button onClick={() => onChange([...targets, emptyTarget])}>加一项指标</Button>
    </>
  );
}
