import { writeXlsx } from "hucre";
import { day } from "../../src/base/day.ts";
import { platformActor } from "../../src/platform/actor.ts";
import { at } from "../../src/platform/clock.ts";
import { sha256 } from "../../src/platform/identity.ts";
import { keepAtOnce } from "../../src/modules/history/actions.ts";
import type { County } from "../given.ts";

/** A row of a past year's table; amounts in 万元. */
export type PastRow = {
  year: number;
  office: string;
  name: string;
  class?: string;
  kind?: string;
  ledger?: string;
  budget?: string;
  executed?: string;
  final?: string;
  paidOn?: string;
};

const heads: Record<keyof PastRow, string> = {
  year: "年度",
  office: "购买主体",
  name: "项目名称",
  class: "功能分类",
  kind: "服务类别",
  ledger: "资金性质",
  budget: "预算数（万元）",
  executed: "执行数（万元）",
  final: "决算数（万元）",
  paidOn: "支付日期",
};

const keys = Object.keys(heads) as (keyof PastRow)[];

/** A county's table as it would keep it. */
export const aTable = (rows: readonly PastRow[]): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      {
        name: "台账",
        rows: [
          keys.map((key) => heads[key]),
          ...rows.map((row) => keys.map((key) => row[key] ?? null)),
        ],
      },
    ],
  });

/** 已导入的历史台账, as the command imports it. */
export async function imported(county: County, rows: readonly PastRow[]): Promise<void> {
  const bytes = await aTable(rows);
  const file = { name: "台账.xlsx", bytes, hash: sha256(Buffer.from(bytes)) };
  const by = platformActor(county.jurisdiction);
  const on = day("2026-07-20");
  const found = await at(on, () =>
    county.act(by, (tx) => keepAtOnce(tx, by, { file, isRehearsal: false }, on)),
  );
  if (found.bad > 0) throw new Error(JSON.stringify(found.remarks));
}
