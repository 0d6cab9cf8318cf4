import { useState } from "react";
import { useParams } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { viewProcurement } from "../../../modules/procurement/api.ts";
import { StageLine } from "../../parts/StageLine.tsx";
import { useRead } from "../call.ts";
import { useRole } from "../me.ts";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Verbs } from "../ui/Verbs.tsx";
import { stationsShown } from "./stations.ts";
import { AwardSection, ChallengesSection, PapersSection, ResponsesSection } from "./Results.tsx";
import { ContentSection, CriteriaSection, SeatsSection } from "./Terms.tsx";
import { VerbForm } from "./VerbForm.tsx";
import "./procurement.css";

type View = Answer<typeof viewProcurement>;

const Above = ({ view }: { view: View }) => (
  <>
    <span>采购 {view.number}</span>
    <span>{view.purchaser.name}</span>
    <span>{view.methodName}</span>
    <span>{view.statusName}</span>
  </>
);

type Asked = { view: View; onVerb: (verb: string) => void };

/** Providers and panel members see the purchase, never the project behind it. */
function OpenVerbs({ view, onVerb }: Asked) {
  const role = useRole();
  const maySeeProject = role !== "providerAgent" && role !== "panelMember";
  return (
    <Verbs
      offers={view.offers}
      onVerb={onVerb}
      danger={["cancel", "fail", "invalidate", "withdrawResponse"]}
      plain={["challenge"]}
    >
      {maySeeProject && (
        <LinkButton to={`/projects/${view.jurisdiction}/${view.project}`}>看项目</LinkButton>
      )}
    </Verbs>
  );
}

/** 一项采购: its verbs, its stations with their legal last days, then what was offered and found. */
export function ProcurementPage() {
  const { jurisdiction = "", id = "" } = useParams();
  const view = useRead(viewProcurement, { jurisdiction, id });
  const [verb, setVerb] = useState<string>();
  const [told, setTold] = useState<string>();
  const chosen = view.offers.find((one) => one.verb === verb);
  return (
    <Page
      title={view.title}
      above={<Above view={view} />}
      verbsBelow
      verbs={
        chosen?.isOpen ? undefined : (
          <OpenVerbs
            view={view}
            onVerb={(next) => {
              setTold(undefined);
              setVerb(next);
            }}
          />
        )
      }
    >
      {told !== undefined && <Notice tone="ok">{told}</Notice>}
      {chosen?.isOpen && (
        <VerbForm
          key={chosen.verb}
          view={view}
          verb={chosen.verb}
          called={chosen.called}
          onDone={(after) => {
            setVerb(undefined);
            setTold(after);
          }}
          onLeave={() => setVerb(undefined)}
        />
      )}
      {view.endedReason !== "" && (
        <Notice tone="warn">
          {view.statusName}：{view.endedReason}
        </Notice>
      )}
      <Section label="采购进程">
        <StageLine stations={stationsShown(view)} label="采购进程" />
      </Section>
      <AwardSection view={view} />
      <ResponsesSection view={view} />
      <PapersSection view={view} />
      <ChallengesSection view={view} />
      <ContentSection view={view} />
      <CriteriaSection view={view} />
      <SeatsSection view={view} />
    </Page>
  );
}
