import { pages } from "../pages.ts";
import type { Role } from "../me.ts";

type Waiting = {
  jurisdiction: string;
  kind: string;
  subject: { kind: string; id: string };
  project: string | null;
};

const nouns: Record<string, string> = {
  need: "needs",
  project: "projects",
  procurement: "procurements",
  contract: "contracts",
  acceptance: "acceptances",
  payment: "payments",
  evaluation: "evaluations",
};

const hasPage = (path: string) => pages.some((one) => one.path === path);

/** The page where a task is done: that of its subject, or of the project it belongs to. */
export function addressOf(task: Waiting, role: Role | undefined): string {
  const { jurisdiction, subject, project } = task;
  if (subject.kind === "project" && role?.startsWith("review"))
    return `/projects/${jurisdiction}/${subject.id}/review`;
  const noun = nouns[subject.kind];
  // A payment is asked for where the acceptances of the project stand.
  const isElsewhere = task.kind === "payment.request" && project !== null;
  if (noun && !isElsewhere && hasPage(`/${noun}/:jurisdiction/:id`))
    return `/${noun}/${jurisdiction}/${subject.id}`;
  return project === null ? "/" : `/projects/${jurisdiction}/${project}`;
}
