import { viewProjectDelivery } from "../../../modules/delivery/api.ts";
import { useRead } from "../call.ts";
import { Section } from "../ui/Page.tsx";
import { Deliveries } from "./Deliveries.tsx";

/** 履约与验收 of one project, on its page. Before a contract is signed there is nothing to show. */
export function DeliveryPanel({
  jurisdiction,
  project,
}: {
  jurisdiction: string;
  project: string;
}) {
  const delivery = useRead(viewProjectDelivery, { jurisdiction, id: project });
  if (delivery.contracts.length === 0) return null;
  return (
    <Section
      title="履约与验收"
      count={`${delivery.records.length} 条记录，${delivery.acceptances.length} 次验收`}
    >
      <Deliveries of={delivery} jurisdiction={jurisdiction} />
    </Section>
  );
}
