import { Button, Select } from "antd";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { downloadEdition, listEditions } from "../../../modules/catalog/api.ts";
import { useRead } from "../call.ts";
import { useMe } from "../me.ts";
import { hrefOf } from "../send.ts";
import { Page, Section } from "../ui/Page.tsx";
import { Table, type Column } from "../ui/Table.tsx";
import "./catalog.css";

type Edition = Answer<typeof listEditions>["rows"][number];

const columns: readonly Column<Edition>[] = [
  {
    head: "目录",
    width: "30%",
    of: (one) => <Link to={`/catalog?edition=${one.id}`}>{one.name}</Link>,
  },
  {
    head: "层级",
    of: (one) => <span className="whole">{one.organization?.name ?? one.levelName}</span>,
  },
  {
    head: "制定机关、文号",
    of: (one) => (
      <>
        {one.issuer}
        <br />
        <span className="quiet">{one.document}</span>
      </>
    ),
  },
  { head: "授权依据", width: "18%", of: (one) => one.delegatedBy || "—" },
  {
    head: "起止",
    of: (one) => (
      <span className="whole">
        {one.from} 至 {one.to ?? "今"}
        {!one.isInForce && <span className="quiet">（{one.to ? "已被替代" : "还没有生效"}）</span>}
      </span>
    ),
  },
  { head: "可购买", isFigure: true, isMain: true, of: (one) => `${one.leaves} 项` },
  {
    head: "下载",
    of: (one) => (
      <a href={hrefOf(downloadEdition, { edition: one.id })} aria-label={`下载${one.name}`}>
        <span className="whole">.xlsx</span>
      </a>
    ),
  },
];

/** Two editions to be laid side by side; those of one level are compared most often. */
function Compare({ rows }: { rows: readonly Edition[] }) {
  const go = useNavigate();
  const isFollowed = (one: Edition) =>
    rows.find((other) => other.level === one.level && other.from < one.from);
  const first = rows.find(isFollowed) ?? rows[0];
  const former = (first && isFollowed(first)) ?? rows[1];
  const [before, setBefore] = useState(former?.id);
  const [after, setAfter] = useState(first?.id);
  const options = rows.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="catalog-compare">
      <label htmlFor="before">前一版</label>
      <Select id="before" value={before} options={options} onChange={setBefore} />
      <label htmlFor="after">后一版</label>
      <Select id="after" value={after} options={options} onChange={setAfter} />
      <Button
        disabled={!before || !after || before === after}
        onClick={() => void go(`/catalog/differences?before=${before}&after=${after}`)}
      >
        逐项对照
      </Button>
    </div>
  );
}

/** 各版目录 of my place and all above it, with their days. */
export function EditionsPage() {
  const place = useMe().post?.jurisdiction ?? "";
  const all = useRead(listEditions, { place }).rows;
  // The sample stands in only where no province has entered its own.
  const own = all.filter((one) => one.place !== "");
  const rows = own.length > 0 ? own : all;
  return (
    <Page
      title="各版目录"
      above={<Link to="/catalog">目录与标准</Link>}
      says="下级目录只能在上级目录的范围内缩小和细化。项目按立项当天的版本办，以后的调整不改变它。"
    >
      <Section title="现行的和以前的" count={`${rows.length} 版`}>
        <Table label="各版目录" rows={rows} keyOf={(one) => one.id} columns={columns} />
      </Section>
      {rows.length > 1 && (
        <Section title="两版对照">
          <Compare rows={rows} />
        </Section>
      )}
    </Page>
  );
}
