import { Checkbox } from "antd";
import { useEffect, useState } from "react";
import { listItems } from "../../../modules/catalog/api.ts";
import { listOrganizations } from "../../../modules/organization/api.ts";
import { prefillProject } from "../../../modules/project/api.ts";
import { termGroundNames, type TermGround } from "../../../modules/project/model.ts";
import { yuanText } from "../../parts/amount.ts";
import { useAsk, useRead } from "../call.ts";
import { useMe } from "../me.ts";
import { FormFrame } from "../ui/FormFrame.tsx";
import { FormField, type FieldRow } from "../ui/FormField.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Section } from "../ui/Page.tsx";
import type { Breach } from "../../../base/rule.ts";
import { breachesOf, WhyNot } from "../ui/WhyNot.tsx";
import { targetDrafts, textOf, type Draft, type Prefill } from "./draft.ts";
import {
  isOverOneYear,
  itemField,
  labels,
  titleField,
  whatFields,
  whyFields,
} from "./draftFields.ts";
import { Found } from "./Found.tsx";
import { HowToBuy } from "./HowToBuy.tsx";
import { PriceHint } from "./PriceHint.tsx";
import { usePreview } from "./preview.ts";
import { SharesField } from "./SharesField.tsx";
import { TargetsField } from "./TargetsField.tsx";
import "./project.css";

type Formed = {
  start: Draft;
  /** The project that is written again; none where it is new. */
  project?: string | undefined;
  /** What it was thought to cost before quantity and price were known, in fen. */
  estimate?: string | undefined;
  does: string;
  isPending: boolean;
  error: Error | null;
  onSubmit: (draft: Draft) => void;
  onLeave: () => void;
};

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
function usePrefill(
  draft: Draft,
  project: string | undefined,
  setDraft: (change: (old: Draft) => Draft) => void,
) {
  const item = textOf(draft.values, "item");
  const year = textOf(draft.values, "year");
  const { data, error } = useAsk(
    prefillProject,
    item === "" || !/^\d{4}$/.test(year)
      ? undefined
      : { item, year, ...(project === undefined ? {} : { project }) },
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
  const purchaser = post?.organization.id;
  const items = useRead(listItems, { place, ...(purchaser === undefined ? {} : { purchaser }) })
    .rows.filter((item) => item.isLeaf)
    .map(({ code, name, path }) => ({
      value: code,
      label: `${code} ${name}（${path.at(-1) ?? ""}）`,
    }));
  const townships = useRead(listOrganizations, { kind: "township" }).rows;
  const users = townships.map(({ id, name }) => ({ value: id, label: name }));
  return { items, users: post?.role === "departmentOfficer" ? users : [] };
}

type Asked = {
  draft: Draft;
  error: Error | null;
  /** What the rules say while it is written. */
  found: readonly Breach[];
  change: (part: Partial<Draft>) => void;
};

/** A refusal of the server goes before what the preview has found of the same rule. */
function breachesFor(name: string, error: Error | null, found: readonly Breach[]): Breach[] {
  const refused = breachesOf(error, name);
  const rules = new Set(refused.map((one) => one.rule));
  return [...refused, ...found.filter((one) => one.field === name && !rules.has(one.rule))];
}

/** The plain fields of the draft, each with its refusal below. */
function Fields({ of, draft, error, found, change }: Asked & { of: Record<string, FieldRow> }) {
  return (
    <>
      {Object.entries(of).map(([name, row]) => (
        <FormField
          key={name}
          row={row}
          value={draft.values[name] ?? ""}
          breaches={breachesFor(name, error, found)}
          onChange={(value) => change({ values: { ...draft.values, [name]: value } })}
        />
      ))}
    </>
  );
}

type What = Asked & {
  known: Prefill | undefined;
  unknown: Error | null;
  items: { value: string; label: string }[];
};

/** 买什么: once the item is chosen, the standard names unit and price range. */
function WhatSection({ known, unknown, items, ...asked }: What) {
  const { draft, change } = asked;
  const [from, to] = [textOf(draft.values, "termFrom"), textOf(draft.values, "termTo")];
  return (
    <Section
      title="买什么"
      aside={known ? `${known.item.kindName}　${known.item.name}` : undefined}
    >
      <Fields {...asked} of={{ ...itemField(items), ...titleField }} />
      <div className="field-row draft-row">
        <Fields
          {...asked}
          of={whatFields(known && <PriceHint known={known} unit={textOf(draft.values, "unit")} />)}
        />
      </div>
      {isOverOneYear(from, to) && (
        <Grounds of={draft.grounds} onChange={(grounds) => change({ grounds })} />
      )}
      <WhyNot error={unknown} />
    </Section>
  );
}

/** 申报内容: short, because catalog, standard and budget have filled in what they know. */
export function DraftForm(props: Formed) {
  const { start, project, estimate, does, isPending, error, onSubmit, onLeave } = props;
  const [draft, setDraft] = useState(start);
  const { known, error: unknown } = usePrefill(draft, project, setDraft);
  const { items, users } = useChoices();
  const change = (part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part }));
  const found = usePreview(draft, project);
  const asked = { draft, error, found, change };
  return (
    <FormFrame
      of="stack"
      does={does}
      isPending={isPending}
      error={error}
      fields={labels}
      onSend={() => onSubmit(draft)}
      onLeave={onLeave}
    >
      <WhatSection {...asked} known={known} unknown={unknown} items={items} />
      <Section
        title="多少、谁出钱"
        aside={estimate === undefined ? "元" : `元，查询时估计 ${yuanText(estimate)}`}
      >
        <SharesField
          shares={draft.shares}
          unit={textOf(draft.values, "unit")}
          unitPrice={textOf(draft.values, "unitPrice")}
          lines={known?.lines ?? []}
          users={users}
          onChange={(shares) => change({ shares })}
        />
        <Found of={found} fields={["fundings", "shares"]} />
      </Section>
      <Section title="申报理由">
        <Fields {...asked} of={whyFields} />
      </Section>
      <Section title="绩效目标" aside="事前设定，事后对照">
        <TargetsField
          targets={draft.targets}
          execution={known?.execution ?? 10}
          onChange={(targets) => change({ targets })}
        />
        <Found of={found} fields={["targets"]} />
      </Section>
      <HowToBuy draft={draft} users={users} />
      <Found of={found} />
    </FormFrame>
  );
}
