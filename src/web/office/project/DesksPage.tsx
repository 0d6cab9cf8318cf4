import { Button, Select } from "antd";
import { useState } from "react";
import { useSearchParams } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { listOrganizations } from "../../../modules/organization/api.ts";
import { listDeskSets, listUpperSets } from "../../../modules/project/api.ts";
import { yuanText } from "../../parts/amount.ts";
import { useRead } from "../call.ts";
import { useMe } from "../me.ts";
import { EmptyState, Notice } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { DesksForm } from "./DesksForm.tsx";
import { deskName } from "./Opinions.tsx";
import { UpperForm } from "./UpperForm.tsx";

type DeskSet = Answer<typeof listDeskSets>["sets"][number];
type UpperSet = Answer<typeof listUpperSets>["sets"][number];

const paperText = (of: DeskSet | UpperSet): string =>
  [
    `${of.placeName}，自 ${of.fromOn}${of.toOn === null ? "" : ` 至 ${of.toOn}`}`,
    of.document + (of.confirmed ? "" : "（待核对）"),
  ].join("　");

const Desks = ({ of }: { of: DeskSet }) => (
  <Section
    title={of.counts ? "现行的联审科室" : "以前的、以后的或者上一级的"}
    aside={paperText(of)}
  >
    <Table
      label={`联审科室，自 ${of.fromOn}，${of.placeName}`}
      rows={of.desks}
      keyOf={(one) => one.role}
      columns={[
        { head: "科室", of: (one) => deskName(one.name) + (one.isLead ? "（牵头）" : "") },
        { head: "看什么", of: (one) => one.looksAt },
        { head: "期限", of: (one) => `${one.days} 个工作日` },
        { head: "这些部分有改动，须重新签署", of: (one) => one.parts.join("、") },
      ]}
    />
  </Section>
);

const Uppers = ({ of }: { of: UpperSet }) => (
  <Section
    title={of.counts ? "现行的联审后审核" : "以前的、以后的或者上一级的"}
    aside={paperText(of)}
  >
    {of.counts && !of.confirmed && (
      <Notice tone="warn">
        <p>
          这是随系统提供的样例，本县还没有确认：该审核的会收到提醒，没有审核的也能列入购买计划，列入时记一条疑点。请县财政局按本地文件“设定联审后的审核”，从适用日期起必须审核同意才能列入。
        </p>
      </Notice>
    )}
    <Table
      label={`联审后审核，自 ${of.fromOn}，${of.placeName}`}
      rows={of.rows}
      keyOf={(one) => `${one.reviewer} ${one.amountFrom} ${one.item}`}
      columns={[
        { head: "审核单位", of: (one) => one.name },
        { head: "事项", of: (one) => one.item || "全部事项" },
        { head: "金额从（元）", isFigure: true, of: (one) => yuanText(one.amountFrom) },
        { head: "期限", of: (one) => `${one.days} 个工作日` },
      ]}
    />
  </Section>
);

/** The sets of desks of one township; those of the county where none is chosen. */
function DeskSets({ jurisdiction, township }: { jurisdiction: string; township: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const of = township === "" ? {} : { township };
  const { place, mayAdopt, sets } = useRead(listDeskSets, { jurisdiction, ...of });
  return (
    <>
      {mayAdopt && !isOpen && (
        <div className="verbs">
          <Button type="primary" onClick={() => setIsOpen(true)}>
            设定{place}的联审科室
          </Button>
        </div>
      )}
      {isOpen && (
        <DesksForm
          place={place}
          township={township}
          from={sets.find((one) => one.counts)?.desks ?? []}
          leave={() => setIsOpen(false)}
        />
      )}
      {sets.map((one) => (
        <Desks key={`${one.place} ${one.fromOn}`} of={one} />
      ))}
    </>
  );
}

function UpperSets({ jurisdiction }: { jurisdiction: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const { mayAdopt, sets } = useRead(listUpperSets, { jurisdiction });
  return (
    <>
      {mayAdopt && !isOpen && (
        <div className="verbs">
          <Button onClick={() => setIsOpen(true)}>设定联审后的审核</Button>
        </div>
      )}
      {isOpen && <UpperForm leave={() => setIsOpen(false)} />}
      {sets.map((one) => (
        <Uppers key={`${one.place} ${one.fromOn}`} of={one} />
      ))}
    </>
  );
}

/** 审核分工: who reviews what, by place and day, with the paper that says so. */
export function DesksPage() {
  const { post } = useMe();
  const [sought, seek] = useSearchParams();
  const isTownship = post?.organization.kind === "township";
  const own = isTownship ? post.organization.id : "";
  const townships = useRead(listOrganizations, { kind: "township" }).rows;
  const township = sought.get("township") ?? own;
  if (!post?.jurisdiction)
    return (
      <Page title="审核分工">
        <Section label="审核分工">
          <EmptyState title="您看多个财政区划" says="审核分工按县设定，请以县的岗位登录后看。" />
        </Section>
      </Page>
    );
  return (
    <Page
      title="审核分工"
      says="谁参加联审、看什么、几天答复，以及联审以后由谁审核。最近一级的现行一套整套适用；设定过的不改，新文件从它的适用日期起替换。"
    >
      <div className="filters">
        <Select
          aria-label="哪个乡镇"
          value={township}
          onChange={(value) => seek({ township: value })}
          style={{ width: 240 }}
          options={[
            { value: "", label: "全县（各乡镇没有另行设定的）" },
            ...townships.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </div>
      <DeskSets key={township} jurisdiction={post.jurisdiction} township={township} />
      <UpperSets jurisdiction={post.jurisdiction} />
    </Page>
  );
}
