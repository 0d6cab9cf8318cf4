import { pages } from "../pages.ts";
import type { Role } from "../me.ts";

type Waiting = {
  jurisdiction: string;
  kind: string;
  subject: { kind: string; id: string };
  project: string | null;
};

const nouns: Record<string, string> = {
  standard: "standard-drafts",
  need: "needs",
  project: "projects",
  annualPlan: "plans",
  procurement: "procurements",
  contract: "contracts",
  acceptance: "acceptances",
  payment: "payments",
  evaluation: "evaluations",
  spotCheck: "checks",
  filing: "filings",
  barLift: "lifts",
  catalogRevision: "catalog/revisions",
  historyImport: "history/imports",
  returnRound: "reporting",
  returnUnit: "unit-returns",
  flag: "flags",
};

/** What has no page of its own yet is begun on the page of its project. */
const begunInProject = new Set(["contract.draft", "payment.request", "acceptance.ask"]);

const hasPage = (path: string) => pages.some((one) => one.path === path);

/** The page where a task is done: that of its subject, or of the project it belongs to. */
export function addressOf(task: Waiting, role: Role | undefined): string {
  const { jurisdiction, subject, project } = task;
  if (subject.kind === "project" && role?.startsWith("review"))
    return `/projects/${jurisdiction}/${subject.id}/review`;
  const noun = nouns[subject.kind];
  // A provider belongs to no treasury.
  if (subject.kind === "provider") return `/providers/${subject.id}`;
  if (task.kind === "procurement.prepare") return `/projects/${jurisdiction}/${subject.id}/procure`;
  if (
    noun &&
    !(project !== null && begunInProject.has(task.kind)) &&
    hasPage(`/${noun}/:jurisdiction/:id`)
  )
    return `/${noun}/${jurisdiction}/${subject.id}`;
  if (subject.kind === "returnReminder") return "/reporting";
  return project === null ? "/" : `/projects/${jurisdiction}/${project}`;
}
