import { Link } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import {
  draftRevision,
  importCatalog,
  listRevisions,
  proposeItem,
} from "../../../modules/catalog/api.ts";
import { revisionStatuses } from "../../../modules/catalog/revision.ts";
import { useList } from "../call.ts";
import { useRole } from "../me.ts";
import { DayText } from "../ui/Amount.tsx";
import { StatusFilter, useSought, WordFilter } from "../ui/Filters.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { QueryTable, type Column } from "../ui/Table.tsx";
import { mayAsk, revisionAddress } from "./addresses.ts";

type Row = Answer<typeof listRevisions>["rows"][number];

const shown = [
  "drafted",
  "opinionsAsked",
  "legalityReviewed",
  "approved",
  "returned",
  "published",
] as const;

const columns: readonly Column<Row>[] = [
  { head: "修订", width: "32%", of: (one) => <Link to={revisionAddress(one)}>{one.title}</Link> },
  { head: "方式", of: (one) => one.kindName },
  { head: "目录", of: (one) => one.levelName },
  { head: "提出单位", of: (one) => one.organization.name },
  { head: "起草", of: (one) => <DayText on={one.draftedOn} /> },
  {
    head: "答复期限",
    of: (one) =>
      one.status === "opinionsAsked" && one.answerBy ? <DayText on={one.answerBy} /> : "—",
  },
  { head: "状态", isMain: true, of: (one) => one.statusName },
];

/** 目录修订: everything on its way to a next edition. */
export function RevisionsPage() {
  const role = useRole();
  const sought = useSought(revisionStatuses);
  const list = useList(listRevisions, { status: sought.status, text: sought.maybe("text") });
  const propose = mayAsk(proposeItem, role) && (
    <LinkButton to="/catalog/propose" isMain={!mayAsk(draftRevision, role)}>
      建议增补
    </LinkButton>
  );
  return (
    <Page
      title="目录修订"
      above={<Link to="/catalog">目录与标准</Link>}
      says="整版编制和单项调整走同样的步骤：起草、征求意见、合法性审查、必要时专家论证、批准、公布。"
      verbs={
        <div className="verbs">
          {mayAsk(draftRevision, role) && (
            <LinkButton to="/catalog/revisions/new" isMain>
              起草目录
            </LinkButton>
          )}
          {propose}
          {mayAsk(importCatalog, role) && <LinkButton to="/catalog/import">导入表格</LinkButton>}
        </div>
      }
    >
      <div className="filters">
        <StatusFilter sought={sought} names={revisionStatuses} shown={shown} />
        <WordFilter sought={sought} label="按词查找修订" placeholder="按标题、理由或编号查找" />
      </div>
      <Section label="目录修订">
        <QueryTable
          list={list}
          columns={columns}
          keyOf={(one) => one.id}
          label="目录修订"
          empty={{
            title: "这里还没有目录修订",
            says: "目录里没有要买的事项时，在这里建议增补；财政局征求意见、审查后公布新版。",
            act: propose,
          }}
        />
      </Section>
    </Page>
  );
}
