import { Link } from "react-router";
import { Section } from "../ui/Page.tsx";
import { useBuys } from "./purchasers.ts";

/** 人工审核: a person of county finance may decide otherwise, by name and with reasons. */
export function AskPerson() {
  if (!useBuys()) return null;
  return (
    <Section title="仍认为可以买？">
      <p className="quiet">
        立项后提交时会被挡住，可以在项目页申请人工审核：由县财政局具名审核并写明理由，这一笔会列入重点核查。
        <Link to="/rulings">看人工审核</Link>
      </p>
    </Section>
  );
}
