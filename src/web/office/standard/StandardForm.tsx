import { useState } from "react";
import type { Breach } from "../../../base/rule.ts";
import { Refused } from "../send.ts";
import { FormField, type FieldRow } from "../ui/FormField.tsx";
import { FormFrame } from "../ui/FormFrame.tsx";
import { Section } from "../ui/Page.tsx";
import { breachesOf } from "../ui/WhyNot.tsx";
import * as fields from "./draftFields.ts";
import { RowsField } from "./RowsField.tsx";
import { weightOf, type ListName, type StandardDraft } from "./standardDraft.ts";

type Formed = {
  start: StandardDraft;
  does: string;
  isPending: boolean;
  error: Error | null;
  onSubmit: (draft: StandardDraft) => void;
  onLeave: () => void;
};

type Asked = {
  draft: StandardDraft;
  error: Error | null;
  type: (name: string, value: string) => void;
};

type Plain = Asked & { of: Record<string, FieldRow>; within?: string };

/** Plain fields, each with its refusal below; those of the content are named so by the endpoint. */
const Fields = ({ of, draft, error, type, within = "" }: Plain) => (
  <>
    {Object.entries(of).map(([name, row]) => (
      <FormField
        key={name}
        row={row}
        value={draft.values[name] ?? ""}
        breaches={breachesOf(error, `${within}${name}`)}
        onChange={(value) => type(name, typeof value === "string" ? value : "")}
      />
    ))}
  </>
);

const ofList = (error: Error | null, list: ListName): Breach[] =>
  error instanceof Refused
    ? error.breaches.filter((one) => one.field?.startsWith(`content.${list}`))
    : [];

/** Refusals of rows stand below their list: the frame need not repeat them. */
const labelsOf = (error: Error | null): Record<string, string> => {
  const rows = (["qualifications", "clauses", "acceptanceItems", "indicators"] as const).flatMap(
    (list) => ofList(error, list).map((one) => [one.field ?? "", listNames[list]] as const),
  );
  return { ...fields.fieldLabels, ...Object.fromEntries(rows) };
};

const listNames: Record<ListName, string> = {
  qualifications: "资格要求",
  clauses: "合同条款",
  acceptanceItems: "验收事项",
  indicators: "绩效指标",
};

type Lists = Omit<Asked, "type"> & {
  list: (name: ListName, rows: StandardDraft["lists"][ListName]) => void;
};

function TermLists({ draft: { lists }, error, list }: Lists) {
  return (
    <>
      <Section title="资格要求" aside="只写与服务质量有关的许可和人员">
        <RowsField
          label="资格要求"
          of="qualifications"
          columns={fields.qualificationColumns}
          rows={lists.qualifications}
          fresh={{ of: "provider", name: "", atLeast: "1" }}
          adds="加一项资格"
          breaches={ofList(error, "qualifications")}
          onChange={(rows) => list("qualifications", rows)}
        />
      </Section>
      <Section title="合同条款" aside="合同起草时自动抄入">
        <RowsField
          label="合同条款"
          of="clauses"
          columns={fields.clauseColumns}
          rows={lists.clauses}
          fresh={{ topic: "", text: "" }}
          adds="加一条条款"
          breaches={ofList(error, "clauses")}
          onChange={(rows) => list("clauses", rows)}
        />
      </Section>
    </>
  );
}

function MeasureLists({ draft: { lists }, error, list }: Lists) {
  const accepted = weightOf(lists.acceptanceItems);
  return (
    <>
      <Section title="验收事项" aside="没有达到的，按分值扣减服务费">
        <RowsField
          label="验收事项"
          of="acceptance"
          columns={fields.acceptanceColumns}
          rows={lists.acceptanceItems}
          fresh={{ name: "", standard: "", method: "", weight: "" }}
          adds="加一项验收"
          breaches={ofList(error, "acceptanceItems")}
          onChange={(rows) => list("acceptanceItems", rows)}
          below={
            <p className={accepted === 100 ? "quiet" : "typed-mind"} aria-live="polite">
              分值合计 {accepted}
              {accepted === 100 ? "" : "，应为 100"}
            </p>
          }
        />
      </Section>
      <Section title="绩效指标" aside="立项时作为绩效目标，评价时对照">
        <RowsField
          label="绩效指标"
          of="indicators"
          columns={fields.indicatorColumns}
          rows={lists.indicators}
          fresh={{ dimension: "output", name: "", sense: "atLeast", target: "", unit: "%" }}
          adds="加一项指标"
          breaches={ofList(error, "indicators")}
          onChange={(rows) => list("indicators", rows)}
          below={<p className="quiet">权重合计 {weightOf(lists.indicators)}，另有预算执行率</p>}
        />
      </Section>
    </>
  );
}

/** 标准草案: structured, prefilled from the newest version, saved as often as it takes. */
export function StandardForm({ start, does, isPending, error, onSubmit, onLeave }: Formed) {
  const [draft, setDraft] = useState(start);
  const type = (name: string, value: string) =>
    setDraft((old) => ({ ...old, values: { ...old.values, [name]: value } }));
  const list: Lists["list"] = (name, rows) =>
    setDraft((old) => ({ ...old, lists: { ...old.lists, [name]: rows } }));
  const asked = { draft, error, type };
  return (
    <FormFrame
      of="stack"
      does={does}
      isPending={isPending}
      error={error}
      fields={labelsOf(error)}
      onSend={() => onSubmit(draft)}
      onLeave={onLeave}
    >
      <Section title="做什么、多少钱">
        <Fields {...asked} of={fields.nameFields} />
        <div className="field-row standard-row">
          <Fields {...asked} of={fields.priceFields} />
        </div>
        <div className="standard-row">
          <Fields {...asked} of={fields.reckoningField} />
        </div>
      </Section>
      <Section title="做到什么样">
        <Fields {...asked} of={fields.contentFields} within="content." />
      </Section>
      <TermLists draft={draft} error={error} list={list} />
      <MeasureLists draft={draft} error={error} list={list} />
      <Section label="服务对象">
        <Fields {...asked} of={{ asksUsers: fields.askField }} within="content." />
      </Section>
    </FormFrame>
  );
}
