import { Segmented } from "antd";
import { Fragment } from "react";
import { Link } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { listDuties } from "../../../modules/duty/api.ts";
import { dutyStatuses, holderNames } from "../../../modules/duty/model.ts";
import { useList } from "../call.ts";
import { useRole } from "../me.ts";
import { useSought, WordFilter } from "../ui/Filters.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { QueryTable, type Column } from "../ui/Table.tsx";
import { dutyAddress, isKeeper } from "./keepers.ts";

type Row = Answer<typeof listDuties>["rows"][number];

const isHolder = (text: string): text is keyof typeof holderNames =>
  Object.hasOwn(holderNames, text);

const shown = ["admitted", "amended", "withdrawn"] as const;

/** The items of a duty, each a way to its page. */
export const Items = ({ of }: { of: Row["items"] }) =>
  of.length === 0 ? (
    <span className="quiet">没有关联</span>
  ) : (
    <>
      {of.map(({ code, name }, at) => (
        <Fragment key={code}>
          {at > 0 && "、"}
          <Link to={`/catalog/${code}`}>{name ?? code}</Link>
        </Fragment>
      ))}
    </>
  );

const columns: readonly Column<Row>[] = [
  { head: "事项", width: "34%", of: (row) => <Link to={dutyAddress(row)}>{row.name}</Link> },
  { head: "领域", of: (row) => (row.holder === "township" ? row.field : row.leadOffice) },
  { head: "责任主体", of: (row) => row.holderName },
  { head: "可以用什么购买", width: "30%", of: (row) => <Items of={row.items} /> },
  { head: "编号", isFigure: true, isMain: true, of: (row) => row.code },
];

const Verbs = () => (
  <div className="verbs">
    <LinkButton to="/duties/import">导入清单</LinkButton>
    <LinkButton to="/duties/new" isMain>
      准入职责事项
    </LinkButton>
  </div>
);

/** 责任清单: whose duty a matter is, and by which items it may be bought. */
export function DutiesPage() {
  const sought = useSought(dutyStatuses);
  // The townships' own list first: it is what most people come for.
  const holder = sought.of("holder") || "township";
  const status = shown.find((one) => one === sought.status);
  const list = useList(listDuties, {
    holder: isHolder(holder) ? holder : undefined,
    status,
    text: sought.maybe("text"),
  });
  const mayKeep = isKeeper(useRole());
  return (
    <Page
      title="责任清单"
      above={<Link to="/catalog">目录与标准</Link>}
      says="乡镇只能购买属于自己职责的服务。清单凭决定文件准入、修订和退出。"
      verbs={mayKeep ? <Verbs /> : undefined}
    >
      <div className="filters">
        <Segmented
          aria-label="按责任主体看"
          value={holder}
          onChange={(next) => sought.change({ holder: next })}
          options={[
            ...Object.entries(holderNames).map(([value, label]) => ({ value, label })),
            { value: "all", label: "全部" },
          ]}
        />
        <Segmented
          aria-label="按状态看"
          value={status ?? "admitted"}
          onChange={(next) => sought.change({ status: next })}
          options={shown.map((one) => ({ value: one, label: dutyStatuses[one] }))}
        />
        <WordFilter sought={sought} label="查找职责事项" placeholder="名称、领域、部门或编码" />
      </div>
      <Section label="责任清单">
        <QueryTable
          list={list}
          columns={columns}
          keyOf={(row) => row.id}
          label="责任清单"
          empty={{
            title: sought.of("text") ? `没有找到“${sought.of("text")}”` : "这里还没有职责事项",
            says: "县财政局导入本县批准的责任清单后，列在这里；没有清单时，立项不核对职责。",
            act: mayKeep ? <Verbs /> : undefined,
          }}
        />
      </Section>
    </Page>
  );
}
