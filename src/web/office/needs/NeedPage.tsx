import "./needs.css";
import { useState } from "react";
import { Link, useParams } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import {
  answerNeed,
  checkNeed,
  declineNeed,
  listNeed,
  listNeeds,
  mergeNeed,
  viewNeed,
} from "../../../modules/needs/api.ts";
import { purchaserRoles } from "../../../modules/organization/roles.ts";
import { useAct, useList, useRead } from "../call.ts";
import { useRole } from "../me.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { DayText } from "../ui/Amount.tsx";
import { Facts } from "../ui/Facts.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Columns, Page, Section, Stack } from "../ui/Page.tsx";
import { Verbs } from "../ui/Verbs.tsx";
import { WhyNot } from "../ui/WhyNot.tsx";
import { needAddress } from "./NeedsPage.tsx";

type Need = Answer<typeof viewNeed>;
type Asking = { need: Need; leave: () => void };
const keyOf = ({ jurisdiction, id }: Need) => ({ jurisdiction, id });

const Decline = ({ need, leave }: Asking) => (
  <ActForm
    act={declineNeed}
    does="不予列入"
    danger
    fields={{
      reason: {
        label: "不予列入的理由",
        kind: "words",
        most: 300,
        hint: "会告诉提出人，请写清楚由谁负责、怎么办",
      },
    }}
    input={(form) => ({ ...keyOf(need), reason: form.text("reason") })}
    onDone={leave}
    onLeave={leave}
  />
);

const Answering = ({ need, leave }: Asking) => (
  <ActForm
    act={answerNeed}
    does="记下答复"
    fields={{
      words: {
        label: "怎样答复的",
        kind: "words",
        most: 300,
        hint: "记下后，提出人的姓名和电话立即删除",
      },
    }}
    input={(form) => ({ ...keyOf(need), words: form.text("words") })}
    onDone={leave}
    onLeave={leave}
  />
);

function Merge({ need, leave }: Asking) {
  const others = useList(listNeeds, { limit: 200 }).rows.filter(
    (one) => one.id !== need.id && !["merged", "declined"].includes(one.status),
  );
  return (
    <ActForm
      act={mergeNeed}
      does="并入这一条"
      fields={{
        into: {
          label: "并入哪一条",
          kind: "choice",
          hint: "本条原样保留，答复时一并答复",
          options: others.map(({ id, words, number }) => ({
            value: id,
            label: `${words}（${number}）`,
          })),
        },
      }}
      input={(form) => ({ ...keyOf(need), into: form.text("into") })}
      onDone={leave}
      onLeave={leave}
    />
  );
}

const forms = { decline: Decline, answer: Answering, merge: Merge } as const;
type Formed = keyof typeof forms;
const isFormed = (verb: string | undefined): verb is Formed =>
  verb !== undefined && Object.hasOwn(forms, verb);

const titles: Record<Formed, string> = {
  decline: "不予列入",
  answer: "答复提出人",
  merge: "并入另一条需求",
};

/** 增补建议 that came from this need, with how far they are. */
const Proposals = ({ of }: { of: Need["proposals"] }) => (
  <>
    {of.map(({ jurisdiction, id, number, statusName }) => (
      <div key={id}>
        <Link to={`/catalog/revisions/${jurisdiction}/${id}`}>{number}</Link>　{statusName}
      </div>
    ))}
  </>
);

function Asked({ need }: { need: Need }) {
  const { speaker, mergedInto, project, reason, answer, proposals } = need;
  return (
    <Facts
      columns={2}
      of={{
        提出方: [need.speakerKind, need.village].filter(Boolean).join("　"),
        涉及: need.people === null ? null : `约 ${need.people} 人`,
        听取日期: <DayText on={need.heardOn} full />,
        状态: need.statusName,
        提出人: speaker ? `${speaker.name}　${speaker.phone}` : undefined,
        保存到: speaker ? <DayText on={speaker.keepUntil} full /> : undefined,
        并入: mergedInto ? <Link to={needAddress(mergedInto)}>{mergedInto.words}</Link> : undefined,
        项目: project ? (
          <Link to={`/projects/${need.jurisdiction}/${project}`}>看项目</Link>
        ) : undefined,
        不予列入的理由: reason === "" ? undefined : reason,
        答复: answer === "" ? undefined : answer,
        目录增补: proposals.length === 0 ? undefined : <Proposals of={proposals} />,
      }}
    />
  );
}

/** 一条需求: what was said, what became of it, what may be done. */
export function NeedPage() {
  const { jurisdiction = "", id = "" } = useParams();
  const need = useRead(viewNeed, { jurisdiction, id });
  const role = useRole();
  const [open, setOpen] = useState<string>();
  const check = useAct(checkNeed);
  const list = useAct(listNeed);
  const leave = () => setOpen(undefined);
  const onVerb = (verb: string) => {
    if (verb === "check") check.mutate({ jurisdiction, id });
    else if (verb === "list") list.mutate({ jurisdiction, id });
    else setOpen(verb);
  };
  const Form = isFormed(open) ? forms[open] : undefined;
  const mayPropose = purchaserRoles.some((one) => one === role);
  const mayDraft = need.offers.length > 0 && ["checked", "listed"].includes(need.status);
  return (
    <Page
      title={need.words}
      above={[
        <span key="number">需求 {need.number}</span>,
        <span key="organization">{need.organization.name}</span>,
      ]}
      verbsBelow
      verbs={
        <Verbs offers={need.offers} onVerb={onVerb} danger={["decline"]}>
          {mayDraft && <LinkButton to={`/projects/new?need=${id}`}>用它立项</LinkButton>}
          {mayDraft && mayPropose && (
            <LinkButton to={`/catalog/propose?need=${id}`}>目录里没有，建议增补</LinkButton>
          )}
        </Verbs>
      }
    >
      <WhyNot error={check.error ?? list.error} />
      {Form && isFormed(open) && (
        <Section title={titles[open]}>
          <Form need={need} leave={leave} />
        </Section>
      )}
      <Columns>
        <Section title="需求内容">
          <Asked need={need} />
        </Section>
        <Stack>
          <Section title="并入本条的需求" count={`${need.merged.length} 条`}>
            {need.merged.length === 0 ? (
              <p className="quiet">没有。相似的需求可以并入一条，原话都保留。</p>
            ) : (
              <ul className="needs">
                {need.merged.map((one) => (
                  <li key={one.id}>
                    <Link to={needAddress(one)}>{one.words}</Link>
                    <span className="quiet">　{one.village || one.speakerKind}</span>
                  </li>
                ))}
              </ul>
            )}
          </Section>
          <LinkButton to="/needs">回到需求清单</LinkButton>
        </Stack>
      </Columns>
    </Page>
  );
}
