import { useId, type ReactNode } from "react";
import type { Breach } from "../../../base/rule.ts";
import { Notice } from "./Notice.tsx";
import { Why } from "./WhyNot.tsx";

/** What a control must carry so that label, hint and refusal are tied to it. */
export type Control = {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
  "aria-required"?: true;
  status?: "error" | "warning";
};

type Fielded = {
  label: string;
  /** Grey behind the label: “（元）”, “可不填”. */
  aside?: string | undefined;
  /** One sentence below: what is meant, an example. */
  hint?: ReactNode;
  isRequired?: boolean | undefined;
  /** Barring breaches refuse, flagging ones warn. */
  breaches?: readonly Breach[] | undefined;
  children: (control: Control) => ReactNode;
};

/** A field: label above, hint and refusal below, all tied to the control. */
export function Field({ label, aside, hint, isRequired, breaches = [], children }: Fielded) {
  const id = useId();
  const isBarred = breaches.some((one) => one.weight === "bars");
  const described = [hint === undefined ? "" : `${id}-hint`, breaches.length ? `${id}-why` : ""];
  const control: Control = { id };
  if (described.some(Boolean)) control["aria-describedby"] = described.filter(Boolean).join(" ");
  if (isRequired) control["aria-required"] = true;
  if (isBarred) control["aria-invalid"] = true;
  if (breaches.length > 0) control.status = isBarred ? "error" : "warning";
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
        {aside !== undefined && <small>{aside}</small>}
      </label>
      {children(control)}
      {hint !== undefined && (
        <div id={`${id}-hint`} className="field-hint">
          {hint}
        </div>
      )}
      {breaches.length > 0 && (
        <Notice id={`${id}-why`} tone={isBarred ? "bad" : "warn"}>
          {breaches.map((one) => (
            <Why key={one.rule} of={one} />
          ))}
        </Notice>
      )}
    </div>
  );
}
