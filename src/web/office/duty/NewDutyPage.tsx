import { useNavigate, useSearchParams } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { admitDuty, viewDuty } from "../../../modules/duty/api.ts";
import { holderNames } from "../../../modules/duty/model.ts";
import { useRead } from "../call.ts";
import { useMe } from "../me.ts";
import { ActForm } from "../ui/ActForm.tsx";
import type { FieldRow } from "../ui/FormField.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Columns, Page, Section } from "../ui/Page.tsx";
import type { Filled } from "../ui/values.ts";
import { decisionFields, decisionOf } from "./decision.ts";
import { dutyAddress } from "./keepers.ts";

type Duty = Answer<typeof viewDuty>;

const fieldsOf = (today: string, earlier: Duty | undefined): Record<string, FieldRow> => ({
  code: {
    label: "事项编号",
    kind: "line",
    most: 20,
    start: earlier?.code,
    hint: "照清单写，例如 T031；同一编号是同一件事",
  },
  name: { label: "事项名称", kind: "line", most: 200, start: earlier?.name },
  field: {
    label: "领域",
    kind: "line",
    most: 30,
    start: earlier?.field,
    hint: "例如：生态环境、民政、农业农村",
  },
  holder: {
    label: "责任主体",
    kind: "radio",
    start: earlier?.holder ?? "township",
    options: Object.entries(holderNames).map(([value, label]) => ({ value, label })),
  },
  leadOffice: {
    label: "主责部门",
    kind: "line",
    most: 60,
    isOptional: true,
    start: earlier?.leadOffice,
    hint: "县级部门的职责必须填写全称",
  },
  assists: {
    label: "配合部门",
    kind: "line",
    most: 200,
    isOptional: true,
    start: earlier?.assists,
  },
  basis: {
    label: "职责依据",
    kind: "words",
    most: 300,
    isOptional: true,
    start: earlier?.basis,
    hint: "确定这项职责的文件名称和文号",
  },
  items: {
    label: "可以用哪些目录事项购买",
    kind: "line",
    isOptional: true,
    start: earlier?.items.map((one) => one.code).join(" "),
    hint: "目录编码，用空格隔开，例如 A1102 A0604",
  },
  fromOn: { label: "施行日期", kind: "day", start: today },
  ...decisionFields(today),
});

const inputOf = (form: Filled) => ({
  code: form.text("code"),
  name: form.text("name"),
  field: form.text("field"),
  holder: form.one("holder", ["township", "department"]),
  leadOffice: form.text("leadOffice"),
  assists: form.text("assists"),
  basis: form.text("basis"),
  items: form
    .text("items")
    .toUpperCase()
    .split(/[\s、,，;；]+/)
    .filter(Boolean),
  fromOn: form.text("fromOn"),
  decision: decisionOf(form),
});

function AdmitForm({ earlier }: { earlier?: Duty | undefined }) {
  const go = useNavigate();
  const { today } = useMe();
  return (
    <ActForm
      act={admitDuty}
      does={earlier ? "修订职责事项" : "准入职责事项"}
      fields={fieldsOf(today, earlier)}
      input={inputOf}
      onDone={(key) => void go(dutyAddress(key))}
      onLeave={() => void go("/duties")}
    />
  );
}

/** The earlier words stand in the form, so that only what changes is typed. */
function AmendForm({ jurisdiction, id }: { jurisdiction: string; id: string }) {
  return <AdmitForm earlier={useRead(viewDuty, { jurisdiction, id })} />;
}

/** 准入职责事项: only by its decision; the same code in new words is a revision. */
export function NewDutyPage() {
  const jurisdiction = useMe().post?.jurisdiction ?? "";
  const [asked] = useSearchParams();
  const from = asked.get("from");
  return (
    <Page
      title={from ? "修订职责事项" : "准入职责事项"}
      says="没有决定文件的事项不能进入清单；决定应当先于施行。"
    >
      <Columns>
        <Section label="职责内容和决定文件">
          {from ? <AmendForm jurisdiction={jurisdiction} id={from} /> : <AdmitForm />}
        </Section>
        <Notice>
          编号相同、内容不同的，是修订：原来一条到施行前一天为止，新的一条从施行日起。已经立项的不受影响。
        </Notice>
      </Columns>
    </Page>
  );
}
