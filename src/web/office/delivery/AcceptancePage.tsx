import "./delivery.css";
import { Button } from "antd";
import { useState } from "react";
import { useParams } from "react-router";
import { viewAcceptance } from "../../../modules/delivery/api.ts";
import { paperDay } from "../../parts/day.ts";
import { useRead } from "../call.ts";
import { useRole } from "../me.ts";
import { AcceptancePayable } from "../payment/PaymentPanel.tsx";
import { Deadline } from "../ui/Deadline.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Verbs } from "../ui/Verbs.tsx";
import { deliveryAddress } from "./addresses.ts";
import { AcceptancePaper } from "./AcceptancePaper.tsx";
import { JudgeForm } from "./JudgeForm.tsx";

/** 一次验收: the paper itself, and above it what may be done. */
export function AcceptancePage() {
  const { jurisdiction = "", id = "" } = useParams();
  const acceptance = useRead(viewAcceptance, { jurisdiction, id });
  const role = useRole();
  const [verb, setVerb] = useState<"accept" | "refuse">();
  const leave = () => setVerb(undefined);
  return (
    <Page
      title={`${acceptance.period}验收：${acceptance.contractTitle}`}
      above={[
        <span key="status">{acceptance.statusName}</span>,
        <span key="user">{acceptance.user}</span>,
      ]}
      verbsBelow
      verbs={
        <Verbs
          offers={verb ? [] : acceptance.offers}
          danger={["refuse"]}
          onVerb={(chosen) => setVerb(chosen === "refuse" ? "refuse" : "accept")}
        >
          <Button onClick={() => window.print()}>打印验收书</Button>
          <LinkButton to={deliveryAddress({ jurisdiction, id: acceptance.contract })}>
            看服务记录
          </LinkButton>
        </Verbs>
      }
    >
      {acceptance.status === "asked" && <Deadline on={acceptance.dueOn} />}
      {verb && (
        <Section title={verb === "accept" ? "逐项验收" : "不予验收"}>
          <JudgeForm key={verb} of={acceptance} verb={verb} leave={leave} />
        </Section>
      )}
      {acceptance.payBy && (
        <Notice tone="ok">验收结果向社会公告。付款期限到 {paperDay(acceptance.payBy)}。</Notice>
      )}
      {acceptance.payBy && role !== "thirdPartyEvaluator" && (
        <AcceptancePayable
          jurisdiction={jurisdiction}
          project={acceptance.project}
          acceptance={acceptance.id}
        />
      )}
      <AcceptancePaper of={acceptance} />
    </Page>
  );
}
