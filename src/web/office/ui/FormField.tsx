import { Checkbox, Input, Radio, Select } from "antd";
import { lazy, Suspense, type ReactNode } from "react";
import type { Breach } from "../../../base/rule.ts";
import { AmountInput } from "./AmountInput.tsx";
import { Field, type Control } from "./Field.tsx";
import { FileInput } from "./FileInput.tsx";
import type { FormValue } from "./values.ts";

type Option = { value: string; label: string };

type Base = {
  label: string;
  aside?: string;
  hint?: ReactNode;
  start?: string | undefined;
  isOptional?: boolean;
};

/** One field of a form by its kind. */
export type FieldRow = Base &
  (
    | { kind: "line" | "figure" | "secret"; most?: number; autoComplete?: string }
    | { kind: "words"; most?: number; rows?: number }
    | { kind: "amount"; unit?: "元" | "万元" }
    | { kind: "day"; until?: string }
    | { kind: "choice"; options: readonly Option[] }
    | { kind: "radio"; options: readonly Option[] }
    | { kind: "tick" }
    | { kind: "file"; accept?: string }
  );

/** The calendar is heavy and only forms with days need it. */
const DayInput = lazy(() => import("./DayInput.tsx").then((file) => ({ default: file.DayInput })));

type Shown = {
  row: FieldRow;
  value: FormValue;
  breaches?: readonly Breach[];
  onChange: (value: FormValue) => void;
};

const textOf = (value: FormValue): string => (typeof value === "string" ? value : "");

function Words({ row, value, onChange, control }: Shown & { control: Control }) {
  const typed = {
    ...control,
    value: textOf(value),
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  };
  if (row.kind === "words")
    return (
      <Input.TextArea
        {...typed}
        autoSize={{ minRows: row.rows ?? 2, maxRows: 12 }}
        {...(row.most === undefined ? {} : { maxLength: row.most })}
      />
    );
  if (row.kind === "secret")
    return <Input.Password {...typed} autoComplete={row.autoComplete ?? "off"} />;
  if (row.kind === "figure") return <Input {...typed} inputMode="decimal" autoComplete="off" />;
  return (
    <Input
      {...typed}
      autoComplete={row.kind === "line" ? (row.autoComplete ?? "off") : "off"}
      {...(row.kind === "line" && row.most !== undefined ? { maxLength: row.most } : {})}
    />
  );
}

function Chosen({ row, value, onChange, control }: Shown & { control: Control }) {
  const { status: _, ...plain } = control;
  switch (row.kind) {
    case "amount":
      return (
        <AmountInput
          {...control}
          unit={row.unit ?? "元"}
          value={typeof value === "string" ? value : undefined}
          onChange={onChange}
        />
      );
    case "day":
      return (
        <Suspense fallback={<Input {...control} disabled style={{ maxWidth: 240 }} />}>
          <DayInput {...control} value={textOf(value)} onChange={onChange} until={row.until} />
        </Suspense>
      );
    case "choice":
      return (
        <Select
          {...control}
          value={value === "" ? undefined : textOf(value)}
          onChange={onChange}
          options={[...row.options]}
          placeholder="请选择"
          showSearch={row.options.length > 8 ? { optionFilterProp: "label" } : false}
          style={{ width: "100%" }}
        />
      );
    case "radio":
      return (
        <Radio.Group
          {...plain}
          value={value}
          options={[...row.options]}
          onChange={({ target }) => onChange(`${target.value}`)}
        />
      );
    case "file":
      return (
        <FileInput
          {...plain}
          accept={row.accept}
          value={value instanceof File ? value : undefined}
          onChange={onChange}
        />
      );
    default:
      return <Words row={row} value={value} onChange={onChange} control={control} />;
  }
}

export function FormField({ row, value, breaches, onChange }: Shown) {
  if (row.kind === "tick")
    return (
      <div className="field">
        <Checkbox
          checked={value === "true"}
          onChange={({ target }) => onChange(target.checked ? "true" : "")}
        >
          {row.label}
        </Checkbox>
        {row.hint !== undefined && <div className="field-hint">{row.hint}</div>}
      </div>
    );
  const aside = row.aside ?? (row.isOptional ? "（可不填）" : undefined);
  return (
    <Field
      label={row.label}
      aside={aside}
      hint={row.hint}
      isRequired={!row.isOptional}
      breaches={breaches}
    >
      {(control) => <Chosen row={row} value={value} onChange={onChange} control={control} />}
    </Field>
  );
}
