import { Button } from "antd";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import * as standards from "../../../modules/standard/api.ts";
import { paperDay } from "../../parts/day.ts";
import { useAct, useRead } from "../call.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { useToday } from "../ui/today.ts";
import { Verbs } from "../ui/Verbs.tsx";
import { Why, WhyNot } from "../ui/WhyNot.tsx";
import { draftAddress, standardAddress } from "./addresses.ts";
import { Differences } from "./Differences.tsx";
import { StandardPaper } from "./StandardPaper.tsx";

type Draft = Answer<typeof standards.viewDraft>;
type Asking = { draft: Draft; leave: () => void };

const keyOf = ({ jurisdiction, id }: Draft) => ({ jurisdiction, id });

const SendBack = ({ draft, leave }: Asking) => (
  <ActForm
    act={standards.sendBackStandard}
    does="退回修改"
    danger
    fields={{
      remarks: {
        label: "要改什么",
        kind: "words",
        most: 500,
        rows: 3,
        hint: "写清楚哪一项、为什么、改成怎样；部门会在工作台看到",
      },
    }}
    input={(form) => ({ ...keyOf(draft), remarks: form.text("remarks") })}
    onDone={leave}
    onLeave={leave}
  />
);

const Publish = ({ draft, leave }: Asking) => {
  const today = useToday();
  return (
    <ActForm
      act={standards.publishStandard}
      does="发布标准"
      fields={{
        document: {
          label: "发布文件",
          kind: "line",
          most: 100,
          hint: "本部门印发标准的文件名称和文号",
        },
        fromOn: {
          label: "施行日期",
          kind: "day",
          start: today,
          hint: "今天或者以后；现行版本到前一天为止，已立的项目不受影响",
        },
      }}
      input={(form) => ({
        ...keyOf(draft),
        document: form.text("document"),
        fromOn: form.text("fromOn"),
      })}
      onDone={leave}
      onLeave={leave}
    />
  );
};

const forms = { sendBack: SendBack, publish: Publish } as const;
const titles = { sendBack: "退回修改", publish: "发布标准" } as const;

/** What the rules say of the draft as it stands, before anybody presses a button. */
const Findings = ({ of }: { of: Draft["breaches"] }) =>
  of.length === 0 ? null : (
    <Section title="系统核对" count={`${of.length} 项`}>
      {of.map((one) => (
        <Notice key={one.rule} tone={one.weight === "bars" ? "bad" : "warn"}>
          <Why of={one} />
        </Notice>
      ))}
    </Section>
  );

const footOf = (draft: Draft): [string, string][] => [
  ["价格测算", draft.reckoning || "没有写"],
  ...(draft.document === "" ? [] : ([["发布文件", draft.document]] as [string, string][])),
  ...(draft.fromOn === null ? [] : ([["施行日期", paperDay(draft.fromOn)]] as [string, string][])),
];

function Parts({ draft }: { draft: Draft }) {
  return (
    <>
      {draft.status !== "published" && draft.remarks !== "" && (
        <Notice tone="warn">财政意见：{draft.remarks}</Notice>
      )}
      <Findings of={draft.breaches} />
      {draft.former && (
        <Differences
          of={draft.differences}
          before={draft.former.confirmed ? `第 ${draft.former.version} 版` : "样例"}
          after="本草案"
        />
      )}
      <StandardPaper
        of={{
          ...draft,
          item: `${draft.item} ${draft.itemName}`,
          left: `制定单位：${draft.organization.name}`,
          right: draft.version === null ? draft.statusName : `第 ${draft.version} 版`,
          foot: footOf(draft),
        }}
      />
    </>
  );
}

/** 标准草案: what it says, what it would change, who has said what, what may be done. */
export function DraftPage() {
  const { jurisdiction = "", id = "" } = useParams();
  const draft = useRead(standards.viewDraft, { jurisdiction, id });
  const [open, setOpen] = useState<keyof typeof forms>();
  const go = useNavigate();
  const submit = useAct(standards.submitStandard);
  const agree = useAct(standards.agreeToStandard);
  const withdraw = useAct(standards.withdrawStandard);
  const acts = { submit, agree, withdraw };
  const onVerb = (verb: string) => {
    if (verb === "edit") void go(`${draftAddress(draft)}/edit`);
    else if (verb === "submit" || verb === "agree" || verb === "withdraw")
      acts[verb].mutate({ jurisdiction, id });
    else if (verb === "sendBack" || verb === "publish") setOpen(verb);
  };
  const Form = open && forms[open];
  return (
    <Page
      title={draft.name}
      above={<Link to="/standards">服务标准</Link>}
      says={`草案 ${draft.number}，${draft.organization.name} ${draft.drafter} 草拟，${draft.statusName}`}
      verbsBelow
      verbs={
        <Verbs
          offers={draft.offers}
          onVerb={onVerb}
          danger={["withdraw", "sendBack"]}
          plain={draft.status === "returned" ? [] : ["edit"]}
        >
          {draft.version !== null && (
            <Link to={standardAddress(draft.item, draft.version)}>看已发布的标准</Link>
          )}
          <Button onClick={() => window.print()}>打印草案</Button>
        </Verbs>
      }
    >
      <WhyNot error={submit.error ?? agree.error ?? withdraw.error} />
      {Form && open && (
        <Section title={titles[open]}>
          <Form draft={draft} leave={() => setOpen(undefined)} />
        </Section>
      )}
      <Parts draft={draft} />
    </Page>
  );
}
