import { Section } from "../ui/Page.tsx";
import { Button, Input, Radio } from "antd";
import { useState } from "react";
import { introduceProvider } from "../../../modules/provider/api.ts";
import { sizes } from "../../../modules/provider/model.ts";
import { useAct } from "../call.ts";
import { Field } from "../ui/Field.tsx";
import { breachesOf, WhyNot } from "../ui/WhyNot.tsx";

type Introducing = {
  /** What was searched for: a code, or a name. */
  words: string;
  onDone: (id: string, name: string) => void;
  onLeave: () => void;
};

type Size = keyof typeof sizes;

/** 登记承接主体 on the way: name, code and size; county finance checks them before it may be bought from. */
export function QuickNewProvider({ words, onDone, onLeave }: Introducing) {
  const isCode = /^[0-9A-Z]{6,}$/i.test(words.trim());
  const [name, setName] = useState(isCode ? "" : words.trim());
  const [creditCode, setCode] = useState(isCode ? words.trim() : "");
  const [size, setSize] = useState<Size>("micro");
  const act = useAct(introduceProvider, ({ id }) => onDone(id, name));
  return (
    <Section title="登记这一家">
      <Field label="单位名称" breaches={breachesOf(act.error, "name")}>
        {(control) => (
          <Input {...control} value={name} onChange={({ target }) => setName(target.value)} />
        )}
      </Field>
      <Field label="统一社会信用代码" breaches={breachesOf(act.error, "creditCode")}>
        {(control) => (
          <Input {...control} value={creditCode} onChange={({ target }) => setCode(target.value)} />
        )}
      </Field>
      <Field label="企业规模">
        {({ id, ...control }) => (
          <Radio.Group
            id={id}
            aria-describedby={control["aria-describedby"]}
            value={size}
            options={Object.entries(sizes).map(([value, label]) => ({ value, label }))}
            onChange={({ target }) => setSize(target.value)}
          />
        )}
      </Field>
      <p className="quiet">登记后由县财政局核验，核验以后才能承接；草稿会保存着。</p>
      <WhyNot error={act.error} fields={{ name: "单位名称", creditCode: "统一社会信用代码" }} />
      <div className="verbs">
        <Button
          type="primary"
          loading={act.isPending}
          onClick={() => act.mutate({ name, creditCode, size })}
        >
          登记
        </Button>
        <Button onClick={onLeave}>不登记</Button>
      </div>
    </Section>
  );
}
