import { Button } from "antd";
import { useState, type ReactNode } from "react";
import { Link } from "react-router";
import { viewPaper } from "../../../modules/delivery/api.ts";
import { hrefOf } from "../send.ts";
import { DayText } from "../ui/Amount.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Table } from "../ui/Table.tsx";
import { Verbs } from "../ui/Verbs.tsx";
import { acceptanceColumns } from "./acceptanceColumns.tsx";
import { acceptanceAddress, checkAddress } from "./addresses.ts";
import { AskForm, CheckForm, RecordForm, type Delivery } from "./forms.tsx";

type Open = "record" | "check" | "ask";

const Block = ({ title, children }: { title: string; children: ReactNode }) => (
  <div>
    <h3>{title}</h3>
    {children}
  </div>
);

const Acceptances = ({ of }: { of: Delivery["acceptances"] }) => (
  <Table
    label="验收"
    rows={of}
    keyOf={(one) => one.id}
    columns={[
      { head: "期间", of: (one) => <Link to={acceptanceAddress(one)}>{one.period}</Link> },
      { head: "使用单位", of: (one) => one.user },
      ...acceptanceColumns,
      {
        head: "日期",
        of: (one) =>
          one.acceptedOn ? (
            <DayText on={one.acceptedOn} />
          ) : (
            <>
              最迟 <DayText on={one.dueOn} />
            </>
          ),
      },
    ]}
  />
);

const Checks = ({ of }: { of: Delivery["checks"] }) => (
  <Table
    label="抽查"
    rows={of}
    keyOf={(one) => one.id}
    columns={[
      { head: "抽查", of: (one) => <Link to={checkAddress(one)}>{one.checkedOn}</Link> },
      { head: "使用单位", of: (one) => one.user },
      { head: "情况", of: (one) => one.found },
      { head: "状态", isMain: true, of: (one) => one.statusName },
      { head: "整改期限", of: (one) => <DayText on={one.rectifyBy} /> },
    ]}
  />
);

function Papers({
  of,
  jurisdiction,
}: {
  of: Delivery["records"][number]["papers"];
  jurisdiction: string;
}) {
  if (of.length === 0) return <>—</>;
  return (
    <>
      {of.map((one) => (
        <a key={one.id} href={hrefOf(viewPaper, { jurisdiction, id: one.id })}>
          {one.name}
        </a>
      ))}
    </>
  );
}

const Records = ({ of, jurisdiction }: { of: Delivery["records"]; jurisdiction: string }) => (
  <Table
    label="服务记录"
    rows={of}
    keyOf={(one) => one.id}
    columns={[
      { head: "日期", of: (one) => <DayText on={one.doneOn} /> },
      { head: "使用单位", of: (one) => one.user },
      { head: "地点", of: (one) => one.place },
      { head: "数量", isFigure: true, isMain: true, of: (one) => one.quantity },
      { head: "做了什么", of: (one) => one.says },
      { head: "资料", of: (one) => <Papers of={one.papers} jurisdiction={jurisdiction} /> },
    ]}
  />
);

/** 服务记录、抽查、验收: tables under their verbs, on the project's page and on the contract's own. */
export function Deliveries({ of, jurisdiction }: { of: Delivery; jurisdiction: string }) {
  const [open, setOpen] = useState<Open>();
  const leave = () => setOpen(undefined);
  const { records, checks, acceptances, toAccept, mayRecord, mayCheck } = of;
  // One button asks for all shares; it is closed only where every share is.
  const offered = toAccept.flatMap((one) => one.offers);
  const ask = offered.find((one) => one.isOpen) ?? offered[0];
  return (
    <div className="stack">
      {!open && (ask || mayRecord || mayCheck) && (
        <Verbs offers={ask ? [ask] : []} onVerb={() => setOpen("ask")}>
          {mayRecord && <Button onClick={() => setOpen("record")}>记服务</Button>}
          {mayCheck && <Button onClick={() => setOpen("check")}>登记抽查</Button>}
        </Verbs>
      )}
      {open === "record" && <RecordForm of={toAccept} leave={leave} />}
      {open === "check" && <CheckForm of={toAccept} leave={leave} />}
      {open === "ask" && (
        <AskForm of={toAccept} periods={acceptances.map((one) => one.period)} leave={leave} />
      )}
      {acceptances.length > 0 && (
        <Block title="验收">
          <Acceptances of={acceptances} />
        </Block>
      )}
      {checks.length > 0 && (
        <Block title="抽查">
          <Checks of={checks} />
        </Block>
      )}
      {records.length > 0 ? (
        <Block title="服务记录">
          <Records of={records} jurisdiction={jurisdiction} />
        </Block>
      ) : (
        <Notice>还没有服务记录。承接主体每做一次服务记一条，验收和付款都以它为依据。</Notice>
      )}
    </div>
  );
}
