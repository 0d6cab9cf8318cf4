import { Button, Input, Select } from "antd";

export type Said = { place: string; satisfied: number; words: string };

const degrees = [
  { value: 5, label: "很满意" },
  { value: 4, label: "满意" },
  { value: 3, label: "一般" },
  { value: 2, label: "不满意" },
  { value: 1, label: "很不满意" },
];

/** What the people served said, in words of five degrees. */
export const degreeOf = (satisfied: number): string =>
  degrees.find((one) => one.value === satisfied)?.label ?? "";

type Typed = {
  value: readonly Said[];
  onChange: (value: readonly Said[]) => void;
  isNeeded: boolean;
};

/** 服务对象意见: place and opinion, never a name. */
export function OpinionsField({ value, onChange, isNeeded }: Typed) {
  const change = (at: number, part: Partial<Said>) =>
    onChange(value.map((one, i) => (i === at ? { ...one, ...part } : one)));
  return (
    <fieldset className="standard">
      <legend>
        服务对象意见
        <span className="quiet">
          　{isNeeded ? "公共服务必须听取，不记姓名" : "可不填，不记姓名"}
        </span>
      </legend>
      {value.map((one, at) => (
        <div className="opinion" key={at}>
          <Input
            aria-label={`第 ${at + 1} 条：哪里`}
            placeholder="哪里，例如 柳河村"
            maxLength={60}
            value={one.place}
            onChange={({ target }) => change(at, { place: target.value })}
          />
          <Select
            aria-label={`第 ${at + 1} 条：是否满意`}
            value={one.satisfied}
            options={degrees}
            onChange={(satisfied: number) => change(at, { satisfied })}
          />
          <Input
            aria-label={`第 ${at + 1} 条：怎么说`}
            placeholder="怎么说的（可不填）"
            maxLength={200}
            value={one.words}
            onChange={({ target }) => change(at, { words: target.value })}
          />
        </div>
      ))}
      <Button onClick={() => onChange([...value, { place: "", satisfied: 5, words: "" }])}>
        加一条意见
      </Button>
    </fieldset>
  );
}
