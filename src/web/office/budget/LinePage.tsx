import { useState } from "react";
import { Button } from "antd";
import { Link, useParams, useSearchParams } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { viewPostings } from "../../../modules/budget/api.ts";
import { ledgerNames, sourceNames } from "../../../modules/budget/model.ts";
import { listLineUse } from "../../../modules/project/api.ts";
import { percentText, wanText } from "../../parts/amount.ts";
import { MoneyBar, MoneyFigures, type Link as Figured } from "../../parts/MoneyBar.tsx";
import { useRead } from "../call.ts";
import { useRole } from "../me.ts";
import { Facts } from "../ui/Facts.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { ChangeForm } from "./ChangeForm.tsx";
import { chainOf } from "./groups.ts";
import { grantAddress } from "./grantAddress.ts";
import { lineAddress } from "./LinesTable.tsx";
import { LineUse } from "./LineUse.tsx";
import { Postings } from "./Postings.tsx";

type Line = Answer<typeof viewPostings>["line"];

const figureOf: Record<Figured, string> = {
  budget: "approved",
  planned: "planned",
  contracted: "committed",
  paid: "paid",
};

function Money({ line: { money } }: { line: Line }) {
  const rest = BigInt(money.approved) - BigInt(money.planned);
  return (
    <Section title="资金" aside="万元，点数字看它是怎么记出来的">
      <MoneyBar of={chainOf(money)} />
      <MoneyFigures
        of={chainOf(money)}
        to={(figure, text) => <Link to={`?figure=${figureOf[figure]}`}>{text}</Link>}
        notes={{
          budget: `未安排 ${wanText(rest)}`,
          planned: `预算的 ${percentText(money.planned, money.approved)}`,
          contracted: (
            <>
              <Link to="?figure=accepted">已验收 {wanText(money.accepted)}</Link>，
              <Link to="?figure=advanced">预付未扣回 {wanText(money.advanced)}</Link>
            </>
          ),
          paid: `预算的 ${percentText(money.paid, money.approved)}`,
        }}
      />
    </Section>
  );
}

const Neighbour = ({ of }: { of: NonNullable<Line["continued"]> }) => (
  <Link to={lineAddress(of)}>
    {of.year} 年 {of.code}
  </Link>
);

const LineFacts = ({ line }: { line: Line }) => (
  <Section title="指标">
    <Facts
      columns={3}
      of={{
        预算单位: line.organization.name,
        功能分类: line.functionalClass,
        经济分类: line.economicClass ?? undefined,
        预算类别: ledgerNames[line.ledger],
        资金来源: sourceNames[line.source],
        指标编号: line.code,
        预算年度: `${line.year}`,
        费随事转: line.grant ? (
          <Link to={grantAddress(line.grant)}>{line.grant.title}</Link>
        ) : undefined,
        结转自: line.continued ? <Neighbour of={line.continued} /> : undefined,
        结转到: line.continuedBy ? <Neighbour of={line.continuedBy} /> : undefined,
      }}
    />
  </Section>
);

/** 一条指标: what it stands at, what draws on it, and every posting that led there. */
export function LinePage() {
  const { jurisdiction = "", id = "" } = useParams();
  const [asked] = useSearchParams();
  const [isChanging, setIsChanging] = useState(false);
  const { line } = useRead(viewPostings, { jurisdiction, id, limit: 1 });
  const { rows } = useRead(listLineUse, { jurisdiction, id });
  const mayChange = useRole() === "countyFinanceOfficer" && !isChanging;
  return (
    <Page
      title={line.title}
      above={
        <>
          <Link to={`/funds/lines?year=${line.year}`}>指标 {line.code}</Link>
          <span>{line.organization.name}</span>
          <span>{line.year} 年度</span>
        </>
      }
      verbsBelow
      verbs={
        mayChange && (
          <div className="verbs">
            {line.grant ? (
              <LinkButton to={grantAddress(line.grant)}>到该项资金拆分或收回</LinkButton>
            ) : (
              <Button onClick={() => setIsChanging(true)}>追加或核减</Button>
            )}
          </div>
        )
      }
    >
      {isChanging && (
        <Section title="追加或核减指标">
          <ChangeForm line={line} use={rows} leave={() => setIsChanging(false)} />
        </Section>
      )}
      <Money line={line} />
      {rows.length > 0 && (
        <Section title="用到哪里" count={`${rows.length} 个额度`} aside="元">
          <LineUse rows={rows} />
        </Section>
      )}
      <LineFacts line={line} />
      <Postings
        key={asked.toString()}
        jurisdiction={jurisdiction}
        id={id}
        figure={asked.get("figure") ?? ""}
        allotment={asked.get("allotment") ?? undefined}
      />
    </Page>
  );
}
