import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { downloadDutyTemplate, importDuties } from "../../../modules/duty/api.ts";
import { useAct, type ActInput } from "../call.ts";
import { useMe } from "../me.ts";
import { hrefOf } from "../send.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Columns, Page, Section } from "../ui/Page.tsx";
import { ReturnedRows } from "../ui/ReturnedRows.tsx";
import { WhyNot } from "../ui/WhyNot.tsx";
import type { Filled } from "../ui/values.ts";
import { decisionFields, decisionOf } from "./decision.ts";

type Imported = Answer<typeof importDuties>;
type Sent = ActInput<typeof importDuties>;

const Counts = ({ of }: { of: Imported }) => (
  <Facts
    of={{
      新准入: `${of.admitted} 项`,
      修订: `${of.amended} 项`,
      没有变化: `${of.unchanged} 项`,
      退回: `${of.remarks.length} 行`,
    }}
  />
);

/** What the check has found, and the import in earnest with the same file. */
function Outcome({ sent, of }: { sent: Sent; of: Imported }) {
  const act = useAct(importDuties);
  const found = act.data ?? of;
  const changes = found.admitted + found.amended;
  return (
    <Section title={act.data ? "导入结果" : "核对结果"}>
      {act.data && <Notice tone="ok">已导入。各乡镇和部门现在就能看到新的清单。</Notice>}
      <Counts of={found} />
      {found.remarks.length > 0 && (
        <ReturnedRows
          rows={found.remarks}
          says={<>有 {found.remarks.length} 行没有进入清单，</>}
          named="编号"
          file={found.returned}
          fileName="责任清单-退回.xlsx"
        />
      )}
      <WhyNot error={act.error} />
      {!act.data && (
        <div className="verbs">
          <Button
            type="primary"
            disabled={changes === 0}
            loading={act.isPending}
            onClick={() => act.mutate({ ...sent, rehearsal: "false" })}
          >
            {changes === 0 ? "没有要导入的" : `导入 ${changes} 项`}
          </Button>
        </div>
      )}
    </Section>
  );
}

const sentOf = (form: Filled): Sent => ({
  ...decisionOf(form, ""),
  fromOn: form.text("fromOn"),
  rehearsal: "true",
  file: form.file("file"),
});

/** 导入责任清单: checked without storing, then entered; what is wrong comes back in the user's own file. */
export function ImportDutiesPage() {
  const { today } = useMe();
  const [sent, setSent] = useState<Sent>();
  const [checked, setChecked] = useState<{ sent: Sent; of: Imported }>();
  return (
    <Page
      title="导入责任清单"
      above={<Link to="/duties">责任清单</Link>}
      says="先核对，后导入。各列按名称认，次序不限；同一份文件再导入一次，什么也不会改变。"
    >
      <Columns of={checked ? "even" : "main"}>
        <Section title="清单文件" aside={<a href={hrefOf(downloadDutyTemplate, {})}>下载模板</a>}>
          <ActForm
            act={importDuties}
            does="核对文件"
            fields={{
              file: { label: "清单文件", kind: "file", accept: ".xlsx,.csv" },
              fromOn: { label: "施行日期", kind: "day", start: today },
              ...decisionFields(today, ""),
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
                必须有的列: "事项编号、事项名称、责任主体",
                可以有的列: "领域、主责部门、配合部门、职责依据、目录编码",
                责任主体: "乡镇，或者县级部门",
                目录编码: "一格可以写几个，用空格或顿号隔开",
              }}
            />
          </Section>
        )}
      </Columns>
    </Page>
  );
}
