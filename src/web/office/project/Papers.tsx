import { Link } from "react-router";
import { viewStandings } from "../../../modules/desk/api.ts";
import { useRead } from "../call.ts";
import { Section } from "../ui/Page.tsx";
import type { Project } from "./draft.ts";
import { responsibilityAddress } from "./projectAddress.ts";

const nouns = {
  procurement: "procurements",
  contract: "contracts",
  acceptance: "acceptances",
  evaluation: "evaluations",
} as const;

type Paper = { key: string; to: string; title: string; says: string };

/** 文件: each with the day that it came to be, and its page. */
export function Papers({ project }: { project: Project }) {
  const { jurisdiction, id, sharesOf } = project;
  const { papers } = useRead(viewStandings, { jurisdiction, id });
  const all: Paper[] = [
    ...papers.map((one) => ({
      key: one.id,
      to: `/${nouns[one.kind]}/${jurisdiction}/${one.id}`,
      title: one.title,
      says: one.says,
    })),
    ...(sharesOf.length > 1
      ? [
          {
            key: "responsibility",
            to: responsibilityAddress(project),
            title: "责任分工表",
            says: "谁买、谁用、谁验、谁付",
          },
        ]
      : []),
  ];
  if (all.length === 0) return null;
  return (
    <Section title="文件" count={`${all.length} 份`}>
      <ul className="project-papers">
        {all.map(({ key, to, title, says }) => (
          <li key={key}>
            <Link to={to}>{title}</Link>
            <span>{says}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
