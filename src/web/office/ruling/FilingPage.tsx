import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import {
  acceptFiling,
  declineFiling,
  submitFiling,
  viewFiling,
  withdrawFiling,
} from "../../../modules/ruling/api.ts";
import { useAct, useRead } from "../call.ts";
import { useRole } from "../me.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { Amount, DayText } from "../ui/Amount.tsx";
import { Facts } from "../ui/Facts.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Columns, Page, Section, Stack } from "../ui/Page.tsx";
import { useToday } from "../ui/today.ts";
import { Verbs } from "../ui/Verbs.tsx";
import { WhyNot } from "../ui/WhyNot.tsx";
import { filingAddress, files } from "./addresses.ts";
import { Findings } from "./Findings.tsx";
import "./ruling.css";

type Filing = Answer<typeof viewFiling>;
type Acting = { of: Filing; leave: () => void };

function Accept({ of: { jurisdiction, id }, leave }: Acting) {
  const today = useToday();
  return (
    <Section title="同意备案">
      <ActForm
        act={acceptFiling}
        does="同意备案"
        fields={{
          fromOn: { label: "自哪天起有效", kind: "day", start: today },
          toOn: { label: "有效期到", kind: "day", start: `${today.slice(0, 4)}-12-31` },
          reason: {
            label: "审核意见",
            kind: "words",
            most: 300,
            hint: "写明确有需要、市场上有人提供、比自行办理更好",
          },
        }}
        input={(form) => ({
          jurisdiction,
          id,
          fromOn: form.text("fromOn"),
          toOn: form.text("toOn"),
          reason: form.text("reason"),
        })}
        onDone={leave}
        onLeave={leave}
      />
    </Section>
  );
}

const Decline = ({ of: { jurisdiction, id }, leave }: Acting) => (
  <Section title="不予备案">
    <ActForm
      act={declineFiling}
      does="不予备案"
      danger
      fields={{ reason: { label: "不予备案的理由", kind: "words", most: 300 } }}
      input={(form) => ({ jurisdiction, id, reason: form.text("reason") })}
      onDone={leave}
      onLeave={leave}
    />
  </Section>
);

const Decided = ({ of }: { of: Filing }) => (
  <Section title="审核">
    <Facts
      of={{
        状态: of.statusName,
        备案号: of.number || undefined,
        立项用的编码: of.code || undefined,
        有效期: of.fromOn && of.toOn ? `${of.fromOn} 至 ${of.toOn}` : undefined,
        审核人: of.decider || undefined,
        审核日期: of.decidedOn ? <DayText on={of.decidedOn} full /> : undefined,
        审核意见: of.reason || undefined,
        提交日期: of.submittedOn ? <DayText on={of.submittedOn} full /> : undefined,
        起草: of.drafter,
      }}
    />
  </Section>
);

function After({ of }: { of: Filing }) {
  const mayDraft = files.includes(useRole() ?? "");
  if (of.status !== "accepted") return null;
  return (
    <Notice tone="ok">
      已备案。立项时用编码 {of.code}；宜在下次目录调整时提出增补。
      {mayDraft && (
        <div className="verbs">
          <LinkButton to={`/projects/new?item=${of.code}`} isMain>
            用它立项
          </LinkButton>
        </div>
      )}
    </Notice>
  );
}

/** 一件目录外备案: what, why, what the negative list says, and who decided. */
export function FilingPage() {
  const { jurisdiction = "", id = "" } = useParams();
  const filing = useRead(viewFiling, { jurisdiction, id });
  const go = useNavigate();
  const [open, setOpen] = useState<string>();
  const submit = useAct(submitFiling);
  const withdraw = useAct(withdrawFiling);
  const leave = () => setOpen(undefined);
  const onVerb = (verb: string) => {
    if (verb === "submit") submit.mutate({ jurisdiction, id });
    else if (verb === "withdraw") withdraw.mutate({ jurisdiction, id });
    else if (verb === "edit") void go(`${filingAddress(filing)}/edit`);
    else setOpen(verb);
  };
  return (
    <Page
      title={filing.name}
      above={<Link to="/rulings">人工审核</Link>}
      verbsBelow
      verbs={
        <Verbs
          offers={open === undefined ? filing.offers : []}
          onVerb={onVerb}
          danger={["decline", "withdraw"]}
          plain={["edit"]}
        />
      }
    >
      <WhyNot error={submit.error ?? withdraw.error} />
      {open === "accept" && <Accept of={filing} leave={leave} />}
      {open === "decline" && <Decline of={filing} leave={leave} />}
      <After of={filing} />
      <Columns>
        <Section title="备案内容">
          <Facts
            of={{
              提出单位: filing.organization.name,
              买什么: filing.content,
              为什么需要: filing.whyNeeded,
              目录外的原因: filing.whyOutside,
              建议列入: `${filing.parent} ${filing.parentName}`,
              服务类别: filing.kindName,
              品目: filing.purchaseItem,
              预计金额: <Amount fen={filing.amount} />,
            }}
          />
        </Section>
        <Stack>
          <Decided of={filing} />
          <Section title="负面清单核对">
            {filing.findings.length === 0 ? (
              <p className="quiet">没有读到负面清单的事项。</p>
            ) : (
              <Findings of={filing.findings} />
            )}
          </Section>
        </Stack>
      </Columns>
    </Page>
  );
}
