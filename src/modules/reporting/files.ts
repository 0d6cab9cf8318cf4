import type * as z from "zod";
import type { Day } from "../../base/day.ts";
import { refuseField, Refusal } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import { lockKeys, type Tx } from "../../platform/db.ts";
import type { Upload } from "../../platform/http.ts";
import { newId } from "../../platform/identity.ts";
import { readSheet } from "../../platform/sheet.ts";
import { trace } from "../../platform/trace.ts";
import { asBreach } from "../statistics/actions.ts";
import { checkReturn } from "../statistics/checks.ts";
import { contentOf, emptyTable, hashOf, tableOf } from "../statistics/content.ts";
import { readTable } from "../statistics/layout.ts";
import { measures, totalRow, type FormNumber, type ReturnTable } from "../statistics/model.ts";
import { writePaper, type PaperFile } from "../statistics/paper.ts";
import { listFiles, listUnits } from "./reads.ts";
import type { UnitFileInput } from "./inputs.ts";
import type { Round } from "./model.ts";
import { keyOf } from "./tables.ts";
import * as writes from "./writes.ts";
import { levelOf, partsIn } from "./parts.ts";
import { roundLife } from "./states.ts";

/** 模板: the statutory form, empty, for a unit without this system. */
export const writeTemplate = (round: Round, form: FormNumber): Promise<PaperFile> =>
  writePaper(
    {
      key: keyOf(round, form),
      table: {
        form,
        rows: [...emptyTable(form, round.year)].map(([row, cells]) => ({ row, cells })),
      },
      filer: "（填写单位名称）",
    },
    "xlsx",
  );

/** Its figures are added to the ledger's, so that what the ledger gives must be given here too. */
function checkGiven(table: ReturnTable): void {
  const total = table.rows.find((one) => one.row === totalRow)?.cells ?? {};
  for (const measure of ["projects", "budget", "executed"] as const)
    if (total[`total.${measure}`] === undefined)
      throw refuseField(
        "file",
        `“合计”行合计栏的${measures[measure]}没有填`,
        "请按模板填齐项目数、预算数、执行数；没有的填 0",
      );
}

type Importing = z.output<typeof UnitFileInput> & { sent: Upload | undefined };

/** 单位文件: one table of a unit without this system joins the sums, marked as such. */
export async function importUnitFile(tx: Tx, by: Actor, input: Importing, on: Day) {
  const { sent, unitName, form, reason = "" } = input;
  if (!sent) throw refuseField("file", "没有选择文件", "请选择按模板填好的 .xlsx 文件");
  const round = await writes.lockRound(tx, input);
  const status = roundLife.next("join", round.status, partsIn(by, round.jurisdiction), {}, on);
  if (input.isTownship === "true" && levelOf(round.jurisdiction) !== "county")
    throw refuseField(
      "isTownship",
      "市、省的报表里没有乡镇：乡镇的数在县的报表里",
      "请由所在的县汇入",
    );
  await refuseOwn(tx, round, unitName);
  const table = readTable(await readSheet(sent.bytes), { form, year: round.year });
  checkGiven(table);
  await lockKeys(tx, [`returnUnitFile ${round.id} ${unitName}`]);
  const files = (await listFiles(tx, round)).filter((one) => one.unitName === unitName);
  const other = files.find((one) => one.form !== form);
  refuseErrors(table, round, other && tableOf(other.form, other.content));
  const earlier = files.find((one) => one.form === form);
  const content = contentOf(table);
  const hash = hashOf(content);
  if (earlier?.hash === hash) return { id: earlier.id, version: earlier.version, stored: false };
  if (earlier && reason === "")
    throw refuseField(
      "reason",
      `${unitName}的表${form}已经有第 ${earlier.version} 版，内容不同`,
      "请写明更换的理由",
    );
  // What is in the sums changes: they are taken and checked again.
  await writes.updateRound(tx, round, { status, summedAt: null, checkedHash: "" });
  const version = (earlier?.version ?? 0) + 1;
  return store(tx, by, { round, input, content, hash, version, reason }, on);
}

/** A unit that is asked in this system would count twice. */
async function refuseOwn(tx: Tx, round: Round, unitName: string): Promise<void> {
  if ((await listUnits(tx, round)).some((one) => one.name === unitName))
    throw refuseField(
      "unitName",
      `${unitName}在本系统里办理，数字已从账上汇总，再报文件就重复了`,
      "只有没有使用本系统的单位才用文件报送",
    );
}

function refuseErrors(table: ReturnTable, round: Round, other: ReturnTable | undefined): void {
  const { year, period } = round;
  const errors = checkReturn({ table, year, period, other }).filter((one) => one.level === "error");
  const [first] = errors;
  if (first)
    throw new Refusal(
      "unlawful",
      `文件不能汇入：${first.says}${errors.length > 1 ? `（共 ${errors.length} 处，见明细）` : ""}`,
      errors.map(asBreach),
    );
}

type Storing = {
  round: Round;
  input: z.output<typeof UnitFileInput>;
  content: string;
  hash: string;
  version: number;
  reason: string;
};

async function store(tx: Tx, by: Actor, storing: Storing, on: Day) {
  const { round, input, content, hash, version, reason } = storing;
  const { jurisdiction, organization } = round;
  const at = now();
  const id = newId(at);
  await writes.insertUnitFile(tx, {
    jurisdiction,
    id,
    organization,
    readers: [],
    round: round.id,
    unitName: input.unitName,
    isTownship: input.isTownship === "true",
    form: input.form,
    version,
    content,
    hash,
    reason,
    post: by.post,
    filedOn: on,
    filedAt: at,
  });
  await trace(tx, {
    by,
    verb: "returnRound.importFile",
    subject: { kind: "returnUnitFile", id, jurisdiction, organization, readers: [] },
    on,
    detail: { round: round.id, form: input.form, version, hash },
  });
  return { id, version, stored: true };
}
