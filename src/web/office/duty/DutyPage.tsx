import { useState } from "react";
import { Link, useParams } from "react-router";
import { viewDuty, withdrawDuty } from "../../../modules/duty/api.ts";
import { useRead } from "../call.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { DayText } from "../ui/Amount.tsx";
import { Facts } from "../ui/Facts.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Columns, Page, Section, Stack } from "../ui/Page.tsx";
import { useToday } from "../ui/today.ts";
import { Verbs } from "../ui/Verbs.tsx";
import { Decision } from "./Decision.tsx";
import { decisionFields, decisionOf } from "./decision.ts";
import { Items } from "./DutiesPage.tsx";
import { dutyAddress } from "./keepers.ts";

type Of = { jurisdiction: string; id: string };

function Withdraw({ of, leave }: { of: Of; leave: () => void }) {
  const today = useToday();
  return (
    <Section title="退出责任清单">
      <ActForm
        act={withdrawDuty}
        does="退出责任清单"
        danger
        fields={{
          on: { label: "自哪天起退出", kind: "day", start: today },
          reason: { label: "退出理由", kind: "words", most: 300 },
          ...decisionFields(today),
        }}
        input={(form) => ({
          ...of,
          on: form.text("on"),
          reason: form.text("reason"),
          decision: decisionOf(form),
        })}
        onDone={leave}
        onLeave={leave}
      />
    </Section>
  );
}

/** 一项职责事项: what it is, since when, by which paper, and what it was before. */
export function DutyPage() {
  const { jurisdiction = "", id = "" } = useParams();
  const duty = useRead(viewDuty, { jurisdiction, id });
  const [isOpen, setOpen] = useState(false);
  const mayAmend = duty.offers.length > 0;
  return (
    <Page
      title={duty.name}
      above={<Link to="/duties">责任清单</Link>}
      verbsBelow
      verbs={
        <Verbs
          offers={isOpen ? [] : duty.offers}
          onVerb={() => setOpen(true)}
          danger={["withdraw"]}
        >
          {mayAmend && <LinkButton to={`/duties/new?from=${id}`}>修订内容</LinkButton>}
        </Verbs>
      }
    >
      {isOpen && <Withdraw of={{ jurisdiction, id }} leave={() => setOpen(false)} />}
      <Columns>
        <Section title="职责内容">
          <Facts
            of={{
              事项编号: duty.code,
              状态: duty.statusName,
              责任主体: duty.holderName,
              主责部门: duty.leadOffice || undefined,
              配合部门: duty.assists || undefined,
              领域: duty.field,
              职责依据: duty.basis || null,
              可以用什么购买: <Items of={duty.items} />,
              施行日期: <DayText on={duty.fromOn} full />,
              最后一天: duty.toOn ? <DayText on={duty.toOn} full /> : undefined,
            }}
          />
        </Section>
        <Stack>
          <Section title="准入决定">
            <Decision of={duty.decision} />
          </Section>
          {duty.ended && (
            <Section title={duty.statusName}>
              <Decision of={duty.ended} reason={duty.endedReason} />
            </Section>
          )}
          {duty.versions.length > 0 && (
            <Section title="同一编号的其他各条">
              <Facts
                of={Object.fromEntries(
                  duty.versions.map((one) => [
                    `${one.fromOn} 起`,
                    <Link key={one.id} to={dutyAddress(one)}>
                      {one.statusName}
                      {one.toOn && `，至 ${one.toOn}`}
                    </Link>,
                  ]),
                )}
              />
            </Section>
          )}
        </Stack>
      </Columns>
    </Page>
  );
}
