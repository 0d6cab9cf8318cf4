import { Segmented } from "antd";
import { Link } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { listDrafts, listStandards } from "../../../modules/standard/api.ts";
import { standardStatuses } from "../../../modules/standard/model.ts";
import { yuanText } from "../../parts/amount.ts";
import { useList, useRead } from "../call.ts";
import { useMe, useRole } from "../me.ts";
import { DayText } from "../ui/Amount.tsx";
import { StatusFilter, useSought } from "../ui/Filters.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { QueryTable, Table, type Column } from "../ui/Table.tsx";
import { draftAddress, seesDrafts, standardAddress, writesStandards } from "./addresses.ts";

type Standard = Answer<typeof listStandards>["rows"][number];
type Draft = Answer<typeof listDrafts>["rows"][number];

const columns: readonly Column<Standard>[] = [
  { head: "标准", of: (one) => <Link to={standardAddress(one.item)}>{one.name}</Link> },
  { head: "目录编码", of: (one) => one.item },
  { head: "制定单位", of: (one) => (one.confirmed ? one.issuer : "样例，待本地制定") },
  { head: "版本", isFigure: true, of: (one) => `第 ${one.version} 版` },
  { head: "施行", of: (one) => <DayText on={one.from} /> },
  {
    head: "价格区间（元）",
    isFigure: true,
    isMain: true,
    of: (one) => `${yuanText(one.priceLow)}–${yuanText(one.priceHigh)}／${one.unit}`,
  },
];

const draftColumns: readonly Column<Draft>[] = [
  { head: "草案", of: (one) => <Link to={draftAddress(one)}>{one.name}</Link> },
  { head: "目录事项", of: (one) => `${one.item} ${one.itemName}` },
  { head: "部门", of: (one) => one.organization.name },
  { head: "草拟", of: (one) => <DayText on={one.draftedOn} /> },
  { head: "状态", isMain: true, of: (one) => one.statusName },
];

const shown = ["drafted", "submitted", "returned", "agreed", "published"] as const;

/** 标准草案: a department's own, the whole county's for finance. */
function Drafts({ writes }: { writes: boolean }) {
  const sought = useSought(standardStatuses);
  const list = useList(listDrafts, { status: sought.status });
  return (
    <Section title="标准草案" aside={writes ? "本部门的" : "全县各部门的"}>
      <div className="filters">
        <StatusFilter sought={sought} names={standardStatuses} shown={shown} />
      </div>
      <QueryTable
        list={list}
        columns={draftColumns}
        keyOf={(one) => one.id}
        label="标准草案"
        empty={{
          title: "这里没有草案",
          says: writes
            ? "从样例或者现行版本草拟，提交县财政局审核，同意后由本部门发布。"
            : "部门草拟标准并提交后，列在这里等财政审核。",
          act: writes ? <LinkButton to="/standard-drafts/new">草拟标准</LinkButton> : undefined,
        }}
      />
    </Section>
  );
}

/** 服务标准 in force in my place, by department, and the drafts on their way. */
export function StandardsPage() {
  const place = useMe().post?.jurisdiction ?? "";
  const role = useRole() ?? "";
  const { rows, placeName } = useRead(listStandards, { place });
  const sought = useSought<string>({});
  const issuers = [...new Set(rows.map((one) => one.issuer))];
  const issuer = issuers.find((one) => one === sought.of("issuer"));
  const chosen = issuer === undefined ? rows : rows.filter((one) => one.issuer === issuer);
  const writes = writesStandards.includes(role);
  const own = rows.filter((one) => one.confirmed).length;
  return (
    <Page
      title="服务标准"
      above={<Link to="/catalog">目录与标准</Link>}
      says={`${placeName}现行 ${rows.length} 份标准，其中本地发布 ${own} 份；其余是样例，本地发布前只作参考。`}
      verbs={
        writes ? (
          <LinkButton to="/standard-drafts/new" isMain>
            草拟标准
          </LinkButton>
        ) : undefined
      }
    >
      {seesDrafts.includes(role) && <Drafts writes={writes} />}
      <Section title="现行标准" count={`${chosen.length} 份`}>
        <div className="filters">
          <Segmented
            aria-label="按制定单位看"
            value={issuer ?? ""}
            options={[
              { value: "", label: "全部" },
              ...issuers.map((value) => ({ value, label: value })),
            ]}
            onChange={(value) => sought.change({ issuer: value })}
          />
        </div>
        <Table label="现行标准" columns={columns} rows={chosen} keyOf={(one) => one.item} />
      </Section>
    </Page>
  );
}
