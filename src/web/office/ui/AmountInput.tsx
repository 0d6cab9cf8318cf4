import { Input } from "antd";
import { useState } from "react";
import { inCapitals } from "../../../base/capitals.ts";
import { fen, wan, yuan } from "../../../base/money.ts";
import { wanText, yuanText } from "../../parts/amount.ts";
import type { Control } from "./Field.tsx";

type Typed = Partial<Control> & {
  /** Fen as text; "" where nothing is typed; undefined where what is typed is no amount. */
  value: string | undefined;
  onChange: (fen: string | undefined) => void;
  unit?: "元" | "万元";
  label?: string;
  placeholder?: string;
  /** In a box of one line there is no room for the capitals below. */
  hasCapitals?: boolean;
};

function read(text: string, unit: "元" | "万元"): string | undefined {
  const plain = text.replace(/[,，\s]/g, "");
  if (plain === "") return "";
  try {
    return `${unit === "元" ? yuan(plain) : wan(plain)}`;
  } catch {
    return undefined;
  }
}

const show = (value: string | undefined, unit: "元" | "万元"): string =>
  value === undefined || value === "" ? "" : unit === "元" ? yuanText(value) : wanText(value);

/** An amount is typed as text and read exactly; below it stands the same amount in capitals (大写). */
export function AmountInput(props: Typed) {
  const { value, onChange, unit = "元", label, hasCapitals = true, ...control } = props;
  const [text, setText] = useState(() => show(value, unit));
  const isWrong = text !== "" && read(text, unit) === undefined;
  const amount = read(text, unit);
  return (
    <>
      <Input
        {...control}
        {...(isWrong ? { status: "error" as const, "aria-invalid": true } : {})}
        aria-label={label}
        inputMode="decimal"
        autoComplete="off"
        suffix={unit}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          onChange(read(target.value, unit));
        }}
        onBlur={() => amount && setText(show(amount, unit))}
      />
      <div className="field-capitals" aria-live="polite">
        {isWrong
          ? `不是金额：请写数字，例如 12000.50（单位：${unit}）`
          : amount && hasCapitals
            ? `人民币${inCapitals(fen(BigInt(amount)))}`
            : null}
      </div>
    </>
  );
}
