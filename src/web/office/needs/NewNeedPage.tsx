import "./needs.css";
import { keysOf } from "../../../base/shape.ts";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { listSimilar, speakNeed } from "../../../modules/needs/api.ts";
import { speakerKinds } from "../../../modules/needs/model.ts";
import { useAsk } from "../call.ts";
import { ActForm } from "../ui/ActForm.tsx";
import type { FieldRow } from "../ui/FormField.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Columns, Page, Section, Stack } from "../ui/Page.tsx";
import { useToday } from "../ui/today.ts";
import type { Filled } from "../ui/values.ts";
import { needAddress } from "./NeedsPage.tsx";

const kinds = keysOf(speakerKinds);

const fieldsOf = (today: string): Record<string, FieldRow> => ({
  words: {
    label: "要什么服务",
    kind: "words",
    most: 300,
    rows: 3,
    hint: "照提出人的话写，不必写成公文。例如：十四个村的账没有人会记",
  },
  spokenBy: {
    label: "谁提出的",
    kind: "radio",
    start: "village",
    options: Object.entries(speakerKinds).map(([value, label]) => ({ value, label })),
  },
  village: { label: "哪个村（社区）", kind: "line", most: 40, isOptional: true },
  people: { label: "大约服务多少人", kind: "figure", isOptional: true },
  heardOn: { label: "听取日期", kind: "day", start: today, until: today },
  name: {
    label: "提出人姓名",
    kind: "line",
    most: 40,
    isOptional: true,
    hint: "只用于答复，只有本单位能看到；答复后立即删除，最长保存一年",
  },
  phone: { label: "提出人电话", kind: "line", most: 20, isOptional: true },
});

/** 相似的: shown while the words are typed, so that one need is not written twice. */
function Similar({ words }: { words: string }) {
  const { data } = useAsk(listSimilar, words.trim().length < 4 ? undefined : { words });
  const rows = data?.rows ?? [];
  return (
    <Section title="相似的需求" aside="登记前先看">
      {rows.length === 0 ? (
        <p className="quiet">写下需求后，相似的会列在这里，免得登记两遍。</p>
      ) : (
        <ul className="needs">
          {rows.map((need) => (
            <li key={need.id}>
              <Link to={needAddress(need)}>{need.words}</Link>
              <div className="quiet">
                {need.village || need.speakerKind}　{need.statusName}　相似 {need.likeness}%
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

const inputOf = (form: Filled) => ({
  words: form.text("words"),
  spokenBy: form.one("spokenBy", kinds),
  village: form.text("village"),
  people: form.maybe("people"),
  heardOn: form.maybe("heardOn"),
  speaker: form.maybe("name") ? { name: form.text("name"), phone: form.text("phone") } : undefined,
});

/** 登记需求. */
export function NewNeedPage() {
  const go = useNavigate();
  const fields = fieldsOf(useToday());
  const [words, setWords] = useState("");
  return (
    <Page title="登记需求">
      <Columns>
        <Section label="需求内容">
          <ActForm
            act={speakNeed}
            does="登记需求"
            fields={fields}
            input={inputOf}
            onTyped={(form) => setWords(form.text("words"))}
            onDone={(key) => void go(needAddress(key))}
            onLeave={() => void go("/needs")}
          />
        </Section>
        <Stack>
          <Similar words={words} />
          <Notice>登记后由经办人核实，再列入清单、并入相似的一条，或者说明理由不予列入。</Notice>
        </Stack>
      </Columns>
    </Page>
  );
}
