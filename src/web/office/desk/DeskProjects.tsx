import { Link } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import type { viewDesk } from "../../../modules/desk/api.ts";
import { stageNames } from "../../../modules/desk/model.ts";
import { purchaserRoles } from "../../../modules/organization/roles.ts";
import { wanText } from "../../parts/amount.ts";
import { Timetable } from "../../parts/Timetable.tsx";
import { useRole } from "../me.ts";
import { LinkButton } from "../ui/LinkButton.tsx";
import { EmptyState } from "../ui/Notice.tsx";
import { Section } from "../ui/Page.tsx";
import { useToday } from "../ui/today.ts";
import { addressOf } from "./addresses.ts";
import { stationOf } from "./stations.ts";

type Desk = Answer<typeof viewDesk>;

/** What of this project waits for me. */
function Next({ of: wait }: { of: Desk["waits"][number] | undefined }) {
  const role = useRole();
  return wait ? <Link to={addressOf(wait, role)}>去办</Link> : null;
}

/** 我的项目 as a timetable, so that who is stuck is seen without reading. */
export function DeskProjects({ of: { projects, underWay, all, waits } }: { of: Desk }) {
  const role = useRole();
  const today = useToday();
  const mayDraft = purchaserRoles.some((one) => one === role);
  const places = new Set(projects.map((one) => one.place));
  const links = (
    <>
      <Link to="/projects">全部 {all} 个</Link>
      {mayDraft && (
        <>
          {"　"}
          <Link to="/projects/new">新立项目</Link>
        </>
      )}
    </>
  );
  if (projects.length === 0)
    return (
      <Section title={mayDraft ? "我的项目" : "在办项目"} aside={all > 0 ? links : undefined}>
        <EmptyState
          title={all > 0 ? "没有在办的项目" : "还没有项目"}
          says="先查一查想买的服务能不能买，再用查到的内容立项，大部分栏目会自动填好。"
          act={mayDraft ? <LinkButton to="/check">查一查能不能买</LinkButton> : undefined}
        />
      </Section>
    );
  return (
    <Section
      title={mayDraft ? "我的项目" : "在办项目"}
      count={`在办 ${underWay} 个${underWay > projects.length ? `，先列最近 ${projects.length} 个` : ""}`}
      aside={links}
    >
      <Timetable
        label="在办项目的进度"
        stages={stageNames}
        rows={projects.map((one) => ({
          id: one.id,
          title: <Link to={`/projects/${one.jurisdiction}/${one.id}`}>{one.title}</Link>,
          note: `${places.size > 1 ? `${one.place}　` : ""}${one.way}　${wanText(one.cost)} 万元`,
          stations: one.stages.map((stage) => stationOf(stage, today)),
          act: <Next of={waits.find((wait) => wait.project === one.id)} />,
        }))}
      />
    </Section>
  );
}
