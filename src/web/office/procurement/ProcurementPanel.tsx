import { Link } from "react-router";
import { listProcurements, previewProcurement } from "../../../modules/procurement/api.ts";
import { useAsk, useRead } from "../call.ts";
import { useRole } from "../me.ts";
import { Amount, DayText } from "../ui/Amount.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { EmptyState } from "../ui/Notice.tsx";
import { Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";

type Of = { jurisdiction: string; project: string };

/** The purchaser's clerk may begin: all that others see here is what has begun. */
function Begin({ jurisdiction, project }: Of) {
  const role = useRole();
  const isClerk = role === "townshipClerk" || role === "departmentOfficer";
  const { data } = useAsk(previewProcurement, isClerk ? { jurisdiction, project } : undefined);
  if (!data?.isInPlan || !data.isFree || !data.isMine) return null;
  return (
    <LinkButton to={`/projects/${jurisdiction}/${project}/procure`} isMain>
      {data.track === "internal" ? "组织比价" : "组织磋商"}
    </LinkButton>
  );
}

/** 采购 on the page of a project. */
export function ProcurementPanel({ jurisdiction, project }: Of) {
  const { rows } = useRead(listProcurements, { project });
  const begin = <Begin jurisdiction={jurisdiction} project={project} />;
  if (rows.length === 0)
    return (
      <Section title="采购" label="采购">
        <EmptyState
          title="还没有组织采购"
          says="列入计划后，限额以下比价，达到限额的按政府采购程序办理。"
          act={begin}
        />
      </Section>
    );
  return (
    <Section title="采购" aside="元">
      <Table
        label="本项目的采购"
        rows={rows}
        keyOf={(row) => row.id}
        columns={[
          {
            head: "采购",
            of: (row) => (
              <Link to={`/procurements/${row.jurisdiction}/${row.id}`}>{row.title}</Link>
            ),
          },
          { head: "方式", of: (row) => row.method },
          { head: "现在", of: (row) => row.statusName },
          { head: "最高限价", of: (row) => <Amount fen={row.ceiling} bare />, isFigure: true },
          {
            head: "成交价",
            of: (row) => <Amount fen={row.price} bare />,
            isFigure: true,
            isMain: true,
          },
          { head: "成交单位", of: (row) => row.winner ?? "—" },
          { head: "成交日", of: (row) => <DayText on={row.awardedOn} /> },
        ]}
      />
      {begin}
    </Section>
  );
}
