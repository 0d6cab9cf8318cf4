import { Button } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { importReturn } from "../../../modules/statistics/api.ts";
import { periods, scopes } from "../../../modules/statistics/model.ts";
import { useAct, type ActInput } from "../call.ts";
import { useMe } from "../me.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { Citations } from "../ui/Citation.tsx";
import type { FieldRow } from "../ui/FormField.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Columns, Page, Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import type { Filled } from "../ui/values.ts";
import { WhyNot } from "../ui/WhyNot.tsx";
import "./statutory.css";
import { returnAddress } from "./address.ts";
import { causesOf } from "./causes.ts";

type Filing = Answer<typeof importReturn>;
type Sent = ActInput<typeof importReturn>;

const choices = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

function verdictOf({
  unchanged,
  version,
  findings,
}: Filing): [tone: "bad" | "warn" | "ok", says: string] {
  const errors = findings.filter((one) => one.level === "error").length;
  if (errors > 0) return ["bad", `有 ${errors} 处错误，改正后才能报送。请改好文件，再核对一次。`];
  if (unchanged) return ["ok", `与已报送的第 ${version} 版相同，不用再报。`];
  const flags = findings.length;
  if (flags > 0) return ["warn", `加总都对得上；有 ${flags} 格少见但可能，报送后请逐格说明。`];
  return ["ok", "核对无误，可以报送。"];
}

function Findings({ of }: { of: Filing }) {
  return (
    <>
      {causesOf(of.findings).map((cause) => (
        <div key={cause.rule} className="import-cause">
          <h3 className={cause.isGrave ? "tone-bad" : "tone-warn"}>
            {cause.name}　{cause.findings.length} 处
            <Citations of={cause.findings[0]?.basis ?? []} />
          </h3>
          {cause.sources.length < cause.findings.length && (
            <p className="quiet">源头 {cause.sources.length} 处，余为合计</p>
          )}
          <Table
            label={cause.name}
            rows={cause.sources}
            keyOf={(one) => `${one.row} ${one.column}`}
            columns={[
              {
                head: "行、栏",
                width: "36%",
                of: (one) => (
                  <>
                    {one.row || "整张表"}
                    <br />
                    <span className="quiet">{one.column}</span>
                  </>
                ),
              },
              { head: "情况", of: (one) => one.says },
            ]}
          />
        </div>
      ))}
    </>
  );
}

/** 报送 after the check: the same file and the same key figures, this time in earnest. */
function File({ sent, of }: { sent: Sent; of: Filing }) {
  const me = useMe();
  const go = useNavigate();
  const act = useAct(importReturn, () => {
    const { year, form, scope = "all", period = "year" } = sent;
    const jurisdiction = me.post?.jurisdiction ?? "";
    void go(
      returnAddress({
        jurisdiction,
        year: Number(year),
        form: Number(form) === 2 ? 2 : 1,
        scope,
        period,
        source: "filed",
      }),
    );
  });
  const errors = of.findings.filter((one) => one.level === "error");
  const isClosed = errors.length > 0 || of.unchanged;
  const [tone, says] = verdictOf(of);
  return (
    <>
      <Notice tone={tone}>{says}</Notice>
      <WhyNot error={act.error} />
      <div className="verbs import-file">
        <Button
          type="primary"
          disabled={isClosed}
          loading={act.isPending}
          onClick={() => act.mutate({ ...sent, rehearsal: "false" })}
        >
          报送这张表
        </Button>
      </div>
    </>
  );
}

const fieldsFrom = (year: number): Record<string, FieldRow> => ({
  form: {
    label: "报表",
    kind: "radio",
    start: "1",
    options: [
      { value: "1", label: "表 1　按领域" },
      { value: "2", label: "表 2　按类别" },
    ],
  },
  year: { label: "年份", kind: "figure", start: `${year}` },
  scope: { label: "范围", kind: "radio", start: "all", options: choices(scopes) },
  period: { label: "报送期", kind: "radio", start: "year", options: choices(periods) },
  file: { label: "报表文件", kind: "file", accept: ".xlsx,.csv" },
  reason: {
    label: "更正理由",
    kind: "words",
    most: 500,
    isOptional: true,
    hint: "报送过的表内容有变时要写，写明为什么改",
  },
});

const sentOf = (form: Filled): Sent => ({
  form: form.text("form"),
  year: form.text("year"),
  scope: form.one("scope", ["all", "own"]),
  period: form.one("period", ["year", "january", "july"]),
  reason: form.maybe("reason"),
  rehearsal: "true",
  file: form.file("file"),
});

const Checks = () => (
  <Section title="会核对什么">
    <ul className="import-checks">
      <li>每行：一般公共预算加政府性基金预算，等于合计</li>
      <li>每列：各行相加，等于合计行</li>
      <li>表 1 与表 2 的合计相同</li>
      <li>执行数不大于预算数，决算数不大于执行数</li>
      <li>有金额的格有项目数</li>
      <li>与上年同期相比变动不过大，同一项目不在两本账重复计数</li>
    </ul>
    <p className="quiet">前三条不符不能报送；后三条少见但可能，报送后逐格说明。</p>
  </Section>
);

/** 导入并报送: first checked without storing anything, then filed. */
export function ImportPage() {
  const current = Number(useMe().today.slice(0, 4));
  const [checked, setChecked] = useState<{ sent: Sent; filing: Filing }>();
  const [sent, setSent] = useState<Sent>();
  return (
    <Page
      title="导入并报送统计报表"
      says="先核对，后报送：核对不会存下任何内容。文件用规定格式的 .xlsx，或者同样栏目的 .csv。"
    >
      <Columns of={checked ? "even" : "main"}>
        <Section title="要报的表">
          <ActForm
            act={importReturn}
            does="核对文件"
            fields={fieldsFrom(current - 1)}
            input={(form) => {
              const input = sentOf(form);
              setSent(input);
              return input;
            }}
            onDone={(filing) => sent && setChecked({ sent, filing })}
          />
        </Section>
        {checked ? (
          <div className="stack" style={{ alignContent: "start" }}>
            <Section title="核对结果" aside={`${checked.filing.findings.length} 处`}>
              <File sent={checked.sent} of={checked.filing} />
              <Findings of={checked.filing} />
            </Section>
          </div>
        ) : (
          <Checks />
        )}
      </Columns>
    </Page>
  );
}
