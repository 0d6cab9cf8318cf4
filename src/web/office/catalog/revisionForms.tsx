import type { Answer } from "../../../base/endpoint.ts";
import * as api from "../../../modules/catalog/api.ts";
import { ActForm } from "../ui/ActForm.tsx";
import type { FieldRow } from "../ui/FormField.tsx";
import { useToday } from "../ui/today.ts";
import type { Filled } from "../ui/values.ts";
import { itemFields, itemOf, type Start } from "./itemFields.ts";

export type Revision = Answer<typeof api.viewRevision>;

type Acting = { of: Revision; leave: () => void };
const keyOf = ({ jurisdiction, id }: Revision) => ({ jurisdiction, id });

const reviewFields = (today: string, who: string): Record<string, FieldRow> => ({
  reviewer: { label: who, kind: "line", most: 60 },
  document: { label: "意见文号", kind: "line", most: 60, isOptional: true },
  words: { label: "结论和意见", kind: "words", most: 500 },
  reviewedOn: { label: "日期", kind: "day", start: today, until: today },
});

const reviewOf = (form: Filled) => ({
  reviewer: form.text("reviewer"),
  document: form.text("document"),
  words: form.text("words"),
  reviewedOn: form.maybe("reviewedOn"),
});

export const AnswerForm = ({ of, leave }: Acting) => (
  <ActForm
    act={api.answerOpinion}
    does={(form) => (form.text("opinion") === "disagree" ? "答复“不同意”" : "答复“同意”")}
    fields={{
      opinion: {
        label: "本单位的意见",
        kind: "radio",
        start: "agree",
        options: [
          { value: "agree", label: "同意" },
          { value: "disagree", label: "不同意" },
        ],
      },
      remarks: {
        label: "意见和建议",
        kind: "words",
        most: 500,
        isOptional: true,
        hint: "不同意的必须写明理由；同意的也可以提建议。答复后不能再改",
      },
    }}
    input={(form) => ({
      ...keyOf(of),
      opinion: form.one("opinion", ["agree", "disagree"]),
      remarks: form.text("remarks"),
    })}
    onDone={leave}
    onLeave={leave}
  />
);

export const LegalityForm = ({ of, leave }: Acting) => (
  <ActForm
    act={api.recordLegality}
    does="记录合法性审查"
    fields={{
      ...reviewFields(useToday(), "审查单位"),
      needsExperts: {
        label: "需要专家论证",
        kind: "tick",
        hint: "新增门类、意见分歧大、群众关注的，先论证再批准",
      },
    }}
    input={(form) => ({
      ...keyOf(of),
      ...reviewOf(form),
      needsExperts: form.ticked("needsExperts"),
    })}
    onDone={leave}
    onLeave={leave}
  />
);

export const ExpertsForm = ({ of, leave }: Acting) => (
  <ActForm
    act={api.recordExperts}
    does="记录专家论证"
    fields={reviewFields(useToday(), "专家组")}
    input={(form) => ({ ...keyOf(of), ...reviewOf(form) })}
    onDone={leave}
    onLeave={leave}
  />
);

/** One line an item: its code, a blank, what is to be corrected. */
const remarksOf = (text: string) =>
  text
    .split("\n")
    .map((line) => /^\s*(\S+)\s+(.+)$/.exec(line))
    .flatMap((found) =>
      found ? [{ code: found[1]!.toUpperCase(), remark: found[2]!.trim() }] : [],
    );

export const ReturnForm = ({ of, leave }: Acting) => (
  <ActForm
    act={api.returnRevision}
    does="退回修改"
    danger
    fields={{
      reason: { label: "退回的理由", kind: "words", most: 300 },
      remarks: {
        label: "逐项意见",
        kind: "words",
        rows: 3,
        isOptional: true,
        hint: `一行一项，先写编码，空一格写意见，例如：${of.changes[0]?.code ?? "B030201"} 请写明不含工程`,
      },
    }}
    input={(form) => ({
      ...keyOf(of),
      reason: form.text("reason"),
      remarks: remarksOf(form.text("remarks")),
    })}
    onDone={leave}
    onLeave={leave}
  />
);

export const DeclineForm = ({ of, leave }: Acting) => (
  <ActForm
    act={api.declineRevision}
    does="不予采纳"
    danger
    fields={{ reason: { label: "不予采纳的理由", kind: "words", most: 300 } }}
    input={(form) => ({ ...keyOf(of), reason: form.text("reason") })}
    onDone={leave}
    onLeave={leave}
  />
);

export const PublishForm = ({ of, leave }: Acting) => (
  <ActForm
    act={api.publishRevision}
    does="公布目录"
    fields={{
      name: { label: "目录名称", kind: "line", most: 60, start: of.former?.name },
      document: { label: "文号", kind: "line", most: 60 },
      delegatedBy: {
        label: "授权依据",
        kind: "line",
        most: 200,
        start: of.delegatedBy,
        isOptional: true,
        hint: "省级财政部门关于编制市县目录的文件",
      },
      fromOn: {
        label: "生效日",
        kind: "day",
        hint: "不早于今天；上一版到它的前一天为止，已立项的项目不受影响",
      },
    }}
    input={(form) => ({
      ...keyOf(of),
      name: form.text("name"),
      document: form.text("document"),
      delegatedBy: form.maybe("delegatedBy"),
      fromOn: form.text("fromOn"),
    })}
    onDone={leave}
    onLeave={leave}
  />
);

export const ItemForm = ({ of, leave, start = {} }: Acting & { start?: Start | undefined }) => (
  <ActForm
    act={api.editRevision}
    does="写入草案"
    fields={itemFields(start)}
    input={(form) => ({ ...keyOf(of), changes: [itemOf(form)] })}
    onDone={leave}
    onLeave={leave}
  />
);
