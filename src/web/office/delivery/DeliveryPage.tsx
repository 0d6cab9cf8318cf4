import { useParams } from "react-router";
import { viewContractDelivery } from "../../../modules/delivery/api.ts";
import { useRead } from "../call.ts";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Deliveries } from "./Deliveries.tsx";

/** 一份合同的履约: where its provider records what it did. */
export function DeliveryPage() {
  const { jurisdiction = "", id = "" } = useParams();
  const delivery = useRead(viewContractDelivery, { jurisdiction, id });
  const title = delivery.contracts[0]?.title ?? "履约与验收";
  return (
    <Page
      title={title}
      above={[<span key="what">履约与验收</span>]}
      verbs={<LinkButton to={`/contracts/${jurisdiction}/${id}`}>看合同</LinkButton>}
    >
      <Section label="履约与验收">
        <Deliveries of={delivery} jurisdiction={jurisdiction} />
      </Section>
    </Page>
  );
}
