import { useState } from "react";
import { useParams } from "react-router";
import { rectify, viewCheck } from "../../../modules/delivery/api.ts";
import { useRead } from "../call.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { DayText } from "../ui/Amount.tsx";
import { Deadline } from "../ui/Deadline.tsx";
import { Facts } from "../ui/Facts.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { useToday } from "../ui/today.ts";
import { Verbs } from "../ui/Verbs.tsx";
import { deliveryAddress } from "./addresses.ts";

/** 一次抽查 and how it was put right. */
export function CheckPage() {
  const { jurisdiction = "", id = "" } = useParams();
  const check = useRead(viewCheck, { jurisdiction, id });
  const [isOpen, setIsOpen] = useState(false);
  const today = useToday();
  const leave = () => setIsOpen(false);
  return (
    <Page
      title={`抽查：${check.contractTitle}`}
      above={[<span key="user">{check.user}</span>, <span key="status">{check.statusName}</span>]}
      verbsBelow
      verbs={
        <Verbs offers={isOpen ? [] : check.offers} onVerb={() => setIsOpen(true)}>
          <LinkButton to={deliveryAddress({ jurisdiction, id: check.contract })}>
            看服务记录与验收
          </LinkButton>
        </Verbs>
      }
    >
      {isOpen && (
        <Section title="报告整改">
          <ActForm
            act={rectify}
            does="报告整改"
            fields={{
              says: { label: "怎样整改的", kind: "words", most: 500 },
              on: { label: "整改完成日期", kind: "day", start: today, until: today },
            }}
            input={(form) => ({
              jurisdiction,
              id,
              says: form.text("says"),
              on: form.text("on"),
            })}
            onDone={leave}
            onLeave={leave}
          />
        </Section>
      )}
      <Section label="抽查情况">
        <Facts
          columns={2}
          of={{
            抽查日期: <DayText on={check.checkedOn} full />,
            状态: check.statusName,
            购买主体: check.purchaser,
            承接主体: check.provider,
            抽查情况: check.found,
            整改期限: check.status === "toRectify" ? <Deadline on={check.rectifyBy} /> : undefined,
            整改日期: check.rectifiedOn ? <DayText on={check.rectifiedOn} full /> : undefined,
            整改情况: check.rectifiedSays === "" ? undefined : check.rectifiedSays,
          }}
        />
      </Section>
    </Page>
  );
}
