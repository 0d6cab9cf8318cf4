import { Link } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { listNeeds } from "../../../modules/needs/api.ts";
import { needStatuses } from "../../../modules/needs/model.ts";
import { useList } from "../call.ts";
import { useRole } from "../me.ts";
import { DayText } from "../ui/Amount.tsx";
import { StatusFilter, useSought, WordFilter } from "../ui/Filters.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { QueryTable, type Column } from "../ui/Table.tsx";

export type NeedRow = Answer<typeof listNeeds>["rows"][number];

export const needAddress = (need: { jurisdiction: string; id: string }): string =>
  `/needs/${need.jurisdiction}/${need.id}`;

export const writesNeeds = ["townshipClerk", "townshipHead", "departmentOfficer"];

const shown = ["spoken", "checked", "listed", "inProject", "served"] as const;

const columns: readonly Column<NeedRow>[] = [
  { head: "需求", of: (need) => <Link to={needAddress(need)}>{need.words}</Link> },
  { head: "提出方", of: (need) => need.village || need.speakerKind },
  { head: "单位", of: (need) => need.organization.name },
  { head: "人数", isFigure: true, of: (need) => need.people ?? "—" },
  { head: "听取", of: (need) => <DayText on={need.heardOn} /> },
  { head: "状态", isMain: true, of: (need) => need.statusName },
];

/** 需求清单. */
export function NeedsPage() {
  const sought = useSought(needStatuses);
  const list = useList(listNeeds, { status: sought.status, text: sought.maybe("text") });
  const writes = writesNeeds.includes(useRole() ?? "");
  const register = (
    <LinkButton to="/needs/new" isMain>
      登记需求
    </LinkButton>
  );
  return (
    <Page
      title="需求清单"
      says="村里、群众和部门想要的服务先登记在这里；每一条都要有去向，最后都要答复。"
      verbs={writes ? register : undefined}
    >
      <div className="filters">
        <StatusFilter sought={sought} names={needStatuses} shown={shown} />
        <WordFilter sought={sought} label="按词查找需求" placeholder="按词、村名或编号查找" />
      </div>
      <Section label="需求">
        <QueryTable
          list={list}
          columns={columns}
          keyOf={(need) => need.id}
          label="需求清单"
          empty={{
            title: "这里还没有需求",
            says: "走访、会议、来电里听到的需要，用一句话登记下来，立项时会带过去。",
            act: writes ? register : undefined,
          }}
        />
      </Section>
    </Page>
  );
}
