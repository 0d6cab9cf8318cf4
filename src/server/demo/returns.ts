import * as reporting from "../../modules/reporting/api.ts";
import { townships } from "./places.ts";
import type { Teller } from "./teller.ts";

export const filer = "countyFinanceOfficer@finance";
export const filingReviewer = "countyFinanceReviewer@finance";
export const cityFinance = "cityFinanceViewer@city";

type Key = { jurisdiction: string; id: string };

/** Who speaks for each unit of the county. */
const speakers = new Map<string, string>([
  ...townships.map(({ name, key }) => [name, `townshipHead@${key}`] as const),
  ["青禾县民政局", "departmentOfficer@civil"],
  ["青禾县农业农村局", "departmentOfficer@farming"],
]);

export const speakerOf = (name: string): string => speakers.get(name) ?? filer;

/** A unit explains what is marked in its own tables, each cell with a sentence, and confirms. */
export async function confirmUnit(teller: Teller, who: string, unit: Key): Promise<void> {
  const seen = await teller.sees(who, reporting.viewUnitReturn, unit);
  for (const { form, row, column } of seen.unexplained)
    await teller.does(who, reporting.explainUnitCell, {
      ...unit,
      form,
      row,
      column,
      says: "与其他单位合买，项目计在牵头单位，本单位只列资金",
    });
  await teller.does(who, reporting.confirmUnitReturn, unit);
}

/** 汇总、说明、核对、报送: the work of county finance. */
export async function fileRound(teller: Teller, key: Key): Promise<void> {
  await teller.does(filer, reporting.sumRound, key);
  const { unexplained } = await teller.sees(filer, reporting.viewRound, { ...key, form: 1 });
  for (const cell of unexplained)
    await teller.does(filer, reporting.explainRoundCell, {
      ...key,
      ...cell,
      says: "年中按批准的调整执行，调整数另行列示",
    });
  await teller.does(filer, reporting.checkRound, key);
  await teller.does(filingReviewer, reporting.fileRound, key);
}
