import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { askProjectLift } from "../../../modules/project/api.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { DayText } from "../ui/Amount.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Section } from "../ui/Page.tsx";
import { Findings } from "../ruling/Findings.tsx";
import { liftAddress } from "../ruling/addresses.ts";
import "../ruling/ruling.css";
import type { Project } from "./draft.ts";

function Ask({ project: { jurisdiction, id } }: { project: Project }) {
  const [isOpen, setOpen] = useState(false);
  if (!isOpen)
    return (
      <div className="verbs">
        <Button onClick={() => setOpen(true)}>申请人工审核</Button>
      </div>
    );
  return (
    <ActForm
      act={askProjectLift}
      does="申请人工审核"
      fields={{
        reason: {
          label: "为什么认为读错了",
          kind: "words",
          most: 300,
          rows: 3,
          hint: "由县财政局审核人具名决定；同意的，会作为疑点供监督部门复核",
        },
      }}
      input={(form) => ({ jurisdiction, id, reason: form.text("reason") })}
      onDone={() => setOpen(false)}
      onLeave={() => setOpen(false)}
    />
  );
}

/** 负面清单和人工审核 of a project: shown while something bars it, or once somebody has ruled. */
export function Lift({ project }: { project: Project }) {
  const { barring, mayAsk, rulings } = project.lift;
  if (barring.length === 0 && rulings.length === 0) return null;
  return (
    <Section title="负面清单核对">
      {barring.length > 0 && (
        <>
          <Notice tone="bad">
            申报内容里读到了不得购买的事项，改写以后才能提交。认为读错了的，可以申请人工审核。
          </Notice>
          <Findings of={barring} />
        </>
      )}
      {rulings.length > 0 && (
        <ul className="ruling-findings">
          {rulings.map((one) => (
            <li key={one.id}>
              <Link to={liftAddress(one)}>人工审核：{one.statusName}</Link>{" "}
              <span className="quiet">
                <DayText on={one.decidedOn ?? one.requestedOn} full /> {one.decider}
              </span>
            </li>
          ))}
        </ul>
      )}
      {mayAsk && <Ask project={project} />}
    </Section>
  );
}
