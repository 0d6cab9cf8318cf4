import "./delivery.css";
import { Button } from "antd";
import { useState } from "react";
import { useParams } from "react-router";
import { inCapitals } from "../../../base/capitals.ts";
import { fen } from "../../../base/money.ts";
import { viewAcceptance } from "../../../modules/delivery/api.ts";
import { percentText, yuanText } from "../../parts/amount.ts";
import { paperDay } from "../../parts/day.ts";
import { useRead } from "../call.ts";
import { Deadline } from "../ui/Deadline.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { PaperForm, PaperRow, Signature } from "../ui/PaperForm.tsx";
import { Verbs } from "../ui/Verbs.tsx";
import { deliveryAddress } from "./addresses.ts";
import { JudgeForm, type Acceptance } from "./JudgeForm.tsx";
import { degreeOf } from "./OpinionsField.tsx";

const money = (amount: string): string => `${yuanText(amount)} 元`;

function judgement({ met, note, deduction }: Acceptance["items"][number]): string {
  if (met === null) return "";
  if (met) return "达到";
  const lost = deduction > 0 ? `，扣 ${percentText(BigInt(deduction), 10_000n)}` : "";
  return `没有达到：${note}${lost}`;
}

function conclusion(of: Acceptance): string {
  if (of.status === "asked") return "";
  if (of.status === "refused") return `验收不合格。${of.reason}`;
  const lost = of.status === "acceptedInPart" ? `，按合同扣减 ${money(of.deducted)}` : "";
  const recovered = of.recovered === "0" ? "" : `，其中扣回预付款 ${money(of.recovered)}`;
  return `${of.statusName}，予以验收 ${money(of.accepted)}（${inCapitals(fen(BigInt(of.accepted)))}）${lost}${recovered}。`;
}

/** 验收书 as it is signed on paper. */
const Paper = ({ of }: { of: Acceptance }) => (
  <PaperForm
    title={`${of.accepter}政府购买服务项目验收书`}
    left={`申请日期：${paperDay(of.askedOn)}`}
    right="单位：元"
    number={of.contractNumber}
  >
    <PaperRow
      of={[
        ["合同名称", of.contractTitle],
        ["合同编号", of.contractNumber],
      ]}
    />
    <PaperRow
      of={[
        ["购买主体", of.purchaser],
        ["承接主体", of.provider],
      ]}
    />
    <PaperRow
      of={[
        ["使用单位", of.user],
        ["服务数量", of.quantity],
      ]}
    />
    <PaperRow
      of={[
        ["验收期间", of.period],
        ["申请人", of.askedBy],
      ]}
    />
    <PaperRow
      of={[
        ["申请金额", money(of.asked)],
        ["金额大写", inCapitals(fen(BigInt(of.asked)))],
      ]}
    />
    {of.items.map((one, at) => (
      <PaperRow
        key={one.clause}
        of={[
          [`标准 ${at + 1}`, one.says],
          ["验收情况", judgement(one)],
        ]}
      />
    ))}
    <PaperRow
      of={[
        [
          "服务对象意见",
          of.opinions.length === 0
            ? of.opinionsNeeded
              ? ""
              : "不面向公众，未听取"
            : of.opinions
                .map(
                  (one) =>
                    `${one.place}：${degreeOf(one.satisfied)}${one.words && `，${one.words}`}`,
                )
                .join("；"),
        ],
      ]}
    />
    <PaperRow of={[["验收结论", conclusion(of)]]} />
    <PaperRow
      of={[
        [
          "验收单位",
          <Signature
            key="accepter"
            name={of.acceptedBy || of.accepter}
            on={of.acceptedOn ? paperDay(of.acceptedOn) : undefined}
          />,
        ],
      ]}
    />
    <PaperRow of={[["承接主体", <Signature key="provider" name={of.provider} />]]} />
  </PaperForm>
);

/** 一次验收: the paper itself, and above it what may be done. */
export function AcceptancePage() {
  const { jurisdiction = "", id = "" } = useParams();
  const acceptance = useRead(viewAcceptance, { jurisdiction, id });
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
        <Notice tone="ok">
          验收结果向社会公告。购买主体凭验收书提交支付申请，最迟 {paperDay(acceptance.payBy)} 付款。
        </Notice>
      )}
      <Paper of={acceptance} />
    </Page>
  );
}
