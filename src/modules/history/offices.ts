import type { Db } from "../../platform/db.ts";
import type { OrganizationKind } from "../organization/model.ts";
import { getJurisdiction, listOrganizations } from "../organization/reads.ts";
import type { Wrong } from "./cells.ts";
import { tight } from "../../platform/sheetUnits.ts";

const offices: readonly OrganizationKind[] = [
  "township",
  "countyDepartment",
  "countyFinance",
  "cityFinance",
  "provinceFinance",
  "discipline",
  "audit",
];

/** Finds an office by the name that people write. */
export type OfficeFinder = (name: string) => string | Wrong;

/** “青禾县柳河镇人民政府” and “柳河镇” are one office; “县农业农村局” and “青禾县农业农村局” too. */
function bareName(name: string, place: string): string {
  let bare = tight(name);
  if (bare.startsWith(place) && bare.length > place.length) bare = bare.slice(place.length);
  return bare.replace(/^(本?[县区市省])(?=.{3})/, "").replace(/(人民政府|政府|办事处)$/, "");
}

/** 柳河 for 柳河镇, as a column headed 乡镇 has it. */
const stem = (bare: string): string =>
  /^.{2,}(镇|乡|街道)$/.test(bare) ? bare.replace(/(镇|乡|街道)$/, "") : bare;

export async function officeFinder(db: Db, jurisdiction: string): Promise<OfficeFinder> {
  const { name: place } = await getJurisdiction(db, jurisdiction);
  const rows = (await listOrganizations(db, jurisdiction, offices)).filter(
    (one) => one.jurisdiction === jurisdiction,
  );
  const byName = new Map<string, Set<string>>();
  const put = (name: string, id: string) =>
    byName.set(name, (byName.get(name) ?? new Set()).add(id));
  for (const { name, id } of rows) {
    const bare = bareName(name, place);
    for (const one of new Set([tight(name), bare, stem(bare)])) put(one, id);
  }
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const find = (name: string): string | Wrong => {
    const found = byName.get(tight(name)) ?? byName.get(bareName(name, place));
    const [first, ...others] = found ?? [];
    if (first === undefined) return { wrong: `组织机构里没有“${name}”，请写单位全称` };
    if (others.length === 0) return first;
    const says = [first, ...others].map((id) => names.get(id)).join("、");
    return { wrong: `“${name}”可能是${says}，请写单位全称` };
  };
  return find;
}
