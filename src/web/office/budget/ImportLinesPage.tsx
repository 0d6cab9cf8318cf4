import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { downloadLineTemplate, importLines } from "../../../modules/budget/api.ts";
import { useAct, type ActInput } from "../call.ts";
import { useMe } from "../me.ts";
import { hrefOf } from "../send.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { Amount } from "../ui/Amount.tsx";
import { Facts } from "../ui/Facts.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Columns, Page, Section } from "../ui/Page.tsx";
import { ReturnedRows } from "../ui/ReturnedRows.tsx";
import { WhyNot } from "../ui/WhyNot.tsx";
import type { Filled } from "../ui/values.ts";
import { plainDecisionFields, plainDecisionOf } from "./decision.ts";

type Imported = Answer<typeof importLines>;
type Sent = ActInput<typeof importLines>;

/** What the check has found, and the import in earnest with the same file. */
function Outcome({ sent, of }: { sent: Sent; of: Imported }) {
  const act = useAct(importLines);
  const found = act.data ?? of;
  const isWhole = found.remarks.length === 0;
  return (
    <Section title={act.data ? "导入结果" : "核对结果"}>
      {act.data && isWhole && (
        <Notice tone="ok">
          已导入，现在就可以列入购买计划。同一份文件再导入一次，什么也不会改变。
        </Notice>
      )}
      <Facts
        of={{
          [act.data ? "已批复" : "将批复"]: isWhole ? `${found.approved} 条` : "0 条",
          金额: isWhole ? <Amount fen={found.amount} unit="万元" /> : "—",
          已在账上: `${found.unchanged} 条，内容相同`,
          不对的行: `${found.remarks.length} 行`,
        }}
      />
      {!isWhole && (
        <ReturnedRows
          rows={found.remarks}
          says={<>有 {found.remarks.length} 行不对，整个文件没有入账：批复的预算是一个整体。</>}
          named="指标编号"
          file={found.returned}
          fileName="预算指标-退回.xlsx"
        />
      )}
      <WhyNot error={act.error} />
      <div className="verbs">
        {act.data ? (
          <LinkButton to={`/funds/lines?year=${String(sent.year)}`}>看预算指标</LinkButton>
        ) : (
          <Button
            type="primary"
            disabled={!isWhole || found.approved === 0}
            loading={act.isPending}
            onClick={() => act.mutate({ ...sent, rehearsal: "false" })}
          >
            {found.approved === 0 || !isWhole ? "没有可导入的" : `导入 ${found.approved} 条指标`}
          </Button>
        )}
      </div>
    </Section>
  );
}

const sentOf = (form: Filled): Sent => ({
  ...plainDecisionOf(form),
  year: form.text("year"),
  rehearsal: "true",
  file: form.file("file"),
});

/** 导入指标: checked without storing, then approved in one act by one document. */
export function ImportLinesPage() {
  const { today } = useMe();
  const [sent, setSent] = useState<Sent>();
  const [checked, setChecked] = useState<{ sent: Sent; of: Imported }>();
  return (
    <Page
      title="导入预算指标"
      above={<Link to="/funds/lines">预算指标</Link>}
      says="先核对，后导入。各列按名称认，次序不限；有一行不对，全部不入账。"
    >
      <Columns of={checked ? "even" : "main"}>
        <Section title="指标文件" aside={<a href={hrefOf(downloadLineTemplate, {})}>下载模板</a>}>
          <ActForm
            act={importLines}
            does="核对文件"
            fields={{
              file: { label: "指标文件", kind: "file", accept: ".xlsx,.csv" },
              year: { label: "预算年度", kind: "figure", start: today.slice(0, 4) },
              ...plainDecisionFields(today),
            }}
            input={(form) => {
              const input = sentOf(form);
              setSent(input);
              return input;
            }}
            onDone={(of) => sent && setChecked({ sent, of })}
          />
        </Section>
        {checked ? (
          <Outcome key={JSON.stringify(checked.of)} sent={checked.sent} of={checked.of} />
        ) : (
          <Section title="表里要有什么">
            <Facts
              of={{
                必须有的列:
                  "指标编号、预算单位、指标名称、功能分类、预算类别、金额（元）或金额（万元）",
                可以有的列: "经济分类、资金来源、结转自",
                预算类别: "一般公共预算、政府性基金预算",
                资金来源: "本级、上级转移支付、专项、其他；不填按本级",
                结转自: "上一年的指标编号，没有结转的不填",
              }}
            />
          </Section>
        )}
      </Columns>
    </Page>
  );
}
