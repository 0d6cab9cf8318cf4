import "./contract.css";
import { Button } from "antd";
import { useState } from "react";
import { useParams } from "react-router";
import { submitContract, viewContract } from "../../../modules/contract/api.ts";
import { termNames, terms } from "../../../modules/contract/model.ts";
import { StageLine, type Station } from "../../parts/StageLine.tsx";
import { dayText } from "../../parts/day.ts";
import { useAct, useRead } from "../call.ts";
import { useRole } from "../me.ts";
import { Amount, DayText } from "../ui/Amount.tsx";
import { Facts } from "../ui/Facts.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Columns, Page, Section, Stack } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { useToday } from "../ui/today.ts";
import { Verbs } from "../ui/Verbs.tsx";
import { WhyNot } from "../ui/WhyNot.tsx";
import type { Contract } from "./DraftForm.tsx";
import { forms, isFormed } from "./verbs.tsx";

/** 起草 核对 签订 备案 完毕, each with its day or its legal last day. */
function stationsOf(contract: Contract, today: string): Station[] {
  const { status, signedOn, signBy, filedOn, fileBy, endedOn, drafter } = contract;
  const isDraft = status === "drafted";
  const isSigned = signedOn !== null;
  const due = (by: string | null) => (by ? `最迟 ${dayText(by, today)}` : undefined);
  const at = (on: string | null) => (on ? dayText(on, today) : undefined);
  const late = (by: string | null) => by !== null && today > by;
  const station = (name: string, state: Station["state"], on?: string, note?: string): Station => ({
    name,
    state,
    on,
    note,
  });
  const signing = isSigned ? "done" : isDraft ? "ahead" : late(signBy) ? "late" : "now";
  const filing = filedOn ? "done" : !isSigned || !fileBy ? "ahead" : late(fileBy) ? "late" : "now";
  const isEnded = status === "completed" || status === "endedEarly";
  return [
    station(
      "起草",
      isDraft ? "now" : "done",
      `${dayText(contract.awardedOn, today)} 成交`,
      drafter,
    ),
    station("核对签订", signing, at(signedOn) ?? due(signBy), contract.provider.name),
    ...(contract.needsFiling ? [station("备案", filing, at(filedOn) ?? due(fileBy))] : []),
    station(
      status === "endedEarly" ? "提前终止" : "履行完毕",
      isEnded ? "done" : isSigned ? "now" : "ahead",
      at(endedOn) ?? `服务到 ${dayText(contract.termTo, today)}`,
      contract.endReason || undefined,
    ),
  ];
}

const Terms = ({ contract }: { contract: Contract }) => (
  <Section title="合同条款">
    <Facts
      of={{
        ...Object.fromEntries(
          terms.map((one) => [
            termNames[one],
            <span key={one} className="contract-words">
              {contract[one] || "（还没有写）"}
            </span>,
          ]),
        ),
        其他条款:
          contract.clauses.length === 0 ? undefined : (
            <ol className="contract-lines">
              {contract.clauses.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ol>
          ),
      }}
    />
  </Section>
);

const Standards = ({ contract }: { contract: Contract }) => (
  <Section title="验收标准" aside="达不到时，扣减当期金额的比例">
    <Table
      label="验收标准"
      rows={contract.acceptance}
      keyOf={(one) => one.says}
      columns={[
        { head: "标准", of: (one) => one.says },
        { head: "扣减", isFigure: true, of: (one) => `${one.deduction / 100}%` },
      ]}
    />
  </Section>
);

function Shares({ contract }: { contract: Contract }) {
  const isPlanned = contract.shares.some((one) => one.free !== null);
  return (
    <Section title="份额" aside="元">
      <Table
        label="份额"
        rows={contract.shares}
        keyOf={(one) => one.id}
        columns={[
          { head: "使用单位", of: (one) => one.user.name },
          { head: "数量", isFigure: true, of: (one) => one.quantity },
          {
            head: "财政资金",
            isFigure: true,
            isMain: true,
            of: (one) => <Amount fen={one.fiscal} bare />,
          },
          { head: "其他资金", isFigure: true, of: (one) => <Amount fen={one.other} bare /> },
          ...(isPlanned
            ? [
                {
                  head: "计划可用",
                  isFigure: true,
                  of: (one: Contract["shares"][number]) => <Amount fen={one.free} bare />,
                },
              ]
            : []),
          { head: "付款单位", of: (one) => one.payer.name },
        ]}
      />
    </Section>
  );
}

const Money = ({ contract }: { contract: Contract }) => (
  <Section title="金额与期限">
    <Facts
      of={{
        合同价格: <Amount fen={contract.price} />,
        成交价: contract.awarded === null ? undefined : <Amount fen={contract.awarded} />,
        补充合同:
          contract.supplements.length === 0 ? undefined : <Amount fen={contract.supplemented} />,
        预付款: contract.advance === "0" ? "没有" : <Amount fen={contract.advance} />,
        履约保证金: contract.bond === "0" ? "没有" : <Amount fen={contract.bond} />,
        服务期限: (
          <>
            <DayText on={contract.termFrom} full /> 至 <DayText on={contract.termTo} full />
          </>
        ),
        验收期限: `申请后 ${contract.acceptanceDays} 天`,
        付款期限: `验收合格后 ${contract.payDays} 天`,
        中小企业: contract.providerIsSme ? "是（付款最长 60 天）" : "否",
      }}
    />
  </Section>
);

const Instalments = ({ contract }: { contract: Contract }) => (
  <Section title="年度分期" aside="元">
    <Table
      label="年度分期"
      rows={contract.instalments}
      keyOf={(one) => one.id}
      columns={[
        { head: "使用单位", of: (one) => one.user },
        { head: "年度", of: (one) => `${one.year}${one.isSupplement ? "（补充）" : ""}` },
        { head: "金额", isFigure: true, of: (one) => <Amount fen={one.amount} bare /> },
      ]}
    />
    {contract.supplements.map((one) => (
      <p key={one.id} className="quiet">
        <DayText on={one.signedOn} /> 补充 <Amount fen={one.amount} />：{one.reason}
      </p>
    ))}
  </Section>
);

const Submitted = ({ signBy }: { signBy: string | null }) => (
  <p className="quiet" role="status">
    已提交核对，由本单位负责人签订{signBy ? `，最迟 ${signBy}` : ""}。承接主体现在也能看到这份合同。
  </p>
);

/** 一份合同. */
export function ContractPage() {
  const { jurisdiction = "", id = "" } = useParams();
  const contract = useRead(viewContract, { jurisdiction, id });
  const today = useToday();
  const isProvider = useRole() === "providerAgent";
  const [open, setOpen] = useState<string>();
  const submit = useAct(submitContract);
  const onVerb = (verb: string) =>
    verb === "submit" ? submit.mutate({ jurisdiction, id }) : setOpen(verb);
  const opened = isFormed(open) ? forms[open] : undefined;
  const leave = () => setOpen(undefined);
  return (
    <Page
      title={contract.title}
      above={[
        <span key="number">合同 {contract.number}</span>,
        <span key="purchaser">甲方 {contract.purchaser.name}</span>,
        <span key="provider">乙方 {contract.provider.name}</span>,
      ]}
      verbsBelow
      verbs={
        <Verbs
          offers={opened ? [] : submitFirst(contract)}
          onVerb={onVerb}
          danger={["return", "endEarly"]}
          plain={["supplement"]}
          pending={submit.isPending ? "submit" : undefined}
        >
          <Button onClick={() => window.print()}>打印合同</Button>
        </Verbs>
      }
    >
      <WhyNot error={submit.error} />
      {submit.isSuccess && contract.status === "inReview" && <Submitted signBy={contract.signBy} />}
      {opened && (
        <Section title={opened.title}>
          <opened.Form contract={contract} leave={leave} />
        </Section>
      )}
      <Section label="进展">
        <StageLine stations={stationsOf(contract, today)} label="合同的进展" />
      </Section>
      <Columns>
        <Stack>
          <Shares contract={contract} />
          <Terms contract={contract} />
          <Standards contract={contract} />
        </Stack>
        <Stack>
          <Money contract={contract} />
          {contract.instalments.length > 0 && <Instalments contract={contract} />}
          {!isProvider && (
            <LinkButton to={`/projects/${jurisdiction}/${contract.project}`}>看所属项目</LinkButton>
          )}
        </Stack>
      </Columns>
    </Page>
  );
}

/** The next lawful act stands first: showing the draft, not writing it once more. */
const submitFirst = ({ offers }: Contract) =>
  [...offers].sort((a, b) => Number(b.verb === "submit") - Number(a.verb === "submit"));
