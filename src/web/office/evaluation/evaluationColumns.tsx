import type { Answer } from "../../../base/endpoint.ts";
import type { listEvaluations } from "../../../modules/evaluation/api.ts";
import type { Column } from "../ui/Table.tsx";
import { pointsText } from "./points.ts";

type Scored = Pick<
  Answer<typeof listEvaluations>["rows"][number],
  "evaluator" | "total" | "grade" | "statusName"
>;

/** Who judged, what came of it, and where it stands: the same in every list of evaluations. */
export const evaluationColumns: readonly Column<Scored>[] = [
  { head: "由谁", of: (one) => one.evaluator },
  {
    head: "得分",
    isFigure: true,
    isMain: true,
    of: (one) => (one.total === null ? "—" : pointsText(one.total)),
  },
  { head: "等次", of: (one) => one.grade ?? "—" },
  { head: "状态", of: (one) => one.statusName },
];
