import { useState } from "react";
import { Link, useParams } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { grantLift, refuseLift, viewLift, withdrawLift } from "../../../modules/ruling/api.ts";
import { useAct, useRead } from "../call.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { DayText } from "../ui/Amount.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Columns, Page, Section, Stack } from "../ui/Page.tsx";
import { Verbs } from "../ui/Verbs.tsx";
import { WhyNot } from "../ui/WhyNot.tsx";
import { Findings } from "./Findings.tsx";
import "./ruling.css";

type Lift = Answer<typeof viewLift>;
type Acting = { of: Lift; leave: () => void };

const Grant = ({ of: { jurisdiction, id }, leave }: Acting) => (
  <Section title="解除阻断">
    <Stack>
      <Notice tone="warn">
        您的姓名和理由会记入这个项目的疑点，供监督部门复核。只对现在这些字有效，申报内容一改即失效。
      </Notice>
      <ActForm
        act={grantLift}
        does="具名解除阻断"
        danger
        fields={{
          reason: {
            label: "解除的理由",
            kind: "words",
            most: 300,
            rows: 3,
            hint: "写明为什么不属于读到的事项，看了哪些材料",
          },
        }}
        input={(form) => ({ jurisdiction, id, reason: form.text("reason") })}
        onDone={leave}
        onLeave={leave}
      />
    </Stack>
  </Section>
);

const Keep = ({ of: { jurisdiction, id }, leave }: Acting) => (
  <Section title="不予解除">
    <ActForm
      act={refuseLift}
      does="不予解除"
      fields={{ reason: { label: "不予解除的理由", kind: "words", most: 300, rows: 3 } }}
      input={(form) => ({ jurisdiction, id, reason: form.text("reason") })}
      onDone={leave}
      onLeave={leave}
    />
  </Section>
);

const Decided = ({ of }: { of: Lift }) => (
  <Section title="审核">
    <Facts
      of={{
        状态: of.statusName,
        审核人: of.decider || undefined,
        审核日期: of.decidedOn ? <DayText on={of.decidedOn} full /> : undefined,
        理由: of.ruling || undefined,
        申请人: of.requester,
        申请日期: <DayText on={of.requestedOn} full />,
        项目: <Link to={`/projects/${of.jurisdiction}/${of.project}`}>{of.title}</Link>,
      }}
    />
  </Section>
);

/** 一件人工审核: the words, what was read in them, why the purchaser holds otherwise, and who decided. */
export function LiftPage() {
  const { jurisdiction = "", id = "" } = useParams();
  const lift = useRead(viewLift, { jurisdiction, id });
  const [open, setOpen] = useState<string>();
  const withdraw = useAct(withdrawLift);
  const leave = () => setOpen(undefined);
  const onVerb = (verb: string) => {
    if (verb === "withdraw") withdraw.mutate({ jurisdiction, id });
    else setOpen(verb);
  };
  return (
    <Page
      title={`人工审核：${lift.title}`}
      above={<Link to="/rulings">人工审核</Link>}
      verbsBelow
      verbs={
        <Verbs
          offers={open === undefined ? lift.offers : []}
          onVerb={onVerb}
          danger={["withdraw"]}
          plain={["grant", "refuse"]}
        />
      }
    >
      <WhyNot error={withdraw.error} />
      {open === "grant" && <Grant of={lift} leave={leave} />}
      {open === "refuse" && <Keep of={lift} leave={leave} />}
      <Columns>
        <Stack>
          <Section title="读到了什么" count={`${lift.findings.length} 条`}>
            <Findings of={lift.findings} />
          </Section>
          <Section title="申报的原话">
            <p className="ruling-words">{lift.words}</p>
          </Section>
        </Stack>
        <Stack>
          <Section title={`${lift.organization.name}的说明`}>
            <p className="ruling-words">{lift.reason}</p>
          </Section>
          <Decided of={lift} />
        </Stack>
      </Columns>
    </Page>
  );
}
