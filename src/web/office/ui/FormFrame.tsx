import { Button } from "antd";
import type { ReactNode } from "react";
import { WhyNot, type FieldNames } from "./WhyNot.tsx";

type Framed = {
  /** The button: the verb of the law with its object. */
  does: string;
  onSend: () => void;
  onLeave?: (() => void) | undefined;
  isPending: boolean;
  error: Error | null | undefined;
  fields?: FieldNames;
  danger?: boolean;
  /** A long form is a stack of sections. */
  of?: "form" | "stack";
  children: ReactNode;
};

/** Every form ends alike: what refuses it, then its one button. */
export function FormFrame(props: Framed) {
  const { does, onSend, onLeave, isPending, error, fields, danger, of = "form", children } = props;
  return (
    <form
      className={of}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      {children}
      <WhyNot error={error} {...(fields ? { fields } : {})} />
      <div className="verbs">
        <Button type="primary" danger={danger ?? false} htmlType="submit" loading={isPending}>
          {does}
        </Button>
        {onLeave && <Button onClick={onLeave}>先不办</Button>}
      </div>
    </form>
  );
}
