import { Button } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { takeBackPart, viewGrant } from "../../../modules/budget/api.ts";
import { ledgerNames, sourceNames } from "../../../modules/budget/model.ts";
import { percentText, wanText, yuanText } from "../../parts/amount.ts";
import { MoneyBar, MoneyFigures } from "../../parts/MoneyBar.tsx";
import { useRead } from "../call.ts";
import { useMe, useRole } from "../me.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { DayText } from "../ui/Amount.tsx";
import { Facts } from "../ui/Facts.tsx";
import { EmptyState } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { useToday } from "../ui/today.ts";
import { decisionFields, decisionOf } from "./decision.ts";
import { partNames, type Grant } from "./grantParts.ts";
import { lineAddress, LinesTable } from "./LinesTable.tsx";
import { SplitForm } from "./SplitForm.tsx";

function TakeBackForm({ grant, leave }: { grant: Grant; leave: () => void }) {
  const today = useToday();
  const { jurisdiction, id } = grant;
  const lines = grant.ofLines.map(({ id: value, organization, code, money }) => ({
    value,
    label: `${organization.name} ${code}（未安排 ${wanText(BigInt(money.approved) - BigInt(money.planned))} 万元）`,
  }));
  return (
    <ActForm
      act={takeBackPart}
      does="收回资金"
      danger
      fields={{
        line: { label: "从哪条指标收回", kind: "choice", options: lines },
        amount: { label: "收回金额", kind: "amount", hint: "只能收回没有列入计划的" },
        reason: { label: "理由", kind: "words", most: 200 },
        ...decisionFields(today),
      }}
      input={(form) => ({
        jurisdiction,
        id,
        line: form.text("line"),
        amount: form.text("amount"),
        reason: form.text("reason"),
        decision: decisionOf(form),
      })}
      onDone={leave}
      onLeave={leave}
    />
  );
}

function Money({ grant }: { grant: Grant }) {
  const { given, amount, planned, committed, accepted, paid } = grant;
  // A township sees its own part alone: of the rest it is not told who has it.
  const isOwnPart = useMe().post?.organization.kind === "township";
  const left = `未拆分 ${wanText(BigInt(amount) - BigInt(given))}`;
  const chain = { budget: amount, planned, contracted: committed, paid };
  return (
    <Section title="资金" aside="万元">
      <MoneyBar of={chain} />
      <MoneyFigures
        of={chain}
        notes={{
          budget: isOwnPart
            ? `全县的总额，本单位 ${wanText(given)}`
            : `已拆分 ${wanText(given)}，${left}`,
          planned: `拆分的 ${percentText(planned, given)}`,
          contracted: `已验收 ${wanText(accepted)}`,
          paid: `拆分的 ${percentText(paid, given)}`,
        }}
      />
    </Section>
  );
}

const Parts = ({ parts, jurisdiction }: Pick<Grant, "parts" | "jurisdiction">) => (
  <Table
    label="拆分和收回"
    rows={parts}
    keyOf={(part) => part.id}
    columns={[
      { head: "日期", of: (part) => <DayText on={part.decidedOn} full /> },
      { head: "办理", of: (part) => partNames[part.kind] },
      { head: "单位", of: (part) => part.organization.name },
      {
        head: "指标",
        of: ({ line }) => <Link to={lineAddress({ jurisdiction, id: line.id })}>{line.code}</Link>,
      },
      {
        head: "金额（元）",
        isFigure: true,
        isMain: true,
        of: (part) => `${part.kind === "give" ? "" : "−"}${yuanText(part.amount)}`,
      },
      { head: "决定文件", of: (part) => part.decision },
    ]}
  />
);

const GrantFacts = ({ grant }: { grant: Grant }) => (
  <Section title="来源">
    <Facts
      columns={3}
      of={{
        原主管部门: grant.department.name,
        随之下放的事项: grant.duty ? (
          <Link to={`/duties/${grant.duty.jurisdiction}/${grant.duty.id}`}>
            {grant.duty.code} {grant.duty.name}
          </Link>
        ) : null,
        功能分类: grant.functionalClass,
        预算类别: ledgerNames[grant.ledger],
        资金来源: sourceNames[grant.source],
        决定文件: `${grant.decision.number} ${grant.decision.title}`,
      }}
    />
  </Section>
);

type Doing = "split" | "takeBack" | undefined;

/** 一项费随事转资金: from the department's fund to each township's line and on to what was paid; and who decided it. */
export function GrantPage() {
  const { jurisdiction = "", id = "" } = useParams();
  const [doing, setDoing] = useState<Doing>();
  const grant = useRead(viewGrant, { jurisdiction, id });
  const mayAct = useRole() === "countyFinanceOfficer" && doing === undefined;
  const leave = () => setDoing(undefined);
  const isWhole = BigInt(grant.given) >= BigInt(grant.amount);
  return (
    <Page
      title={grant.title}
      above={
        <>
          <Link to={`/grants?year=${grant.year}`}>费随事转资金 {grant.code}</Link>
          <span>{grant.department.name}</span>
          <span>{grant.year} 年度</span>
        </>
      }
      verbsBelow
      verbs={
        mayAct && (
          <div className="verbs">
            <Button type="primary" disabled={isWhole} onClick={() => setDoing("split")}>
              {isWhole ? "已全部拆分" : "拆分到乡镇"}
            </Button>
            {grant.ofLines.length > 0 && (
              <Button onClick={() => setDoing("takeBack")}>收回没有用的</Button>
            )}
          </div>
        )
      }
    >
      {doing === "split" && (
        <Section title="拆分到乡镇">
          <SplitForm grant={grant} leave={leave} />
        </Section>
      )}
      {doing === "takeBack" && (
        <Section title="收回没有列入计划的">
          <TakeBackForm grant={grant} leave={leave} />
        </Section>
      )}
      <Money grant={grant} />
      <Section
        title="拆分到哪里"
        count={`${grant.ofLines.length} 条指标`}
        aside="万元，点指标看每一笔"
      >
        {grant.ofLines.length === 0 ? (
          <EmptyState title="还没有拆分" says="拆分到乡镇以后，每份是乡镇的一条预算指标。" />
        ) : (
          <LinesTable lines={grant.ofLines} label="拆分的指标" hasOffice />
        )}
      </Section>
      <GrantFacts grant={grant} />
      {grant.parts.length > 0 && (
        <Section title="拆分和收回" aside="按先后；只增不改">
          <Parts parts={grant.parts} jurisdiction={jurisdiction} />
        </Section>
      )}
    </Page>
  );
}
