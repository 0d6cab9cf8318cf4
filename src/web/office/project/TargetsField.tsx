import { Button, Input, Select } from "antd";
import type { ReactNode } from "react";
import { dimensionNames, type Dimension } from "../../../modules/project/model.ts";
import type { TargetDraft } from "./draft.ts";

type Typed = {
  targets: readonly TargetDraft[];
  /** Weight of budget execution: the targets have the rest of one hundred. */
  execution: number;
  onChange: (targets: TargetDraft[]) => void;
};

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

const heads = ["指标", "维度", "要求", "目标值", "单位", "怎样证明", "权重"];

const Cell = ({
  label,
  wide,
  children,
}: {
  label: string;
  wide?: boolean;
  children: ReactNode;
}) => (
  <div className={wide ? "target-wide" : undefined}>
    <span className="target-label" aria-hidden="true">
      {label}
    </span>
    {children}
  </div>
);

type One = {
  of: TargetDraft;
  at: number;
  onChange: (part: Partial<TargetDraft>) => void;
  onRemove: () => void;
};

function Target({ of, at, onChange, onRemove }: One) {
  const named = (label: string) => `第 ${at + 1} 项${label}`;
  const line = (name: "indicator" | "unit" | "evidence" | "goal" | "weight", label: string) => (
    <Input
      aria-label={named(label)}
      value={of[name]}
      {...(name === "goal" || name === "weight" ? { inputMode: "decimal" as const } : {})}
      onChange={({ target }) => onChange({ [name]: target.value })}
    />
  );
  return (
    <li>
      <Cell label="指标" wide>
        {line("indicator", "指标")}
      </Cell>
      <Cell label="维度">
        <Select
          aria-label={named("维度")}
          style={{ width: "100%" }}
          value={of.dimension}
          options={dimensions}
          onChange={(dimension) => onChange({ dimension })}
        />
      </Cell>
      <Cell label="要求">
        <Select
          aria-label={named("要求")}
          style={{ width: "100%" }}
          value={of.sense}
          options={senses}
          onChange={(sense) => onChange({ sense })}
        />
      </Cell>
      <Cell label="目标值">{line("goal", "目标值")}</Cell>
      <Cell label="单位">{line("unit", "单位")}</Cell>
      <Cell label="怎样证明" wide>
        {line("evidence", "怎样证明")}
      </Cell>
      <Cell label="权重">{line("weight", "权重")}</Cell>
      <Button aria-label={`去掉第 ${at + 1} 项`} onClick={onRemove}>
        去掉
      </Button>
    </li>
  );
}

/** 绩效目标: filled from the service standard, changed by hand, weighed to one hundred. */
export function TargetsField({ targets, execution, onChange }: Typed) {
  const change = (at: number, part: Partial<TargetDraft>) =>
    onChange(targets.map((old, place) => (place === at ? { ...old, ...part } : old)));
  const weights = targets.reduce((total, one) => total + (Number(one.weight) || 0), 0);
  const total = weights + execution;
  return (
    <>
      <ol className="targets" aria-label="绩效目标">
        {targets.length > 0 && (
          <li className="targets-head" aria-hidden="true">
            {heads.map((head) => (
              <span key={head}>{head}</span>
            ))}
          </li>
        )}
        {targets.map((target, at) => (
          <Target
            key={at}
            of={target}
            at={at}
            onChange={(part) => change(at, part)}
            onRemove={() => onChange(targets.filter((_, place) => place !== at))}
          />
        ))}
      </ol>
      <p className={total === 100 ? "quiet" : "share-rest"} aria-live="polite">
        指标权重合计 {weights}，预算执行率 {execution}，共 {total}
        {total === 100 ? "" : "，应为 100"}
      </p>
      <Button onClick={() => onChange([...targets, emptyTarget])}>加一项指标</Button>
    </>
  );
}
