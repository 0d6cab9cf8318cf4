type Published = {
  jurisdiction: string;
  id: string;
  kind: string;
  project: string | null;
  subject: { id: string };
};

/** Where something published is read: contracts and evaluations have an address of their own that stays. */
export function addressOf({ jurisdiction, id, kind, project, subject }: Published): string {
  if (kind === "contract") return `/contracts/${jurisdiction}/${subject.id}`;
  if (kind === "evaluation") return `/evaluations/${jurisdiction}/${subject.id}`;
  if ((kind === "plan" || kind === "project") && project !== null)
    return `/projects/${jurisdiction}/${project}`;
  return `/publications/${jurisdiction}/${id}`;
}
