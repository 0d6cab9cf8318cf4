import { Button } from "antd";
import type { ReactNode } from "react";
import type { Breach } from "../../../base/rule.ts";
import { Citations } from "./Citation.tsx";

/** A verb as the server offers it: open, or closed with its reason and law. */
export type OfferedVerb<Verb extends string = string> = {
  verb: Verb;
  called: string;
  isOpen: boolean;
  breaches: readonly Breach[];
};

type Offered<Verb extends string> = {
  offers: readonly OfferedVerb<Verb>[];
  onVerb: (verb: Verb) => void;
  /** Withdraws or ends something: red outline. */
  danger?: readonly Verb[];
  /** Open, but never what comes next: no filled button. */
  plain?: readonly Verb[];
  /** The verb under way. */
  pending?: Verb | undefined;
  /** Further buttons, all plain (看申报材料, 打印意见表). */
  children?: ReactNode;
};

const reasonOf = ({ called, breaches }: OfferedVerb) => (
  <div key={called}>
    <b>暂不能{called}：</b>
    {breaches.map((one) => `${one.because}。${one.fix}。`).join("")}
    <Citations of={breaches.flatMap((one) => one.basis)} />
  </div>
);

/** The verbs of a noun. One filled button; closed ones stay visible, their reasons beside them. */
export function Verbs<Verb extends string>(props: Offered<Verb>) {
  const { offers, onVerb, danger = [], plain = [], pending, children } = props;
  const main = offers.find(
    (one) => one.isOpen && !danger.includes(one.verb) && !plain.includes(one.verb),
  );
  const closed = offers.filter((one) => !one.isOpen);
  return (
    <div className="verbs">
      {offers.map((one) => (
        <Button
          key={one.verb}
          type={one === main ? "primary" : "default"}
          danger={danger.includes(one.verb)}
          disabled={!one.isOpen || (pending !== undefined && pending !== one.verb)}
          loading={pending === one.verb}
          onClick={() => onVerb(one.verb)}
        >
          {one.called}
        </Button>
      ))}
      {children}
      {closed.length > 0 && (
        <div className="verbs-why notice notice-warn">{closed.map(reasonOf)}</div>
      )}
    </div>
  );
}
