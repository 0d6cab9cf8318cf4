import { Button } from "antd";
import { useState } from "react";
import { splitGrant } from "../../../modules/budget/api.ts";
import { listOrganizations } from "../../../modules/organization/api.ts";
import { yuanText } from "../../parts/amount.ts";
import { useAct, useRead } from "../call.ts";
import { FormField, type FieldRow } from "../ui/FormField.tsx";
import { FormFrame } from "../ui/FormFrame.tsx";
import { useToday } from "../ui/today.ts";
import { filled, type FormValue, type Values } from "../ui/values.ts";
import { breachesOf } from "../ui/WhyNot.tsx";
import { decisionFields, decisionOf } from "./decision.ts";
import type { Grant } from "./grantParts.ts";

type Part = { organization: string; line: string; title: string; amount: string | undefined };

const fresh: Part = { organization: "", line: "", title: "", amount: "" };
const textOf = (value: FormValue): string => (typeof value === "string" ? value : "");

type OnePart = {
  of: Part;
  grant: Grant;
  offices: readonly { value: string; label: string }[];
  onChange: (part: Part) => void;
  onRemove: (() => void) | undefined;
};

/** One township: a new line of its own, or more on the one that this fund made before. */
function OnePart({ of, grant, offices, onChange, onRemove }: OnePart) {
  const lines = grant.ofLines
    .filter((line) => line.organization.id === of.organization && line.year === grant.year)
    .map(({ id, code, title }) => ({ value: id, label: `追加到 ${code} ${title}` }));
  return (
    <div className="share">
      <div className="field-row">
        <FormField
          row={{ label: "拆分给", kind: "choice", options: offices }}
          value={of.organization}
          onChange={(value) => onChange({ ...of, organization: textOf(value), line: "" })}
        />
        <FormField
          row={{ label: "金额", kind: "amount" }}
          value={of.amount}
          onChange={(value) =>
            onChange({ ...of, amount: typeof value === "string" ? value : undefined })
          }
        />
      </div>
      <div className="field-row">
        {lines.length > 0 && (
          <FormField
            row={{
              label: "指标",
              kind: "choice",
              options: [{ value: "", label: "另立一条" }, ...lines],
            }}
            value={of.line}
            onChange={(value) => onChange({ ...of, line: textOf(value) })}
          />
        )}
        {of.line === "" && (
          <FormField
            row={{ label: "用于什么服务", kind: "line", most: 100, isOptional: true }}
            value={of.title}
            onChange={(value) => onChange({ ...of, title: textOf(value) })}
          />
        )}
      </div>
      {onRemove && <Button onClick={onRemove}>去掉</Button>}
    </div>
  );
}

type Formed = { grant: Grant; leave: () => void };

/** 拆分到乡镇: any number of parts by one document; together never more than is left. */
export function SplitForm({ grant, leave }: Formed) {
  const today = useToday();
  const [parts, setParts] = useState<Part[]>([fresh]);
  const [values, setValues] = useState<Values>({});
  const { rows: townships } = useRead(listOrganizations, { kind: "township" });
  const act = useAct(splitGrant, leave);
  const fields: Record<string, FieldRow> = decisionFields(today);
  const whole = parts.reduce((sum, one) => sum + BigInt(one.amount || 0), 0n);
  const rest = BigInt(grant.amount) - BigInt(grant.given) - whole;
  const send = () =>
    act.mutate({
      jurisdiction: grant.jurisdiction,
      id: grant.id,
      parts: parts.map(({ organization, line, title, amount }) => ({
        organization,
        title,
        amount: amount || "0",
        ...(line === "" ? {} : { line }),
      })),
      decision: decisionOf(filled(values)),
    });
  const set = (at: number, part: Part) =>
    setParts(parts.map((one, place) => (place === at ? part : one)));
  return (
    <FormFrame
      does="拆分到乡镇"
      onSend={send}
      onLeave={leave}
      isPending={act.isPending}
      error={act.error}
      fields={{ parts: "拆分" }}
    >
      {parts.map((part, at) => (
        <OnePart
          key={at}
          of={part}
          grant={grant}
          offices={townships.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(next) => set(at, next)}
          onRemove={
            parts.length > 1 ? () => setParts(parts.filter((_, place) => place !== at)) : undefined
          }
        />
      ))}
      <div className="verbs">
        <Button onClick={() => setParts([...parts, fresh])}>再加一个乡镇</Button>
      </div>
      <p className={rest < 0n ? "tone-bad" : "quiet"} aria-live="polite">
        本次拆分 {yuanText(whole)} 元，{rest < 0n ? "超出" : "拆分后还剩"}{" "}
        {yuanText(rest < 0n ? -rest : rest)} 元
      </p>
      {Object.entries(fields).map(([name, row]) => (
        <FormField
          key={name}
          row={row}
          value={values[name] ?? ""}
          breaches={breachesOf(act.error, name)}
          onChange={(value) => setValues({ ...values, [name]: value })}
        />
      ))}
    </FormFrame>
  );
}
