import { Button, Checkbox } from "antd";
import { useEffect, useState, type ReactNode } from "react";
import { day, daysBetween, isDay } from "../../../base/day.ts";
import { listItems } from "../../../modules/catalog/api.ts";
import { listOrganizations } from "../../../modules/organization/api.ts";
import { prefillProject } from "../../../modules/project/api.ts";
import { termGroundNames, type TermGround } from "../../../modules/project/model.ts";
import { yuanText } from "../../parts/amount.ts";
import { useAsk, useRead } from "../call.ts";
import { useMe } from "../me.ts";
import { FormField, type FieldRow } from "../ui/FormField.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Section } from "../ui/Page.tsx";
import { breachesOf, WhyNot } from "../ui/WhyNot.tsx";
import { targetDrafts, textOf, type Draft, type Prefill } from "./draft.ts";
import { SharesField } from "./SharesField.tsx";
import { TargetsField } from "./TargetsField.tsx";
import "./project.css";

type Formed = {
  start: Draft;
  does: string;
  isPending: boolean;
  error: Error | null;
  onSubmit: (draft: Draft) => void;
  onLeave: () => void;
};

const titleField: Record<string, FieldRow> = {
  title: {
    label: "项目名称",
    kind: "line",
    most: 80,
    hint: "年度加服务内容，例如：2027 年村级代理记账服务",
  },
};

const priceHint = (known: Prefill | undefined): string | undefined => {
  if (!known) return undefined;
  if (known.priceLow === null || known.priceHigh === null)
    return "本事项没有服务标准，请按市场询价测算";
  return `${known.standardName}：${yuanText(known.priceLow)} 至 ${yuanText(known.priceHigh)} 元每${known.unit}`;
};

const whatFields = (known: Prefill | undefined): Record<string, FieldRow> => ({
  year: { label: "预算年度", kind: "figure" },
  unit: { label: "计量单位", kind: "line", most: 20, hint: "例如：村·年、人·年、亩次" },
  unitPrice: {
    label: "单价",
    kind: "amount",
    hint: priceHint(known),
  },
  termFrom: { label: "服务期起", kind: "day" },
  termTo: { label: "服务期止", kind: "day" },
});

const whyFields: Record<string, FieldRow> = {
  purpose: { label: "为什么买", kind: "words", most: 500, hint: "要解决什么问题，写具体事实" },
  forWhom: { label: "服务谁", kind: "words", most: 200, rows: 1 },
  whyNotStaff: { label: "为什么不由本单位人员办理", kind: "words", most: 500 },
  assessment: {
    label: "事前绩效评估",
    kind: "words",
    most: 2000,
    isOptional: true,
    hint: "必要性、成本测算、市场上有没有承接主体",
  },
};

const labels: Record<string, string> = {
  item: "目录事项",
  fundings: "资金来源",
  shares: "份额",
  targets: "绩效目标",
  otherSource: "自有资金的来源",
  ...Object.fromEntries(
    Object.entries({ ...titleField, ...whatFields(undefined), ...whyFields }).map(([name, row]) => [
      name,
      row.label,
    ]),
  ),
};

const isOverOneYear = (from: string, to: string): boolean =>
  isDay(from) && isDay(to) && daysBetween(day(from), day(to)) > 365;

function Grounds({ of, onChange }: { of: TermGround[]; onChange: (of: TermGround[]) => void }) {
  return (
    <Notice tone="warn">
      <p>服务期超过一年，须同时具备以下条件，最长不超过三年（102 号令第二十四条）：</p>
      <Checkbox.Group
        value={of}
        onChange={(chosen) => onChange(chosen)}
        options={(Object.keys(termGroundNames) as TermGround[]).map((value) => ({
          value,
          label: termGroundNames[value],
        }))}
      />
    </Notice>
  );
}

/** What the catalog and the standard know flows into the form once an item is chosen. */
function usePrefill(draft: Draft, setDraft: (change: (old: Draft) => Draft) => void) {
  const item = textOf(draft.values, "item");
  const year = textOf(draft.values, "year");
  const { data, error } = useAsk(
    prefillProject,
    item === "" || !/^\d{4}$/.test(year) ? undefined : { item, year },
  );
  const code = data?.item.code;
  useEffect(() => {
    if (!data || code !== item) return;
    setDraft((old) => ({
      ...old,
      values: {
        ...old.values,
        unit: textOf(old.values, "unit") || data.unit,
        title: textOf(old.values, "title") || `${year} 年${data.item.name}`,
      },
      targets: old.targets.length > 0 ? old.targets : targetDrafts(data.targets),
    }));
    // Only a newly chosen item fills the form: what was typed since stays.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [code, item]);
  return { known: data, error };
}

function useChoices() {
  const { post } = useMe();
  const place = post?.jurisdiction ?? "";
  const items = useRead(listItems, { place })
    .rows.filter((item) => item.isLeaf)
    .map(({ code, name, path }) => ({
      value: code,
      label: `${code} ${name}（${path.at(-1) ?? ""}）`,
    }));
  const townships = useRead(listOrganizations, { kind: "township" }).rows;
  const users = townships.map(({ id, name }) => ({ value: id, label: name }));
  return { items, users: post?.role === "departmentOfficer" ? users : [] };
}

type Block = { fields: Record<string, FieldRow>; children?: ReactNode };

/** 申报内容: short, because catalog, standard and budget have filled in what they know. */
export function DraftForm({ start, does, isPending, error, onSubmit, onLeave }: Formed) {
  const [draft, setDraft] = useState(start);
  const { known, error: unknown } = usePrefill(draft, setDraft);
  const { items, users } = useChoices();
  const { values } = draft;
  const set = (name: string, value: Draft["values"][string]) =>
    setDraft((old) => ({ ...old, values: { ...old.values, [name]: value } }));
  const block = ({ fields }: Block) =>
    Object.entries(fields).map(([name, row]) => (
      <FormField
        key={name}
        row={row}
        value={values[name]}
        breaches={breachesOf(error, name)}
        onChange={(value) => set(name, value)}
      />
    ));
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(draft);
      }}
    >
      <Section
        title="买什么"
        aside={known ? `${known.item.kindName}　${known.item.name}` : undefined}
      >
        <FormField
          row={{
            label: "目录事项",
            kind: "choice",
            options: items,
            hint: "只能买指导性目录以内的服务；可以输入词查找",
          }}
          value={textOf(values, "item")}
          breaches={breachesOf(error, "item")}
          onChange={(value) => set("item", value)}
        />
        {block({ fields: titleField })}
        <div className="field-row draft-row">{block({ fields: whatFields(known) })}</div>
        {isOverOneYear(textOf(values, "termFrom"), textOf(values, "termTo")) && (
          <Grounds
            of={draft.grounds}
            onChange={(grounds) => setDraft((old) => ({ ...old, grounds }))}
          />
        )}
        <WhyNot error={unknown} />
      </Section>
      <Section title="多少、谁出钱" aside="元">
        <SharesField
          shares={draft.shares}
          unit={textOf(values, "unit")}
          unitPrice={textOf(values, "unitPrice")}
          lines={known?.lines ?? []}
          users={users}
          onChange={(shares) => setDraft((old) => ({ ...old, shares }))}
        />
      </Section>
      <Section title="申报理由">{block({ fields: whyFields })}</Section>
      <Section title="绩效目标" aside="事前设定，事后对照">
        <TargetsField
          targets={draft.targets}
          execution={known?.execution ?? 10}
          onChange={(targets) => setDraft((old) => ({ ...old, targets }))}
        />
      </Section>
      <WhyNot error={error} fields={labels} />
      <div className="verbs">
        <Button type="primary" htmlType="submit" loading={isPending}>
          {does}
        </Button>
        <Button onClick={onLeave}>先不办</Button>
      </div>
    </form>
  );
}
