import type * as z from "zod";
import { asBasis } from "../../base/law.ts";
import { refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { nowhere, record } from "../../platform/audit.ts";
import { dayOf, now } from "../../platform/clock.ts";
import type { Db, Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { organizationKinds, type CorrectNatureInput, type OrganizationKind } from "./model.ts";
import { allNatures, natureOf, natures, originOf, verdictNames, type Cell } from "./natures.ts";
import { getOrganization, listCorrections, listOrganizations, personsOfPosts } from "./reads.ts";
import { insertNatureCorrection } from "./writes.ts";

const partOf = ({ verdict, basis }: Cell) => ({
  verdict,
  says: verdictNames[verdict],
  basis: basis.map(asBasis),
});

/** 谁能买、谁能承接, as the rules judge by it. */
export const natureTable = () =>
  allNatures.map((nature) => ({
    nature,
    name: natures[nature].name,
    buys: partOf(natures[nature].buys),
    provides: partOf(natures[nature].provides),
  }));

const offices: readonly OrganizationKind[] = [
  "township",
  "countyDepartment",
  "countyFinance",
  "discipline",
  "audit",
];

/** 本财政区划单位的性质, each with its origin and its last correction. */
export async function officeNatures(db: Db, jurisdiction: string) {
  const rows = await listOrganizations(db, jurisdiction, offices);
  const corrections = await listCorrections(
    db,
    rows.map((one) => one.id),
  );
  const persons = await personsOfPosts(
    db,
    corrections.map((one) => one.post),
  );
  const last = new Map(corrections.map((one) => [one.organization, one]));
  return rows.map((row) => {
    const nature = natureOf(row) ?? null;
    const found = last.get(row.id);
    return {
      ...row,
      kindName: organizationKinds[row.kind],
      nature,
      natureName: nature ? natures[nature].name : "尚未核定",
      origin: originOf(row),
      corrected: found
        ? {
            on: dayOf(found.recordedAt),
            person: persons.get(found.post) ?? "",
            document: found.document,
            reason: found.reason,
          }
        : null,
    };
  });
}

/** 更正单位性质: by a named person and a paper; from then on it is stronger than code and kind. */
export async function correctNature(
  tx: Tx,
  by: Actor,
  input: z.output<typeof CorrectNatureInput>,
): Promise<void> {
  const { organization, nature, document, reason } = input;
  const office = await getOrganization(tx, organization);
  const isElsewhere = office.jurisdiction !== null && office.jurisdiction !== by.jurisdiction;
  if (by.jurisdiction !== "" && isElsewhere)
    throw refuseField("organization", `${office.name}不属于本财政区划`, "请选择本财政区划的单位");
  if (office.nature === nature)
    throw refuseField(
      "nature",
      `${office.name}已核定为${natures[nature].name}`,
      "没有变化的不必再核定",
    );
  const at = now();
  const row = { organization, id: newId(at), nature, document, reason };
  await insertNatureCorrection(tx, { ...row, post: by.post, recordedAt: at });
  await record(tx, by, {
    verb: "organization.correctNature",
    jurisdiction: office.jurisdiction ?? nowhere,
    subject: { kind: "organization", id: organization },
    detail: { nature, earlier: natureOf(office) ?? null, correction: row.id },
  });
}
