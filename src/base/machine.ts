import type { Day } from "./day.ts";
import { Refusal } from "./refusal.ts";
import { judge, type Bar, type Breach } from "./rule.ts";

/** One verb of the law: from which states, to which, by whom, and what bars it. `called` is its name on a button. */
export type Step<Status extends string, Role extends string> = {
  from: readonly Status[];
  to: Status;
  by: readonly Role[];
  called: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- each verb has facts of its own; `FactsOf` gives them back.
  bars: readonly Bar<any>[];
};

type Meet<Union> = (Union extends unknown ? (one: Union) => void : never) extends (
  one: infer All,
) => void
  ? All
  : never;

/** All facts that the bars of a verb ask for: forget one and it does not compile. */
type FactsOf<S> = S extends { bars: readonly [] }
  ? object
  : S extends { bars: readonly (infer B)[] }
    ? Meet<B extends Bar<infer Facts> ? Facts : never>
    : object;

/** What a verb looks like to the one who asks: open, or closed with its reason and law. */
export type Offer<Verb extends string = string> = {
  verb: Verb;
  called: string;
  isOpen: boolean;
  /** Why it is closed, where it is. */
  breaches: Breach[];
};

type Steps<Status extends string, Role extends string> = Record<string, Step<Status, Role>>;

/** 状态机: the whole life of a noun, one row a verb. Buttons, refusals and the diagram all come from it. */
export const machine =
  <Status extends string, Role extends string>(called: Record<Status, string>) =>
  <const S extends Steps<Status, Role>>(steps: S) => ({
    steps,
    called,

    /** The state after the verb, or a refusal that says why not. */
    next<V extends keyof S & string>(
      verb: V,
      status: Status,
      roles: readonly Role[],
      facts: FactsOf<S[V]>,
      on: Day,
    ): Status {
      const step = steps[verb]!;
      if (!step.by.some((role) => roles.includes(role)))
        throw new Refusal("forbidden", `您的岗位不能办理“${step.called}”`);
      if (!step.from.includes(status)) {
        const needed = step.from.map((one) => `“${called[one]}”`).join("或");
        throw new Refusal(
          "conflict",
          `现在是“${called[status]}”，${needed}时才能办理“${step.called}”。请刷新后再看`,
        );
      }
      const breaches = judge(step.bars, facts as never, on);
      if (breaches.length > 0)
        throw new Refusal("unlawful", breaches.map((one) => one.because).join("；"), breaches);
      return step.to;
    },

    /** The verbs that a role can see in a state: what is not open stays visible with its reason. */
    offers(
      status: Status,
      roles: readonly Role[],
      facts: { [V in keyof S]?: FactsOf<S[V]> },
      on: Day,
    ): Offer<keyof S & string>[] {
      return (Object.entries(steps) as [keyof S & string, Step<Status, Role>][])
        .filter(([, step]) => step.by.some((role) => roles.includes(role)))
        .filter(([, step]) => step.from.includes(status))
        .map(([verb, step]) => {
          const known = facts[verb];
          const breaches = known === undefined ? [] : judge(step.bars, known as never, on);
          return { verb, called: step.called, isOpen: breaches.length === 0, breaches };
        });
    },

    /** The life as a mermaid diagram, for the README of the module. */
    diagram(): string {
      const rows = Object.values(steps).flatMap((step) =>
        step.from.map((from) => `  ${called[from]} --> ${called[step.to]}: ${step.called}`),
      );
      return ["stateDiagram-v2", ...rows].join("\n");
    },
  });
