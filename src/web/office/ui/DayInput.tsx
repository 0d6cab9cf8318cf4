import { DatePicker } from "antd";
import dayjs from "dayjs";
import type { Control } from "./Field.tsx";

type Typed = Partial<Control> & {
  /** "2026-03-01", or "" where no day is chosen. */
  value: string;
  onChange: (on: string) => void;
  /** The last day that can be chosen, also as text. */
  until?: string | undefined;
};

export const DayInput = ({ value, onChange, until, ...control }: Typed) => (
  <DatePicker
    {...control}
    style={{ width: "100%", maxWidth: 240 }}
    format="YYYY-MM-DD"
    placeholder="例如 2026-03-01"
    // Enter takes over the day that was typed; it must not send the half-filled form.
    onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
    value={value === "" ? null : dayjs(value)}
    {...(until === undefined ? {} : { maxDate: dayjs(until) })}
    onChange={(chosen) => onChange(chosen ? chosen.format("YYYY-MM-DD") : "")}
  />
);
