import { useState, type ReactNode } from "react";
import type { Answer, Endpoint } from "../../../base/endpoint.ts";
import { fieldBreach } from "../../../base/refusal.ts";
import { useAct, type ActInput } from "../call.ts";
import { Refused } from "../send.ts";
import { FormFrame } from "./FormFrame.tsx";
import { FormField, type FieldRow } from "./FormField.tsx";
import { Notice } from "./Notice.tsx";
import { filled, type Filled, type FormValue, type Values } from "./values.ts";
import { breachesOf } from "./WhyNot.tsx";

type Formed<E extends Endpoint> = {
  act: E;
  /** The fields by the names of the endpoint's input, in their order. */
  fields: Record<string, FieldRow>;
  /** The button: the verb of the law with its object. May change with the values. */
  does: string | ((filled: Filled) => string);
  /** The endpoint's input from what was filled in. */
  input: (filled: Filled) => ActInput<E>;
  onDone?: (answer: Answer<E>) => void;
  onLeave?: () => void;
  /** Told of every change, for what is looked up while somebody types. */
  onTyped?: (filled: Filled) => void;
  danger?: boolean;
  /** What is told after it has succeeded: what follows, by when. */
  after?: (answer: Answer<E>) => ReactNode;
  children?: ReactNode;
};

const startOf = (fields: Record<string, FieldRow>): Values =>
  Object.fromEntries(Object.entries(fields).map(([name, row]) => [name, row.start ?? ""]));

/** Asked here, so that an empty field does not need the server to be found. */
function missing(fields: Record<string, FieldRow>, values: Values): Refused | undefined {
  const empty = Object.entries(fields).filter(
    ([name, row]) => !row.isOptional && row.kind !== "tick" && !values[name],
  );
  if (empty.length === 0) return undefined;
  const breaches = empty.map(([name, row]) =>
    row.kind === "amount" && values[name] === undefined
      ? fieldBreach(name, `“${row.label}”不是金额`, "请写数字，例如 12000.50")
      : fieldBreach(name, `没有填“${row.label}”`, "请填好再办"),
  );
  return new Refused("invalid", "有没填好的栏目", breaches);
}

/** The form of one act: its fields, its refusals in their places, its one button. */
export function ActForm<E extends Endpoint>(props: Formed<E>) {
  const {
    act,
    fields,
    does,
    input,
    onDone,
    onLeave,
    danger = false,
    after,
    onTyped,
    children,
  } = props;
  const [values, setValues] = useState(() => startOf(fields));
  const [empty, setEmpty] = useState<Refused>();
  const sent = useAct(act, onDone);
  const error = empty ?? sent.error;
  const change = (name: string, value: FormValue) => {
    setValues((old) => ({ ...old, [name]: value }));
    onTyped?.(filled({ ...values, [name]: value }));
  };
  const submit = () => {
    const found = missing(fields, values);
    setEmpty(found);
    if (!found) sent.mutate(input(filled(values)));
  };
  if (after && sent.data !== undefined && sent.isSuccess)
    return <Notice tone="ok">{after(sent.data)}</Notice>;
  return (
    <FormFrame
      does={typeof does === "string" ? does : does(filled(values))}
      danger={danger}
      isPending={sent.isPending}
      error={error}
      fields={Object.fromEntries(Object.entries(fields).map(([name, row]) => [name, row.label]))}
      onSend={submit}
      onLeave={onLeave}
    >
      {Object.entries(fields).map(([name, row]) => (
        <FormField
          key={name}
          row={row}
          value={values[name]}
          breaches={breachesOf(error, name)}
          onChange={(value) => change(name, value)}
        />
      ))}
      {children}
    </FormFrame>
  );
}
