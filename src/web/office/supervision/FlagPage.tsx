import { useState } from "react";
import { Link, useParams } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import {
  acceptFlag,
  closeLead,
  explainFlag,
  referFlag,
  sendFlagBack,
  viewFlag,
} from "../../../modules/supervision/api.ts";
import { leadOutcomes, type FlagVerb } from "../../../modules/supervision/model.ts";
import { useRead } from "../call.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { DayText } from "../ui/Amount.tsx";
import { Citations } from "../ui/Citation.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Columns, Page, Section, Stack } from "../ui/Page.tsx";
import { RowList } from "../ui/RowList.tsx";
import { Verbs } from "../ui/Verbs.tsx";

type Flag = Answer<typeof viewFlag>;

/** Each verb asks for its reason. */
const forms = {
  explain: {
    act: explainFlag,
    label: "情况说明",
    hint: "写明为什么会这样、依据什么材料，已经改正的写明怎样改的",
  },
  accept: { act: acceptFlag, label: "审核意见", hint: "写明看了哪些材料、为什么采纳" },
  sendBack: { act: sendFlagBack, label: "退回的理由", hint: "写明还缺什么" },
  refer: {
    act: referFlag,
    label: "转为线索的理由",
    hint: "只有财政局审核人和监督部门看得到，所在单位看不到",
  },
} as const;

type Acting = { of: Flag; called: string; leave: () => void };

const Step = ({ of, called, leave, verb }: Acting & { verb: keyof typeof forms }) => {
  const { act, label, hint } = forms[verb];
  return (
    <ActForm
      act={act}
      does={called}
      danger={verb === "refer"}
      fields={{ reason: { label, kind: "words", most: 300, rows: 3, hint } }}
      input={(form) => ({ jurisdiction: of.jurisdiction, id: of.id, reason: form.text("reason") })}
      onDone={leave}
      onLeave={leave}
    />
  );
};

const Close = ({ of, called, leave }: Acting) => (
  <ActForm
    act={closeLead}
    does={called}
    fields={{
      outcome: {
        label: "办理结果",
        kind: "radio",
        options: Object.entries(leadOutcomes).map(([value, label]) => ({ value, label })),
      },
      reason: { label: "办理情况", kind: "words", most: 300, rows: 3 },
    }}
    input={(form) => ({
      jurisdiction: of.jurisdiction,
      id: of.id,
      outcome: form.text("outcome") as keyof typeof leadOutcomes,
      reason: form.text("reason"),
    })}
    onDone={leave}
    onLeave={leave}
  />
);

/** Subjects that have a page of their own. */
const folders: Record<string, string> = {
  procurement: "procurements",
  contract: "contracts",
  acceptance: "acceptances",
  payment: "payments",
  evaluation: "evaluations",
};

const What = ({ of }: { of: Flag }) => (
  <Section title="提示了什么">
    <p>{of.because}</p>
    <p className="quiet">{of.breach.fix}</p>
    <Citations of={of.breach.basis} />
    <Facts
      of={{
        状态: of.statusName,
        单位: of.organization.name,
        项目:
          of.project === null ? undefined : (
            <Link to={`/projects/${of.jurisdiction}/${of.project}`}>{of.title}</Link>
          ),
        出自:
          of.subject.kind === "project" ? undefined : (
            <Link to={`/${folders[of.subject.kind]}/${of.jurisdiction}/${of.subject.id}`}>
              {of.subject.name}
            </Link>
          ),
        首次出现: <DayText on={of.firstOn} full />,
        当年出现: of.times > 1 ? `${of.times} 次，以最近一次为准` : undefined,
      }}
    />
  </Section>
);

const Steps = ({ of }: { of: Flag }) => (
  <Section title="办理经过" count={of.steps.length > 0 ? `${of.steps.length} 步` : undefined}>
    {of.steps.length === 0 ? (
      <p className="quiet">还没有说明。</p>
    ) : (
      <RowList
        label="办理经过"
        rows={of.steps.map((one) => ({
          id: one.id,
          lead: <DayText on={one.doneOn} full />,
          title: `${one.called}${one.outcome === "" ? "" : `：${one.outcome}`}`,
          says: `${one.person}：${one.reason}`,
        }))}
      />
    )}
  </Section>
);

/** 一个疑点: what was noticed and by which law, what its office says, and who took it or did not. */
export function FlagPage() {
  const { jurisdiction = "", id = "" } = useParams();
  const flag = useRead(viewFlag, { jurisdiction, id });
  const [open, setOpen] = useState<FlagVerb>();
  const leave = () => setOpen(undefined);
  const called = flag.offers.find((one) => one.verb === open)?.called ?? "";
  return (
    <Page
      title={flag.breach.says}
      above={<Link to="/flags">疑点</Link>}
      verbsBelow
      verbs={
        <Verbs
          offers={open === undefined ? flag.offers : []}
          onVerb={(verb) => setOpen(verb as FlagVerb)}
          plain={["sendBack", "refer"]}
        />
      }
    >
      {open !== undefined && (
        <Section title={called}>
          {open === "close" ? (
            <Close of={flag} called={called} leave={leave} />
          ) : (
            <Step of={flag} called={called} leave={leave} verb={open} />
          )}
        </Section>
      )}
      <Columns>
        <What of={flag} />
        <Stack>
          <Steps of={flag} />
        </Stack>
      </Columns>
    </Page>
  );
}
