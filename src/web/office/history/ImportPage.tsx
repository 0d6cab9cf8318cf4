import { useState } from "react";
import { Link, useParams } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import {
  confirmHistoryImport,
  downloadReturnedHistory,
  viewHistoryImport,
  withdrawHistoryImport,
} from "../../../modules/history/api.ts";
import { listTouchedRounds } from "../../../modules/reporting/api.ts";
import { useAct, useAgainWhile, useRead } from "../call.ts";
import { hrefOf } from "../send.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { Moment } from "../ui/Amount.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Notice, Progress } from "../ui/Notice.tsx";
import { Columns, Page, Section, Stack } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { Verbs } from "../ui/Verbs.tsx";
import { WhyNot } from "../ui/WhyNot.tsx";

type Import = Answer<typeof viewHistoryImport>;
type Said = Import["remarks"][number];

const inHundreds = (count: number): string => count.toLocaleString("zh-CN");

const Working = ({ of: { status, progress } }: { of: Import }) => {
  const { done, known } = progress ?? { done: 0, known: 0 };
  const all = known > 0 ? `，共约 ${inHundreds(known)} 行` : "";
  const does = status === "storing" ? "正在导入" : "正在核对";
  return (
    <Section label={does}>
      <Progress
        done={Math.min(done, known)}
        all={known}
        says={`${does}，已完成 ${inHundreds(done)} 行${all}。可以离开，做完会放进工作台。`}
      />
    </Section>
  );
};

const Rows = ({ label, rows }: { label: string; rows: readonly Said[] }) => (
  <Table
    label={label}
    rows={rows}
    keyOf={(one) => `${one.sheet} ${one.row}`}
    columns={[
      { head: "工作表", width: "18%", of: (one) => one.sheet },
      { head: "行", of: (one) => one.row },
      { head: "原因", width: "70%", of: (one) => one.says },
    ]}
  />
);

const Returned = ({ of }: { of: Import }) => (
  <Section title="退回的行" count={`${inHundreds(of.bad)} 行`}>
    <Notice tone="warn">
      原因写在您自己的表里：错的格标了颜色，最后一列写明怎样改。
      <a href={hrefOf(downloadReturnedHistory, { jurisdiction: of.jurisdiction, id: of.id })}>
        下载退回的文件
      </a>
      ，改好后只传它就行，已导入的行不会重复。
    </Notice>
    <Rows label="退回的行" rows={of.remarks.slice(0, 50)} />
    {of.bad > 50 && <p className="quiet">这里列出前 50 行，其余在退回的文件里。</p>}
  </Section>
);

const Counts = ({ of }: { of: Import }) => (
  <Section
    title={of.status === "checked" ? "核对结果" : "导入结果"}
    aside={`读到 ${inHundreds(of.read)} 行`}
  >
    <Facts
      of={{
        [of.status === "stored" || of.status === "withdrawn" ? "已导入" : "可导入"]:
          `${inHundreds(of.good)} 行`,
        原已在台账: `${inHundreds(of.same)} 行`,
        退回: `${inHundreds(of.bad)} 行`,
        "标题、合计等不是项目的": `${inHundreds(of.leftOut)} 行`,
        编号: of.number,
        经办: of.person,
        上传: <Moment at={of.askedAt} />,
      }}
    />
  </Section>
);

const Noted = ({ of: { notes, leftOutRows } }: { of: Import }) => (
  <Section title="请您知道">
    {notes.length > 0 && (
      <ul>
        {notes.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    )}
    <Rows label="没有当作项目的行" rows={leftOutRows.slice(0, 20)} />
  </Section>
);

function Withdraw({ of: { jurisdiction, id, good }, leave }: { of: Import; leave: () => void }) {
  return (
    <Section title="撤销这次导入">
      <Notice tone="warn">
        这次导入的 {inHundreds(good)} 行都不再计入统计。改好后可以重新导入。
      </Notice>
      <ActForm
        act={withdrawHistoryImport}
        does="撤销这次导入"
        danger
        fields={{ reason: { label: "撤销理由", kind: "words", most: 300 } }}
        input={(form) => ({ jurisdiction, id, reason: form.text("reason") })}
        onDone={leave}
        onLeave={leave}
      />
    </Section>
  );
}

type Touched = Answer<typeof listTouchedRounds>["rows"];

const RoundList = ({ of, says }: { of: Touched; says: string }) =>
  of.length > 0 && (
    <div>
      <p>{says}</p>
      <ul>
        {of.map((one) => (
          <li key={one.id}>
            {one.place}　<Link to={`/reporting/${one.jurisdiction}/${one.id}`}>{one.name}</Link>：
            {one.statusName}
          </li>
        ))}
      </ul>
    </div>
  );

/** 要重新汇总的报送: which rounds the import touches, before it is confirmed and after. */
function Rounds({ of: { jurisdiction, id, status } }: { of: Import }) {
  const { rows } = useRead(listTouchedRounds, { jurisdiction, id });
  const of = (effect: Touched[number]["effect"]) => rows.filter((one) => one.effect === effect);
  if (rows.length === 0) return null;
  const act = status === "checked" ? "确认导入" : "撤销这次导入";
  return (
    <Section title="影响的报送" count={`${rows.length} 期`}>
      <Stack>
        {of("stale").length > 0 && (
          <Notice tone="warn">
            <RoundList of={of("stale")} says="汇总数里还没有这次改动，要重新汇总才能核对、报送：" />
          </Notice>
        )}
        <RoundList of={of("would")} says={`已经汇总；${act}以后要重新汇总：`} />
        <RoundList
          of={of("frozen")}
          says="已经报送的数不会变；确需改的，由审核岗办理“更正报表”："
        />
      </Stack>
    </Section>
  );
}

const saysOf = ({ status, good }: Import): string | undefined => {
  if (status === "checked" && good === 0)
    return "没有可以导入的行。请按退回的原因改好，再上传一次。";
  return status === "checked" ? "还没有写入。请看一遍结果，再确认导入。" : undefined;
};

/** 一次导入: how far it is, what became of each row, and what to do next. */
export function ImportPage() {
  const { jurisdiction = "", id = "" } = useParams();
  const one = useRead(viewHistoryImport, { jurisdiction, id });
  const confirm = useAct(confirmHistoryImport);
  const [isOpen, setOpen] = useState(false);
  useAgainWhile(viewHistoryImport, one.progress !== null);
  const isDone = one.progress === null && one.status !== "refused";
  return (
    <Page
      title={one.fileName}
      above={<Link to="/history/import">导入台账</Link>}
      says={saysOf(one)}
      verbsBelow
      verbs={
        <Verbs
          offers={isOpen ? [] : one.offers}
          danger={["withdraw"]}
          pending={confirm.isPending ? "confirm" : undefined}
          onVerb={(verb) =>
            verb === "confirm" ? confirm.mutate({ jurisdiction, id }) : setOpen(true)
          }
        />
      }
    >
      <WhyNot error={confirm.error} />
      {isOpen && <Withdraw of={one} leave={() => setOpen(false)} />}
      {one.progress !== null && <Working of={one} />}
      {one.reason !== "" && (
        <Notice tone={one.status === "refused" ? "bad" : "warn"}>
          {one.status === "refused" ? "没有导入：" : "已撤销："}
          {one.reason}
        </Notice>
      )}
      {isDone && (
        <Columns of="even">
          <Counts of={one} />
          <Noted of={one} />
        </Columns>
      )}
      {isDone && one.good > 0 && <Rounds of={one} />}
      {isDone && one.bad > 0 && <Returned of={one} />}
    </Page>
  );
}
