import type { Basis } from "../../../base/law.ts";
import { viewArticle } from "../../../modules/policy/api.ts";
import { useAsk } from "../call.ts";
import { Article } from "../ui/Citation.tsx";
import { Section } from "../ui/Page.tsx";
import type { Checked } from "./asked.ts";

/** One article with its gist; where none is kept it stands alone. */
function Said({ basis }: { basis: Basis }) {
  const { data } = useAsk(viewArticle, { title: basis.title, article: basis.article });
  if (!data) return <Article basis={basis} />;
  return <Article basis={basis} words={data.says} inForce={`${data.from} 起施行`} />;
}

export const lawsOf = (findings: Checked["findings"]): Basis[] => [
  ...new Map(
    findings
      .flatMap((one) => one.basis)
      .map((basis) => [`${basis.title} ${basis.article}`, basis] as const),
  ).values(),
];

/** 法律怎么说: what the articles say, in our own words. */
export const LawSaid = ({ of }: { of: readonly Basis[] }) => (
  <Section title="法律怎么说" aside="条文要点，不是原文">
    {of.map((basis) => (
      <Said key={`${basis.title} ${basis.article}`} basis={basis} />
    ))}
  </Section>
);
