import { useState } from "react";
import { useParams } from "react-router";
import { approveRevision, editRevision, viewRevision } from "../../../modules/catalog/api.ts";
import { useAct, useRead } from "../call.ts";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Verbs } from "../ui/Verbs.tsx";
import { WhyNot } from "../ui/WhyNot.tsx";
import { AskForm } from "./AskForm.tsx";
import {
  AnswerForm,
  DeclineForm,
  ExpertsForm,
  LegalityForm,
  PublishForm,
  ReturnForm,
  type Revision,
} from "./revisionForms.tsx";
import { RevisionItems } from "./RevisionItems.tsx";
import { Findings, Head, Life, Opinions, Reviews, Touched } from "./RevisionParts.tsx";
import "./catalog.css";

const forms = {
  askOpinions: AskForm,
  answer: AnswerForm,
  recordLegality: LegalityForm,
  recordExperts: ExpertsForm,
  sendBack: ReturnForm,
  decline: DeclineForm,
  publish: PublishForm,
} as const;

type Formed = keyof typeof forms;
const isFormed = (verb: string | undefined): verb is Formed =>
  verb !== undefined && Object.hasOwn(forms, verb);

/** What the form itself asks for is no reason to keep it closed. */
const askedInForm = ["catalog.departmentsAreAsked", "catalog.isDelegated"];

const offersOf = ({ offers, status }: Revision) =>
  offers
    .map((one) =>
      one.breaches.every(({ rule }) => askedInForm.includes(rule))
        ? { ...one, isOpen: true, breaches: [] }
        : one,
    )
    // A draft is rewritten in its own section; what was returned goes back to a draft by the button.
    .filter((one) => one.verb !== "edit" || status === "returned");

/** 一项目录修订: what changes, what was said about it, which projects it touches, what may be done. */
export function RevisionPage() {
  const { jurisdiction = "", id = "" } = useParams();
  const of = useRead(viewRevision, { jurisdiction, id });
  const [open, setOpen] = useState<string>();
  const approve = useAct(approveRevision);
  const reopen = useAct(editRevision);
  const offers = offersOf(of);
  const leave = () => setOpen(undefined);
  const onVerb = (verb: string) => {
    if (verb === "approve") approve.mutate({ jurisdiction, id });
    else if (verb === "edit") reopen.mutate({ jurisdiction, id });
    else setOpen(verb);
  };
  const Form = isFormed(open) ? forms[open] : undefined;
  const called = offers.find((one) => one.verb === open)?.called ?? "";
  const mayEdit = of.status === "drafted" && of.offers.some((one) => one.verb === "edit");
  return (
    <Page
      title={of.title}
      above={
        <>
          <span>目录修订</span>
          <span>{of.number}</span>
          <span>{of.levelName}</span>
          <span>{of.statusName}</span>
        </>
      }
      verbsBelow
      verbs={
        open === undefined && (
          <Verbs offers={offers} onVerb={onVerb} danger={["sendBack", "decline"]}>
            <LinkButton to="/catalog/revisions">看全部修订</LinkButton>
          </Verbs>
        )
      }
    >
      <WhyNot error={approve.error ?? reopen.error} />
      {Form && (
        <Section title={called}>
          <Form key={open} of={of} leave={leave} />
        </Section>
      )}
      <Section title="修订的步骤">
        <Life of={of} />
        <Head of={of} />
      </Section>
      <Findings of={of} />
      <RevisionItems of={of} mayEdit={mayEdit} />
      <Opinions of={of} />
      <Reviews of={of} />
      <Touched of={of} />
    </Page>
  );
}
