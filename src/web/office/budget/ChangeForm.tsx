import { Checkbox, Segmented } from "antd";
import { useState } from "react";
import { changeLine } from "../../../modules/budget/api.ts";
import { cutLine } from "../../../modules/project/api.ts";
import { yuanText } from "../../parts/amount.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { Amount } from "../ui/Amount.tsx";
import type { FieldRow } from "../ui/FormField.tsx";
import { useToday } from "../ui/today.ts";
import type { Filled } from "../ui/values.ts";
import { decisionFields, decisionOf } from "./decision.ts";
import type { Line } from "./groups.ts";
import type { Use } from "./LineUse.tsx";

type Formed = { line: Line; use: readonly Use[]; leave: () => void };

const reason: FieldRow = { label: "理由", kind: "words", most: 200 };

/** Projects of which nothing is under contract on this line: they can leave its plan. */
const leaversOf = (use: readonly Use[]) => {
  const ids = [...new Set(use.map((row) => row.project.id))];
  return ids.flatMap((id) => {
    const own = use.filter((row) => row.project.id === id);
    const of = (name: "planned" | "committed") =>
      own.reduce((total, row) => total + BigInt(row[name]), 0n);
    const [planned, committed] = [of("planned"), of("committed")];
    return planned > 0n ? [{ id, title: own[0]!.project.title, planned, committed }] : [];
  });
};

type Leaver = ReturnType<typeof leaversOf>[number];

const Leavers = ({
  of,
  chosen,
  onChange,
}: {
  of: readonly Leaver[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}) => (
  <fieldset className="field">
    <legend className="field-label">同时移出计划的项目</legend>
    <Checkbox.Group
      value={[...chosen]}
      onChange={onChange}
      options={of.map(({ id, title, planned, committed }) => ({
        value: id,
        disabled: committed > 0n,
        label:
          committed > 0n
            ? `${title}（计划 ${yuanText(planned)} 元，已签合同 ${yuanText(committed)} 元，不能移出）`
            : `${title}（计划 ${yuanText(planned)} 元）`,
      }))}
      className="leavers"
    />
    <div className="field-hint">移出后这些项目撤回，用的钱回到各自的指标；要再办须重新申报。</div>
  </fieldset>
);

function CutForm({ line, use, leave }: Formed) {
  const today = useToday();
  const [chosen, setChosen] = useState<string[]>([]);
  const { jurisdiction, id, money } = line;
  const leavers = leaversOf(use);
  const freed = leavers
    .filter((one) => chosen.includes(one.id))
    .reduce((sum, one) => sum + one.planned, 0n);
  const rest = BigInt(money.approved) - BigInt(money.planned) + freed;
  const fields: Record<string, FieldRow> = {
    amount: {
      label: "核减金额",
      kind: "amount",
      hint: (
        <>
          最多核减 <Amount fen={rest} />
          {freed > 0n ? "，其中移出计划腾出" : "，已列入计划的不能直接核减"}
          {freed > 0n && <Amount fen={freed} />}。
        </>
      ),
    },
    reason,
    ...decisionFields(today),
  };
  const inputOf = (form: Filled) => ({
    jurisdiction,
    id,
    amount: form.text("amount"),
    reason: form.text("reason"),
    decision: decisionOf(form),
  });
  const shown = { fields, onDone: leave, onLeave: leave, danger: true };
  return (
    <>
      {leavers.length > 0 && <Leavers of={leavers} chosen={chosen} onChange={setChosen} />}
      {chosen.length > 0 ? (
        <ActForm
          {...shown}
          act={cutLine}
          does={`移出 ${chosen.length} 个项目并核减指标`}
          input={(form) => ({ ...inputOf(form), projects: chosen })}
        />
      ) : (
        <ActForm
          {...shown}
          act={changeLine}
          does="核减指标"
          input={(form) => ({ ...inputOf(form), change: "cut" as const })}
        />
      )}
    </>
  );
}

function AddForm({ line: { jurisdiction, id }, leave }: Formed) {
  const today = useToday();
  return (
    <ActForm
      act={changeLine}
      does="追加指标"
      fields={{ amount: { label: "追加金额", kind: "amount" }, reason, ...decisionFields(today) }}
      input={(form) => ({
        jurisdiction,
        id,
        change: "adjust" as const,
        amount: form.text("amount"),
        reason: form.text("reason"),
        decision: decisionOf(form),
      })}
      onDone={leave}
      onLeave={leave}
    />
  );
}

/** 追加或核减: with reason and document; a cut may send named projects out of the plan in the same act. */
export function ChangeForm(props: Formed) {
  const [isCut, setIsCut] = useState(false);
  return (
    <div className="form">
      <Segmented
        aria-label="办理"
        value={isCut ? "cut" : "adjust"}
        options={[
          { value: "adjust", label: "追加" },
          { value: "cut", label: "核减" },
        ]}
        onChange={(next) => setIsCut(next === "cut")}
        style={{ justifySelf: "start" }}
      />
      {isCut ? <CutForm {...props} /> : <AddForm {...props} />}
    </div>
  );
}
