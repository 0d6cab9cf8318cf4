import { Button } from "antd";
import { useState } from "react";
import { useParams } from "react-router";
import { viewProvider } from "../../../modules/provider/api.ts";
import { useRead } from "../call.ts";
import { useRole } from "../me.ts";
import { Page, Section } from "../ui/Page.tsx";
import { Verbs } from "../ui/Verbs.tsx";
import {
  BanForm,
  CheckForm,
  EnlistForm,
  QualificationForm,
  StandingForm,
  type Standing,
} from "./forms.tsx";
import { ProviderFile, type Provider } from "./ProviderFile.tsx";

const standings: readonly Standing[] = ["suspend", "resume", "lift", "remove"];

/** The form of the verb that was chosen. */
function VerbForm({ verb, of, leave }: { verb: string; of: Provider; leave: () => void }) {
  const called = of.offers.find((one) => one.verb === verb)?.called ?? "";
  const standing = standings.find((one) => one === verb);
  if (verb === "check") return <CheckForm of={of} leave={leave} />;
  if (verb === "enlist") return <EnlistForm of={of} leave={leave} />;
  if (verb === "ban") return <BanForm of={of} leave={leave} />;
  if (standing) return <StandingForm of={of} leave={leave} verb={standing} called={called} />;
  return <QualificationForm of={of} leave={leave} />;
}

const titleOf = (verb: string, of: Provider): string =>
  verb === "qualify" ? "补充资质" : (of.offers.find((one) => one.verb === verb)?.called ?? "");

/** A closed verb of `check` only waits for answers that its own form asks. */
const askable = (of: Provider) =>
  of.offers.map((one) =>
    one.verb === "check" && one.breaches.every(({ rule }) => rule === "provider.classIsKnown")
      ? { ...one, isOpen: true, breaches: [] }
      : one,
  );

export function ProviderPage() {
  const { id = "" } = useParams();
  const of = useRead(viewProvider, { id });
  const role = useRole();
  const [verb, setVerb] = useState("");
  const leave = () => setVerb("");
  const isFinance = role === "countyFinanceOfficer" || role === "countyFinanceReviewer";
  return (
    <Page
      title={of.name}
      above={
        <>
          <span>{of.creditCode}</span>
          <span>{of.className}</span>
          <span>{of.statusName}</span>
        </>
      }
      verbsBelow
      verbs={
        isFinance &&
        verb === "" && (
          <Verbs offers={askable(of)} onVerb={setVerb} danger={["suspend", "ban", "remove"]}>
            <Button onClick={() => setVerb("qualify")}>补充资质</Button>
          </Verbs>
        )
      }
    >
      {verb !== "" && (
        <Section title={titleOf(verb, of)}>
          <VerbForm key={verb} verb={verb} of={of} leave={leave} />
        </Section>
      )}
      <ProviderFile of={of} />
    </Page>
  );
}
