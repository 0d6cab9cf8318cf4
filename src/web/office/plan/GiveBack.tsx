import { Input, Segmented } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { givePlanBack } from "../../../modules/plan/api.ts";
import { verdictNames, type ProjectVerdict } from "../../../modules/plan/model.ts";
import { wanText } from "../../parts/amount.ts";
import { useAct } from "../call.ts";
import { projectAddress } from "../project/projectAddress.ts";
import { AmountInput } from "../ui/AmountInput.tsx";
import { Field } from "../ui/Field.tsx";
import { FormFrame } from "../ui/FormFrame.tsx";
import { Section } from "../ui/Page.tsx";
import { breachesOf } from "../ui/WhyNot.tsx";
import type { Plan, Round } from "./addresses.ts";
import { CeilingBar } from "./CeilingBar.tsx";

type Said = { verdict: ProjectVerdict; remark: string };
type Row = Round["projects"][number];

const verdicts = (Object.keys(verdictNames) as ProjectVerdict[]).map((value) => ({
  value,
  label: verdictNames[value],
}));

type One = { of: Row; said: Said; jurisdiction: string; onChange: (said: Said) => void };

const Opinion = ({ of, said, jurisdiction, onChange }: One) => (
  <li>
    <div>
      <Link to={projectAddress({ jurisdiction, id: of.project })}>{of.title}</Link>
      <div className="quiet">{of.itemName}</div>
    </div>
    <b className="plan-figure">{wanText(of.fiscal)}</b>
    <Segmented
      aria-label={`${of.title}的意见`}
      value={said.verdict}
      options={verdicts}
      onChange={(verdict) => onChange({ ...said, verdict })}
    />
    <Input
      aria-label={`${of.title}的理由`}
      placeholder={said.verdict === "keep" ? "可不填" : "写明怎样调整，或者为什么不列"}
      value={said.remark}
      maxLength={300}
      onChange={({ target }) => onChange({ ...said, remark: target.value })}
    />
  </li>
);

/** 一下: project by project, and the ceiling. */
export function GiveBack({ plan, does }: { plan: Plan; does: string }) {
  const up = plan.rounds.findLast((one) => one.stage === "firstUp" || one.stage === "secondUp");
  const rows = up?.projects ?? [];
  const [said, setSaid] = useState<Record<string, Said>>({});
  const [ceiling, setCeiling] = useState<string | undefined>(plan.ceiling ?? up?.fiscal ?? "");
  const [words, setWords] = useState("");
  const act = useAct(givePlanBack);
  const saidOf = (project: string): Said => said[project] ?? { verdict: "keep", remark: "" };
  const { jurisdiction, id } = plan;
  return (
    <Section title={does} aside="财政资金，万元">
      <FormFrame
        does={does}
        isPending={act.isPending}
        error={act.error}
        fields={{ ceiling: "控制数" }}
        onSend={() =>
          act.mutate({
            jurisdiction,
            id,
            ceiling: ceiling ?? "",
            words,
            remarks: rows.map(({ project }) => ({ project, ...saidOf(project) })),
          })
        }
      >
        <p className="quiet">
          意见为“调整”的项目退回单位修改，改动后须重新联审；为“不列”的，由单位在二上时去掉。
        </p>
        <ul className="plan-opinions" aria-label="逐个项目的意见">
          {rows.map((one) => (
            <Opinion
              key={one.project}
              of={one}
              said={saidOf(one.project)}
              jurisdiction={jurisdiction}
              onChange={(next) => setSaid((old) => ({ ...old, [one.project]: next }))}
            />
          ))}
        </ul>
        <Field label="控制数" isRequired breaches={breachesOf(act.error, "ceiling")}>
          {(control) => <AmountInput {...control} value={ceiling} onChange={setCeiling} />}
        </Field>
        <CeilingBar asked={BigInt(up?.fiscal ?? 0)} ceiling={ceiling ? BigInt(ceiling) : null} />
        <Input.TextArea
          aria-label="总的意见"
          placeholder="总的意见（可不填）"
          value={words}
          maxLength={1000}
          autoSize={{ minRows: 2, maxRows: 8 }}
          onChange={({ target }) => setWords(target.value)}
        />
      </FormFrame>
    </Section>
  );
}
