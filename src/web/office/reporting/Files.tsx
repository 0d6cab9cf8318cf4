import { Button } from "antd";
import { useState } from "react";
import { downloadUnitTemplate, importUnitFile } from "../../../modules/reporting/api.ts";
import { useMe } from "../me.ts";
import { hrefOf } from "../send.ts";
import { formNames } from "../statistics/address.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { DayText } from "../ui/Amount.tsx";
import { Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import type { RoundAnswer } from "./addresses.ts";

function Import({ round, leave }: { round: RoundAnswer; leave: () => void }) {
  const { jurisdiction, id } = round;
  return (
    <ActForm
      act={importUnitFile}
      does="汇入这个单位的表"
      fields={{
        unitName: { label: "单位名称", kind: "line", most: 60 },
        isTownship: {
          label: "单位类别",
          kind: "radio",
          start: "false",
          options: [
            { value: "false", label: "本级单位" },
            ...(round.level === "county" ? [{ value: "true", label: "乡镇" }] : []),
          ],
        },
        form: {
          label: "报表",
          kind: "radio",
          start: "1",
          options: [
            { value: "1", label: formNames[1] },
            { value: "2", label: formNames[2] },
          ],
        },
        file: { label: "按模板填好的文件", kind: "file", accept: ".xlsx,.csv" },
        reason: {
          label: "更换理由",
          kind: "words",
          most: 500,
          isOptional: true,
          hint: "已经汇入过、内容有变的，写明为什么换",
        },
      }}
      input={(form) => ({
        jurisdiction,
        id,
        unitName: form.text("unitName"),
        isTownship: form.one("isTownship", ["true", "false"]),
        form: form.text("form"),
        reason: form.maybe("reason"),
        file: form.file("file"),
      })}
      onDone={leave}
      onLeave={leave}
    />
  );
}

/** 按文件报送的单位: those without this system, whose tables join the sums, marked. */
export function Files({ round }: { round: RoundAnswer }) {
  const { jurisdiction, id, files, offers } = round;
  const isOwn = useMe().post?.jurisdiction === jurisdiction;
  const [isOpen, setIsOpen] = useState(false);
  const mayJoin = isOwn && offers.some((one) => one.verb === "join");
  return (
    <Section
      title="没有使用本系统的单位"
      count={files.length === 0 ? "没有" : `${files.length} 张表`}
    >
      <p className="says">按模板填好 .xlsx 汇入，与账上的数一并汇总；表里含有文件数的格带 ※。</p>
      {files.length > 0 && (
        <Table
          label="没有使用本系统的单位"
          rows={files}
          keyOf={(row) => row.id}
          columns={[
            {
              head: "单位",
              of: (row) => `${row.unitName}（${row.isTownship ? "乡镇" : "本级"}）`,
            },
            { head: "报表", of: (row) => (row.form === 2 ? formNames[2] : formNames[1]) },
            {
              head: "版本",
              of: (row) => `第 ${row.version} 版${row.reason ? `：${row.reason}` : ""}`,
            },
            { head: "校验码", of: (row) => <span className="hash">{row.hash.slice(0, 16)}</span> },
            {
              head: "汇入日期",
              isFigure: true,
              isMain: true,
              of: (row) => <DayText on={row.filedOn} full />,
            },
          ]}
        />
      )}
      {mayJoin && !isOpen && (
        <div className="verbs">
          <Button onClick={() => setIsOpen(true)}>汇入单位文件</Button>
          {([1, 2] as const).map((form) => (
            <Button key={form} href={hrefOf(downloadUnitTemplate, { jurisdiction, id, form })}>
              下载{formNames[form].slice(0, 3)}模板
            </Button>
          ))}
        </div>
      )}
      {isOpen && <Import round={round} leave={() => setIsOpen(false)} />}
    </Section>
  );
}
