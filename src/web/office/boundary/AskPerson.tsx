import { Section } from "../ui/Page.tsx";
import { useBuys } from "./purchasers.ts";

/** 人工审核: a person of county finance may decide otherwise, by name and with reasons. The only place that says so. */
export function AskPerson() {
  if (!useBuys()) return null;
  return (
    <Section title="仍认为可以买？">
      <p className="quiet">由县财政局具名审核并写明理由，这一笔会列入重点核查。</p>
    </Section>
  );
}
