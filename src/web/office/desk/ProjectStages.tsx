import { viewStages } from "../../../modules/desk/api.ts";
import { StageLine } from "../../parts/StageLine.tsx";
import { useRead } from "../call.ts";
import { useToday } from "../ui/today.ts";
import { stationOf } from "./stations.ts";

/** 阶段线 on the page of a project. */
export function ProjectStages({
  jurisdiction,
  project,
}: {
  jurisdiction: string;
  project: string;
}) {
  const { stages } = useRead(viewStages, { jurisdiction, id: project });
  const today = useToday();
  return <StageLine label="项目进度" stations={stages.map((one) => stationOf(one, today))} />;
}
