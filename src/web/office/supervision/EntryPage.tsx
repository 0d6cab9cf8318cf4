import { Link, useParams } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { viewEntry } from "../../../modules/supervision/api.ts";
import { useRead } from "../call.ts";
import { Moment } from "../ui/Amount.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { sealText } from "./AuditPage.tsx";
import "./audit.css";

type Entry = Answer<typeof viewEntry>;

function Verdict({ of: { isUnchanged, proof } }: { of: Entry }) {
  if (!isUnchanged)
    return (
      <Notice tone="bad">
        <b className="notice-lead">这条记录被改动过。</b>
        <div>按现在的内容算出的散列与记下的不同。请保全数据库，并报告审计机关。</div>
      </Notice>
    );
  if (!proof) return <Notice>内容与记下的散列相符；还在等待封存，通常不超过十秒。</Notice>;
  return proof.isIncluded ? (
    <Notice tone="ok">
      内容与记下的散列相符，并且在第 {proof.seal} 号封存里。凭下面的证明，不用本平台也能核对。
    </Notice>
  ) : (
    <Notice tone="bad">
      <b className="notice-lead">这条记录对不上第 {proof.seal} 号封存。</b>
      <div>请保全数据库，并报告审计机关。</div>
    </Notice>
  );
}

const sides: Record<string, string> = { left: "左", right: "右" };

function Proof({ of: { leaf, proof } }: { of: Entry }) {
  if (!proof) return null;
  return (
    <Section title="包含证明" aside={`第 ${proof.seal} 号封存，第 ${proof.position + 1} 条`}>
      <ol className="proof">
        <li>
          <span>这条记录</span>
          <code>{leaf}</code>
        </li>
        {proof.steps.map((step) => {
          const [side = "", hash = ""] = step.split(" ");
          return (
            <li key={step}>
              <span>与{sides[side] ?? ""}边的</span>
              <code>{hash}</code>
            </li>
          );
        })}
        <li>
          <span>合成这次封存的根</span>
          <code>{proof.root}</code>
        </li>
        <li>
          <span>封存的散列</span>
          <code>{proof.hash}</code>
        </li>
      </ol>
    </Section>
  );
}

/** 一条审计记录 with its seal and its proof. */
export function EntryPage() {
  const { jurisdiction = "", id = "" } = useParams();
  const entry = useRead(viewEntry, { jurisdiction, id });
  return (
    <Page
      title={entry.called}
      above={
        <>
          <Link to="/audit">审计记录</Link>
          <Moment at={entry.at} />
        </>
      }
    >
      <Verdict of={entry} />
      <Section title="记录">
        <Facts
          columns={2}
          of={{
            经办人: entry.person,
            单位: entry.organization,
            结果: entry.isDone ? "已办理" : "被拒绝",
            对象: entry.subject.name,
            封存: sealText(entry.seal),
            记录编号: entry.id,
            对象编号: entry.subject.id,
          }}
        />
        <p className="quiet">记录里只有编号、日期和金额，没有姓名；姓名在查看时按岗位取出。</p>
        <details className="proof-detail">
          <summary>记下的内容（用于核对散列）</summary>
          <code>{entry.detail}</code>
        </details>
      </Section>
      <Proof of={entry} />
    </Page>
  );
}
