import "./needs.css";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { listSimilar, speakNeed } from "../../../modules/needs/api.ts";
import { speakerKinds } from "../../../modules/needs/model.ts";
import { useAct, useAsk } from "../call.ts";
import { Button } from "antd";
import { breachesOf, WhyNot } from "../ui/WhyNot.tsx";
import { FormField, type FieldRow } from "../ui/FormField.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Columns, Page, Section, Stack } from "../ui/Page.tsx";
import { useToday } from "../ui/today.ts";
import { filled, type Values } from "../ui/values.ts";
import { needAddress } from "./NeedsPage.tsx";

const kinds = Object.keys(speakerKinds) as [keyof typeof speakerKinds];

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

/** 登记需求. */
export function NewNeedPage() {
  const go = useNavigate();
  const fields = fieldsOf(useToday());
  const [values, setValues] = useState<Values>(() => ({
    spokenBy: "village",
    heardOn: fields["heardOn"]?.start,
  }));
  const speak = useAct(speakNeed, (key) => void go(needAddress(key)));
  const form = filled(values);
  const submit = () =>
    speak.mutate({
      words: form.text("words"),
      spokenBy: form.one("spokenBy", kinds),
      village: form.text("village"),
      people: form.maybe("people"),
      heardOn: form.maybe("heardOn"),
      speaker: form.maybe("name")
        ? { name: form.text("name"), phone: form.text("phone") }
        : undefined,
    });
  const labels = Object.fromEntries(Object.entries(fields).map(([name, row]) => [name, row.label]));
  return (
    <Page title="登记需求">
      <Columns>
        <Section label="需求内容">
          <form
            className="form"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              submit();
            }}
          >
            {Object.entries(fields).map(([name, row]) => (
              <FormField
                key={name}
                row={row}
                value={values[name]}
                breaches={breachesOf(speak.error, name)}
                onChange={(value) => setValues((old) => ({ ...old, [name]: value }))}
              />
            ))}
            <WhyNot error={speak.error} fields={labels} />
            <div className="verbs">
              <Button type="primary" htmlType="submit" loading={speak.isPending}>
                登记需求
              </Button>
              <Button onClick={() => void go("/needs")}>先不办</Button>
            </div>
          </form>
        </Section>
        <Stack>
          <Similar words={form.text("words")} />
          <Notice>登记后由经办人核实，再列入清单、并入相似的一条，或者说明理由不予列入。</Notice>
        </Stack>
      </Columns>
    </Page>
  );
}
