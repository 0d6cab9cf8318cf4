import type { ReactNode } from "react";
import * as api from "../../../modules/procurement/api.ts";
import { listProviders } from "../../../modules/provider/api.ts";
import { useRead } from "../call.ts";
import { ActForm } from "../ui/ActForm.tsx";
import type { FieldRow } from "../ui/FormField.tsx";
import { Section } from "../ui/Page.tsx";
import { useToday } from "../ui/today.ts";
import {
  dayActs,
  dayField,
  dayWords,
  isDayAct,
  priceField,
  responsesAsOptions,
  type View,
} from "./forms.ts";
import { PanelForm } from "./PanelForm.tsx";
import { ScoreForm } from "./ScoreForm.tsx";

export type Formed = {
  view: View;
  called: string;
  /** Closes the form; what follows is told on the page. */
  onDone: (after: string) => void;
  onLeave: () => void;
};

const keyOf = ({ jurisdiction, id }: View) => ({ jurisdiction, id });

const words = (label: string, hint?: string, most = 500): FieldRow => ({
  kind: "words",
  label,
  most,
  ...(hint === undefined ? {} : { hint }),
});

function DayForm({ view, called, onDone, onLeave, verb }: Formed & { verb: keyof typeof dayActs }) {
  const { says, after } = dayWords[verb];
  return (
    <>
      <p className="quiet">{says}</p>
      <ActForm
        act={dayActs[verb]}
        fields={{ on: dayField(useToday()) }}
        does={called}
        input={(form) => ({ ...keyOf(view), on: form.maybe("on") })}
        onDone={() => onDone(after)}
        onLeave={onLeave}
      />
    </>
  );
}

function NoticeForm({ view, called, onDone, onLeave }: Formed) {
  const { documentsUntil, respondBy } = view.earliest ?? { documentsUntil: "", respondBy: "" };
  return (
    <ActForm
      act={api.publishNotice}
      fields={{
        on: dayField(useToday()),
        documentsUntil: {
          kind: "day",
          label: "磋商文件提供至",
          start: documentsUntil,
          hint: "今天发布的，满 5 个工作日为所填之日",
        },
        respondBy: {
          kind: "day",
          label: "响应截止日",
          start: respondBy,
          hint: "今天发布的，满 10 日为所填之日",
        },
      }}
      does={called}
      input={(form) => ({
        ...keyOf(view),
        on: form.maybe("on"),
        documentsUntil: form.text("documentsUntil"),
        respondBy: form.text("respondBy"),
      })}
      onDone={() =>
        onDone("公告已发布，供应商现在可以看到并提交响应。截止日前响应内容对任何人都不可见。")
      }
      onLeave={onLeave}
    />
  );
}

function QuoteForm({ view, called, onDone, onLeave }: Formed) {
  const { rows } = useRead(listProviders, { limit: 200 });
  const quoted = new Set(view.responses.map((one) => one.provider.id));
  const left = view.quotesNeeded - view.responses.length - 1;
  return (
    <ActForm
      act={api.recordQuote}
      fields={{
        provider: {
          kind: "choice",
          label: "报价单位",
          options: rows
            .filter((row) => !quoted.has(row.id))
            .map((row) => ({ value: row.id, label: row.name })),
        },
        price: priceField(view),
        says: { kind: "words", label: "报价说明", isOptional: true, most: 4000 },
        on: dayField(useToday()),
      }}
      does={called}
      input={(form) => ({
        ...keyOf(view),
        provider: form.text("provider"),
        price: form.text("price"),
        says: form.text("says"),
        on: form.maybe("on"),
      })}
      onDone={() =>
        onDone(left > 0 ? `报价已记录，还差 ${left} 家。` : "报价已够，可以由负责人确定成交。")
      }
      onLeave={onLeave}
    />
  );
}

/** 集体研究: the paper of the meeting, before the decision is entered. */
const minutesFields = (today: string): Record<string, FieldRow> => ({
  minutes: { kind: "line", label: "会议纪要", most: 120, hint: "名称和文号，原件归档" },
  minutesOn: { kind: "day", label: "会议日期", start: today, until: today },
});

function ChooseForm({ view, called, onDone, onLeave }: Formed) {
  const options = responsesAsOptions(view);
  const today = useToday();
  return (
    <ActForm
      act={api.chooseQuote}
      fields={{
        response: { kind: "radio", label: "成交单位", options, start: options[0]?.value },
        reason: { ...words("理由", "不选最低报价的，写明理由"), isOptional: true },
        ...(view.approvedBy === "purchaserMeeting" ? minutesFields(today) : {}),
        on: dayField(today),
      }}
      does={called}
      input={(form) => ({
        ...keyOf(view),
        response: form.text("response"),
        reason: form.text("reason"),
        minutes: form.maybe("minutes"),
        minutesOn: form.maybe("minutesOn"),
        on: form.maybe("on"),
      })}
      onDone={() => onDone("已确定成交。接着起草并签订合同。")}
      onLeave={onLeave}
    />
  );
}

function RespondForm({ view, called, onDone, onLeave }: Formed) {
  const mine = view.responses[0];
  return (
    <ActForm
      act={api.respond}
      fields={{
        price: priceField(view, mine?.price),
        says: {
          kind: "words",
          label: "响应内容",
          rows: 6,
          most: 4000,
          start: mine?.says,
          hint: "对照采购需求和评分标准逐项写明。开启以前只有本单位能看到",
        },
      }}
      does={mine ? "改交响应" : called}
      input={(form) => ({ ...keyOf(view), price: form.text("price"), says: form.text("says") })}
      onDone={() =>
        onDone(`响应已提交，开启前只有本单位可见。${view.respondBy ?? ""} 前可以改交或者撤回。`)
      }
      onLeave={onLeave}
    />
  );
}

function FinalPriceForm({ view, called, onDone, onLeave }: Formed) {
  return (
    <ActForm
      act={api.giveFinalPrice}
      fields={{ price: { ...priceField(view, view.responses[0]?.price), label: "最后报价" } }}
      does={called}
      input={(form) => ({ ...keyOf(view), price: form.text("price") })}
      onDone={() => onDone("最后报价已提交。")}
      onLeave={onLeave}
    />
  );
}

function OfResponseForm(props: Formed & { verb: "reviewPrice" | "invalidate" }) {
  const { view, called, onDone, onLeave, verb } = props;
  const isInvalid = verb === "invalidate";
  return (
    <ActForm
      act={isInvalid ? api.invalidateResponse : api.reviewPrice}
      fields={{
        response: { kind: "radio", label: "哪一家", options: responsesAsOptions(view) },
        reason: words(isInvalid ? "无效的理由" : "审查情况和结论"),
      }}
      does={called}
      danger={isInvalid}
      input={(form) => ({
        ...keyOf(view),
        response: form.text("response"),
        reason: form.text("reason"),
      })}
      onDone={() => onDone("已记录，存入采购档案。")}
      onLeave={onLeave}
    />
  );
}

function ChallengeForm({ view, called, onDone, onLeave }: Formed) {
  const providers = view.isMine ? view.responses.map((one) => one.provider) : [];
  return (
    <ActForm
      act={api.challengeResult}
      fields={{
        ...(view.isMine
          ? {
              provider: {
                kind: "choice",
                label: "质疑供应商",
                options: providers.map(({ id, name }) => ({ value: id, label: name })),
              } satisfies FieldRow,
            }
          : {}),
        grounds: words("质疑事项和理由", undefined, 2000),
      }}
      does={called}
      input={(form) => ({
        ...keyOf(view),
        provider: form.maybe("provider"),
        grounds: form.text("grounds"),
      })}
      onDone={() => onDone("质疑已登记。采购人应在 7 个工作日内书面答复，答复前不签合同。")}
      onLeave={onLeave}
    />
  );
}

function AnswerForm({ view, called, onDone, onLeave }: Formed) {
  return (
    <ActForm
      act={api.answerChallenge}
      fields={{ answer: words("答复内容", undefined, 2000) }}
      does={called}
      input={(form) => ({ ...keyOf(view), answer: form.text("answer") })}
      onDone={() => onDone("已答复。可以继续签订合同；影响成交结果的，请终止后重新采购。")}
      onLeave={onLeave}
    />
  );
}

function EndForm({ view, called, onDone, onLeave, verb }: Formed & { verb: "fail" | "cancel" }) {
  return (
    <ActForm
      act={verb === "fail" ? api.failProcurement : api.cancelProcurement}
      fields={{ reason: words("原因", "原因会随公告公开") }}
      does={called}
      danger
      input={(form) => ({ ...keyOf(view), reason: form.text("reason") })}
      onDone={() => onDone("已办理。份额已放开，可以重新组织采购。")}
      onLeave={onLeave}
    />
  );
}

const forms: Record<string, (props: Formed) => ReactNode> = {
  publishNotice: NoticeForm,
  recordQuote: QuoteForm,
  choose: ChooseForm,
  respond: RespondForm,
  finalPrice: FinalPriceForm,
  challenge: ChallengeForm,
  answerChallenge: AnswerForm,
  seat: PanelForm,
  score: ScoreForm,
  reviewPrice: (props) => <OfResponseForm {...props} verb="reviewPrice" />,
  invalidate: (props) => <OfResponseForm {...props} verb="invalidate" />,
  fail: (props) => <EndForm {...props} verb="fail" />,
  cancel: (props) => <EndForm {...props} verb="cancel" />,
};

/** The form of one verb; the verbs themselves come from the server. */
export function VerbForm({ verb, ...props }: Formed & { verb: string }) {
  const Form = forms[verb];
  return (
    <Section title={props.called}>
      {isDayAct(verb) ? <DayForm {...props} verb={verb} /> : Form && <Form {...props} />}
    </Section>
  );
}
