import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { prepareProcurement, previewProcurement } from "../../../modules/procurement/api.ts";
import { yuanText } from "../../parts/amount.ts";
import { useRead } from "../call.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { Amount } from "../ui/Amount.tsx";
import { Facts } from "../ui/Facts.tsx";
import type { FieldRow } from "../ui/FormField.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import type { Answer } from "../../../base/endpoint.ts";
import { CriteriaField, usualCriteria, type TypedCriterion } from "./CriteriaField.tsx";
import "./procurement.css";

type Terms = Answer<typeof previewProcurement>;

const consultationFields = ({ planned, tenderFrom }: Terms): Record<string, FieldRow> => ({
  smeReserved: {
    kind: "tick",
    label: "专门面向中小企业采购",
    start: "true",
    hint: "200 万元以下、适宜由中小企业提供的服务应当预留；不预留的写明理由",
  },
  smeReason: { kind: "words", label: "不预留的理由", isOptional: true, most: 300 },
  ...(tenderFrom !== null && BigInt(planned) >= BigInt(tenderFrom)
    ? {
        approval: {
          kind: "line",
          label: "采用磋商方式的批准文件",
          isOptional: true,
          most: 120,
          hint: `预算达到公开招标数额标准 ${yuanText(tenderFrom)} 元，须先经设区的市级以上财政部门批准`,
        } satisfies FieldRow,
      }
    : {}),
});

const fieldsOf = (terms: Terms): Record<string, FieldRow> => ({
  title: { kind: "line", label: "采购名称", start: terms.title, most: 120 },
  ceiling: {
    kind: "amount",
    label: "最高限价",
    start: terms.planned,
    hint: `不超过计划金额 ${yuanText(terms.planned)} 元`,
  },
  requirement: {
    kind: "words",
    label: "采购需求",
    start: terms.requirement,
    rows: 4,
    most: 4000,
    hint: "买什么、给谁、多少、多久、到什么标准。供应商和评审小组都照此办理",
  },
  ...(terms.track === "procurement" ? consultationFields(terms) : {}),
});

const stepsAddress = (planned: string): string => `/steps?amount=${planned}`;

const TrackSays = ({
  of: { track, planned, quotesDocument, quotesNeeded, approverName },
}: {
  of: Terms;
}) => (
  <Notice>
    {track === "internal"
      ? `限额以下：按《${quotesDocument}》比价，不少于 ${quotesNeeded} 家，${approverName}。`
      : "政府采购：竞争性磋商。先公开采购意向，原则上 30 日后发布公告；响应期不少于 10 日，文件提供不少于 5 个工作日。"}{" "}
    <Link to={stepsAddress(planned)}>看每一步的日期</Link>
  </Notice>
);

/** 立采购: prefilled from the project, its plan and the rules of the place. */
export function PreparePage() {
  const { jurisdiction = "", project = "" } = useParams();
  const terms = useRead(previewProcurement, { jurisdiction, project });
  const go = useNavigate();
  const isConsultation = terms.track === "procurement";
  const [criteria, setCriteria] = useState<TypedCriterion[]>([...usualCriteria]);
  return (
    <Page title={isConsultation ? "组织磋商" : "组织比价"} above={<span>{terms.title}</span>}>
      <Section label="采购内容">
        <TrackSays of={terms} />
        <Facts of={{ 计划金额: <Amount fen={terms.planned} /> }} />
        <ActForm
          act={prepareProcurement}
          fields={fieldsOf(terms)}
          does={isConsultation ? "开始磋商采购" : "开始比价"}
          input={(form) => ({
            jurisdiction,
            project,
            title: form.text("title"),
            ceiling: form.text("ceiling"),
            requirement: form.text("requirement"),
            smeReserved: form.ticked("smeReserved"),
            smeReason: form.text("smeReason"),
            approval: form.text("approval"),
            criteria: isConsultation
              ? criteria.map(({ weight, ...one }) => ({ ...one, weight: Number(weight) }))
              : [],
          })}
          onDone={(key) => void go(`/procurements/${key.jurisdiction}/${key.id}`)}
          onLeave={() => void go(-1)}
        >
          {isConsultation && (
            <CriteriaField value={criteria} onChange={setCriteria} breaches={[]} />
          )}
        </ActForm>
      </Section>
    </Page>
  );
}
