import { Button, Input } from "antd";
import type { Breach } from "../../../base/rule.ts";
import { Field } from "../ui/Field.tsx";

/** 评分项 as typed: the weight is text until it is sent. */
export type TypedCriterion = { name: string; isPrice: boolean; weight: string; says: string };

/** Where most purchases of services begin; every line can be changed. */
export const usualCriteria: readonly TypedCriterion[] = [
  {
    name: "价格",
    isPrice: true,
    weight: "20",
    says: "低价优先法：最低有效报价得满分，其他报价按比例计算",
  },
  {
    name: "服务方案",
    isPrice: false,
    weight: "45",
    says: "覆盖采购需求每一项的得满分，每缺一项扣 5 分",
  },
  {
    name: "人员配备",
    isPrice: false,
    weight: "25",
    says: "具备要求资格的人员每多 1 人加 2 分，加满为止",
  },
  { name: "同类业绩", isPrice: false, weight: "10", says: "近三年同类合同每份 5 分，最多 2 份" },
];

type Listed = {
  value: readonly TypedCriterion[];
  onChange: (value: TypedCriterion[]) => void;
  breaches: readonly Breach[];
};

/** 评分标准: one price line, the others each with their quantified measure. */
export function CriteriaField({ value, onChange, breaches }: Listed) {
  const total = value.reduce((sum, one) => sum + (Number(one.weight) || 0), 0);
  const change = (at: number, part: Partial<TypedCriterion>) =>
    onChange(value.map((one, i) => (i === at ? { ...one, ...part } : one)));
  return (
    <Field
      label="评分标准"
      aside={`（合计 ${total} 分，应为 100 分；价格 10 至 30 分）`}
      breaches={breaches}
      isRequired
    >
      {(control) => (
        <div className="criteria" id={control.id}>
          {value.map((one, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- lines have no id before they are sent
            <div key={at} className="criterion">
              <Input
                aria-label={`第 ${at + 1} 项名称`}
                value={one.name}
                readOnly={one.isPrice}
                onChange={({ target }) => change(at, { name: target.value })}
              />
              <Input
                aria-label={`第 ${at + 1} 项分值`}
                inputMode="numeric"
                suffix="分"
                value={one.weight}
                onChange={({ target }) => change(at, { weight: target.value.replace(/\D/g, "") })}
              />
              <Input.TextArea
                aria-label={`第 ${at + 1} 项怎么评`}
                autoSize={{ minRows: 1, maxRows: 4 }}
                value={one.says}
                onChange={({ target }) => change(at, { says: target.value })}
              />
              {one.isPrice ? (
                <span className="quiet">系统计算</span>
              ) : (
                <Button onClick={() => onChange(value.filter((_, i) => i !== at))}>去掉</Button>
              )}
            </div>
          ))}
          <Button
            onClick={() => onChange([...value, { name: "", isPrice: false, weight: "", says: "" }])}
          >
            加一项
          </Button>
        </div>
      )}
    </Field>
  );
}
