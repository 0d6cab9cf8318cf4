import {
  addQualification,
  banProvider,
  changeStanding,
  checkProvider,
  enlistProvider,
} from "../../../modules/provider/api.ts";
import { directoryKinds, institutionClasses } from "../../../modules/provider/model.ts";
import { screenOf } from "../../../modules/provider/rules.ts";
import { ActForm } from "../ui/ActForm.tsx";
import type { FieldRow } from "../ui/FormField.tsx";
import { useToday } from "../ui/today.ts";
import type { Filled } from "../ui/values.ts";
import type { Provider } from "./ProviderFile.tsx";

type Formed = { of: Provider; leave: () => void };

export const choices = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

const institutions = ["administrative", "publicOne", "publicTwo", "business"] as const;

/** Only what the code leaves open is asked: a firm is a firm. */
export const openQuestions = (creditCode: string): Record<string, FieldRow> => {
  const { screen, says } = screenOf(creditCode);
  if (screen === "byInstitutionClass")
    return {
      institutionClass: {
        label: "事业单位分类",
        kind: "radio",
        hint: "以机构编制部门的分类文件为准",
        options: choices(institutionClasses),
      },
    };
  if (screen === "byFunding")
    return {
      isFiscalMass: {
        label: `${says}是否由财政拨款保障`,
        kind: "radio",
        options: [
          { value: "no", label: "否" },
          { value: "yes", label: "是" },
        ],
      },
    };
  if (screen !== "byPaper") return {};
  return {
    eligibility: {
      label: "可以承接的核验依据",
      kind: "words",
      most: 200,
      hint: "写明登记证书或者批准文件的名称和文号",
    },
  };
};

export const answersOf = (form: Filled) => {
  const fiscal = form.text("isFiscalMass");
  return {
    ...(form.text("institutionClass") === ""
      ? {}
      : { institutionClass: form.one("institutionClass", institutions) }),
    ...(fiscal === "" ? {} : { isFiscalMass: fiscal === "yes" }),
  };
};

export const CheckForm = ({ of, leave }: Formed) => (
  <ActForm
    act={checkProvider}
    does="核验通过"
    fields={openQuestions(of.creditCode)}
    input={(form) => ({ id: of.id, ...answersOf(form), eligibility: form.maybe("eligibility") })}
    onDone={leave}
    onLeave={leave}
  >
    <p className="quiet">
      {of.name}，代码 {of.creditCode}，{of.className}。请对照登记证书核对名称和代码。
    </p>
  </ActForm>
);

export function EnlistForm({ of, leave }: Formed) {
  const today = useToday();
  return (
    <ActForm
      act={enlistProvider}
      does="列入名录"
      fields={{
        kind: { label: "名录", kind: "radio", start: "general", options: choices(directoryKinds) },
        document: { label: "备案文件", kind: "line", most: 100 },
        listedOn: { label: "列入日期", kind: "day", start: today, until: today },
      }}
      input={(form) => ({
        id: of.id,
        kind: form.one("kind", ["general", "rural", "social"]),
        document: form.text("document"),
        listedOn: form.text("listedOn"),
      })}
      onDone={leave}
      onLeave={leave}
    />
  );
}

export const BanForm = ({ of, leave }: Formed) => (
  <ActForm
    act={banProvider}
    danger
    does="登记禁止"
    fields={{
      from: { label: "禁止期起", kind: "day" },
      until: { label: "禁止期止", kind: "day", hint: "两天都在禁止期内" },
      document: { label: "处罚决定文号", kind: "line", most: 100 },
      reason: { label: "处罚事由", kind: "words", most: 300 },
    }}
    input={(form) => ({
      id: of.id,
      from: form.text("from"),
      until: form.text("until"),
      document: form.text("document"),
      reason: form.text("reason"),
    })}
    onDone={leave}
    onLeave={leave}
  />
);

export type Standing = "suspend" | "resume" | "lift" | "remove";

export function StandingForm({
  of,
  leave,
  verb,
  called,
}: Formed & { verb: Standing; called: string }) {
  const today = useToday();
  return (
    <ActForm
      act={changeStanding}
      danger={verb === "suspend" || verb === "remove"}
      does={called}
      fields={{
        on: { label: "日期", kind: "day", start: today, until: today },
        reason: { label: "理由", kind: "words", most: 300 },
      }}
      input={(form) => ({
        id: of.id,
        verb,
        on: form.text("on"),
        reason: form.text("reason"),
      })}
      onDone={leave}
      onLeave={leave}
    />
  );
}

export const qualificationFields: Record<string, FieldRow> = {
  "qualification.heldBy": {
    label: "谁持有",
    kind: "radio",
    start: "provider",
    options: [
      { value: "provider", label: "单位" },
      { value: "staff", label: "服务人员" },
    ],
  },
  "qualification.name": {
    label: "资质名称",
    kind: "line",
    most: 60,
    hint: "照证书写，例如：代理记账许可证书",
  },
  "qualification.number": { label: "证书编号", kind: "line", most: 60, isOptional: true },
  "qualification.issuer": { label: "发证机关", kind: "line", most: 60, isOptional: true },
  "qualification.holders": {
    label: "持证人数",
    kind: "figure",
    start: "1",
    hint: "单位持有的写 1",
  },
  "qualification.from": { label: "有效期起", kind: "day" },
  "qualification.to": { label: "有效期止", kind: "day", isOptional: true, hint: "长期有效的不填" },
};

export const QualificationForm = ({ of, leave }: Formed) => (
  <ActForm
    act={addQualification}
    does="补充资质"
    fields={qualificationFields}
    input={(form) => ({
      id: of.id,
      qualification: {
        heldBy: form.one("qualification.heldBy", ["provider", "staff"]),
        name: form.text("qualification.name"),
        number: form.text("qualification.number"),
        issuer: form.text("qualification.issuer"),
        holders: form.text("qualification.holders"),
        from: form.text("qualification.from"),
        to: form.maybe("qualification.to"),
      },
    })}
    onDone={leave}
    onLeave={leave}
  />
);
