import { Checkbox } from "antd";
import { useState } from "react";
import { askOpinions } from "../../../modules/catalog/api.ts";
import { listOrganizations } from "../../../modules/organization/api.ts";
import { useAct, useRead } from "../call.ts";
import { Field } from "../ui/Field.tsx";
import { FormField } from "../ui/FormField.tsx";
import { FormFrame } from "../ui/FormFrame.tsx";
import type { FormValue } from "../ui/values.ts";
import { breachesOf } from "../ui/WhyNot.tsx";

type Asking = { jurisdiction: string; id: string; organization: { id: string } };

const labels = { organizations: "征求谁的意见", answerBy: "答复期限" };

/** 征求意见: whom, and until when. All but the proposer are chosen at first: who was not asked cannot be missed. */
export function AskForm({ of, leave }: { of: Asking; leave: () => void }) {
  const departments = useRead(listOrganizations, { kind: "countyDepartment" }).rows;
  const townships = useRead(listOrganizations, { kind: "township" }).rows;
  const all = [...departments, ...townships];
  const [chosen, choose] = useState(() =>
    all.map((one) => one.id).filter((id) => id !== of.organization.id),
  );
  const [answerBy, setAnswerBy] = useState<FormValue>();
  const act = useAct(askOpinions, leave);
  const send = () =>
    act.mutate({
      jurisdiction: of.jurisdiction,
      id: of.id,
      organizations: chosen,
      answerBy: typeof answerBy === "string" ? answerBy : "",
    });
  return (
    <FormFrame
      does="征求意见"
      isPending={act.isPending}
      error={act.error}
      fields={labels}
      onSend={send}
      onLeave={leave}
    >
      <Field
        label={labels.organizations}
        aside={`已选 ${chosen.length} 家`}
        hint="至少一个业务主管部门；乡镇目录请把乡镇都选上"
        isRequired
        breaches={breachesOf(act.error, "organizations")}
      >
        {(control) => {
          const { status: _, ...plain } = control;
          return (
            <Checkbox.Group
              {...plain}
              className="catalog-ticks"
              value={chosen}
              onChange={choose}
              options={all.map(({ id, name }) => ({ value: id, label: name }))}
            />
          );
        }}
      </Field>
      <FormField
        row={{ label: labels.answerBy, kind: "day", hint: "过了期限仍没有答复的，系统会写明" }}
        value={answerBy}
        breaches={breachesOf(act.error, "answerBy")}
        onChange={setAnswerBy}
      />
    </FormFrame>
  );
}
