import { isDay } from "../../base/day.ts";
import {
  isErrorCell,
  tight,
  unitNames,
  withoutCommas,
  type Unit,
} from "../../platform/sheetUnits.ts";

/** What cannot be read, in the words that go back beside the cell. */
export type Wrong = { wrong: string };

export const isWrong = (value: unknown): value is Wrong =>
  typeof value === "object" && value !== null && "wrong" in value;

const wrong = (says: string): Wrong => ({ wrong: says });

/** A formula that failed, or that was never computed, says nothing. */
export function failedIn(text: string): Wrong | undefined {
  if (!isErrorCell(text)) return undefined;
  return wrong(
    text.startsWith("#公式")
      ? "这一格是公式，文件里没有存下结果。请用表格软件打开、保存一次，或者粘贴为数值"
      : `公式出错（${text}），请改为数值`,
  );
}

/** What people write where there is nothing. */
const nothing = new Set(["", "-", "--", "—", "——", "/", "\\", "无", "暂无", "不详", "空"]);

const scales: Record<Unit, readonly [decimals: number, fen: bigint]> = {
  yuan: [2, 100n],
  wan: [6, 1_000_000n],
};

const mostDigits = 12;

/** So many digits of fen are read at once: no more than an amount may have, and exact in a double. */
const mostAtOnce = 14;

/** The fen of a plain figure, as most cells have it; undefined for any other writing, and for what a double cannot hold. */
function plainFen(text: string, [most]: readonly [number, bigint]): number | undefined {
  let [fen, digits, decimals] = [0, 0, -1];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign >= 48 && sign <= 57) {
      fen = fen * 10 + sign - 48;
      digits += 1;
      if (decimals >= 0) decimals += 1;
    } else if (sign === 46 && decimals < 0 && digits > 0) decimals = 0;
    else return undefined;
  }
  const missing = most - Math.max(0, decimals);
  if (decimals === 0 || missing < 0 || digits + missing > mostAtOnce) return undefined;
  return fen * 10 ** missing;
}

/** 金额 to the fen, exactly: never rounded, and what is odd is asked about. Null: not given. */
export function readAmount(text: string, unit: Unit): bigint | null | Wrong {
  if (text === "") return null;
  const fen = plainFen(text, scales[unit]);
  if (fen !== undefined) return BigInt(fen);
  const bare = tight(text).replace(/^[¥￥]|人民币/g, "");
  if (nothing.has(bare)) return null;
  const failed = failedIn(text);
  if (failed) return failed;
  const [, sign, figure, own] = /^([-(]?)([\d,，.]+)\)?(万元|元|万)?$/.exec(bare) ?? [];
  if (figure === undefined) return wrong(`“${text}”不是金额，请只写数字`);
  if (sign !== "") return wrong(`“${text}”是负数，金额不能小于零`);
  const digits = withoutCommas(figure);
  if (digits === undefined) return wrong(`“${text}”的千分位逗号位置不对，请改为普通数字`);
  return exact(text, digits, own ? (own === "元" ? "yuan" : "wan") : unit);
}

function exact(text: string, figure: string, unit: Unit): bigint | Wrong {
  const parts = /^(\d+)(?:\.(\d*))?$/.exec(figure);
  if (!parts) return wrong(`“${text}”不是金额，请只写数字`);
  const [most, fen] = scales[unit];
  const decimals = (parts[2] ?? "").replace(/0+$/, "");
  if (decimals.length > most)
    return wrong(`“${text}”细于 1 分（单位是${unitNames[unit]}，最多 ${most} 位小数），请按分取整`);
  if (parts[1]!.length > mostDigits) return wrong(`“${text}”过大，请核对金额和单位`);
  return BigInt(parts[1]!) * fen + BigInt(decimals.padEnd(most, "0"));
}

/** As many days before 1970 as a sheet counts from its own first day. */
const daysBefore1970 = 25_569;
const [firstSerial, lastSerial] = [36_526, 73_050]; // 2000 to 2099

const ofSerial = (serial: number): string =>
  new Date((serial - daysBefore1970) * 86_400_000).toISOString().slice(0, 10);

const two = (digits: string): string => digits.padStart(2, "0");

const dayForms: readonly RegExp[] = [
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/,
  /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/,
  /^(20\d\d)(\d\d)(\d\d)$/,
];

const monthForms: readonly RegExp[] = [
  /^(\d{4})年(\d{1,2})月(?:份)?$/,
  /^(\d{4})[-./](\d{1,2})$/,
  /^(20\d\d)(0[1-9]|1[0-2])$/,
];

/** 日期 to the day, or to the month where only that was kept. Null: not given. */
export function readDay(text: string): string | null | Wrong {
  if (text === "") return null;
  if (isDay(text)) return ofOurTime(text, text);
  const bare = tight(text).replace(/^\D*(?=\d)|(?<=\d)[T ].*$/g, "");
  if (nothing.has(tight(text))) return null;
  const failed = failedIn(text);
  if (failed) return failed;
  // A figure has lost its last nought: 2023.1 may be January or October.
  if (/^\d{4}\.1$/.test(bare))
    return wrong(`“${text}”可能是 1 月，也可能是 10 月，请写作 2023年1月`);
  if (/^\d{5}(\.\d+)?$/.test(bare) && Number(bare) >= firstSerial && Number(bare) < lastSerial)
    return ofSerial(Math.floor(Number(bare)));
  for (const form of dayForms) {
    const parts = form
      .exec(bare)
      ?.slice(1)
      .filter((part) => /\d/.test(part));
    if (parts) return ofOurTime(`${parts[0]}-${two(parts[1]!)}-${two(parts[2]!)}`, text);
  }
  for (const form of monthForms) {
    const parts = form.exec(bare);
    if (parts) return ofOurTime(`${parts[1]}-${two(parts[2]!)}`, text);
  }
  return wrong(`“${text}”不是日期，请写作 2023-05-01 或 2023年5月`);
}

function ofOurTime(day: string, text: string): string | Wrong {
  if (!isDay(day.length === 7 ? `${day}-01` : day)) return wrong(`“${text}”没有这一天，请核对`);
  const year = Number(day.slice(0, 4));
  return year >= 2000 && year < 2100 ? day : wrong(`“${text}”的年份不对，请核对`);
}

/** 年度 of the cell, else of the sheet (title or name), before the year that is running. */
export function readYear(
  text: string,
  { ofSheet, current }: { ofSheet: number | undefined; current: number },
): number | Wrong {
  const failed = failedIn(text);
  if (failed) return failed;
  const said = /^(\d{4})(年|年度|财年)?$|^(\d{4})-\d\d-\d\d$/.exec(tight(text));
  if (text !== "" && !said) return wrong(`“${text}”不是年度，请写作 2023；跨年的项目分年各写一行`);
  const year = said ? Number(said[1] ?? said[3]) : ofSheet;
  if (year === undefined) return wrong("没有填年度");
  if (year < 2000 || year > 2100) return wrong(`“${text}”不是年度，请写作 2023`);
  if (year >= current)
    return wrong(`${year} 年不是以前年度。本年度的项目请在平台上办理，不作为历史台账导入`);
  return year;
}
