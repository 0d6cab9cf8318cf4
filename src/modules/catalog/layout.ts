import { refuseField } from "../../base/refusal.ts";
import type { SheetRow } from "../../platform/sheet.ts";
import { sixKindNames, sixKinds } from "../policy/model.ts";
import { ChangeInput } from "./revision.ts";

/** 目录表的栏目: by any of these names, in any order. What a table calls otherwise is left alone. */
export const columns = [
  { field: "code", name: "编码", also: ["目录编码", "事项编码", "代码"] },
  { field: "name", name: "名称", also: ["事项名称", "目录名称", "事项"] },
  { field: "scope", name: "范围", also: ["服务范围", "范围说明", "服务内容"] },
  { field: "kind", name: "类别", also: ["服务类别", "六类", "六大类"] },
  { field: "purchaseItem", name: "品目编码", also: ["品目", "品目代码", "采购品目"] },
  { field: "functionalClasses", name: "功能分类", also: ["功能分类科目", "功能科目"] },
  { field: "department", name: "责任部门", also: ["主管部门", "行业主管部门"] },
  { field: "act", name: "操作", also: [] },
] as const;

type Field = (typeof columns)[number]["field"];

/** In this column a row says that its item shall go. */
export const removing = "删去";
export const remarkHead = "核对意见";

export type BadRow = { row: number; code: string; because: string };

/** 读入的表: what could be read, what not and why, and where the heads stand. */
export type ReadCatalog = {
  good: { row: number; change: ChangeInput }[];
  bad: BadRow[];
  headRow: number;
};

/** Codes and figures are read whatever width their digits have; words stay as they were written. */
const bare = (text: string): string => text.normalize("NFKC").replace(/\s/g, "");
const words = (text: string): string => text.trim().replace(/\s+/g, " ");

const fieldOf = (head: string): Field | undefined => {
  const asked = bare(head).replace(/[（(].*[)）]$/, "");
  return columns.find(({ name, also }) => [name, ...also].some((one) => one === asked))?.field;
};

type Heads = { at: number; height: number; places: ReadonlyMap<Field, number> };

const placesOf = (cells: readonly string[]): Map<Field, number> => {
  const places = new Map<Field, number>();
  for (const [place, cell] of cells.entries()) {
    const field = fieldOf(cell);
    if (field === undefined) continue;
    if (places.has(field))
      throw refuseField("file", `表头里“${cell.trim()}”出现了两次`, "请只保留一栏");
    places.set(field, place);
  }
  return places;
};

/** One row of heads, or two where heads of the upper row span several of the lower. */
function headsOf(rows: readonly SheetRow[]): Heads {
  for (const [at, { cells }] of rows.slice(0, 30).entries()) {
    const places = placesOf(cells);
    if (!places.has("code") || !places.has("name")) continue;
    const below = placesOf(rows[at + 1]?.cells ?? []);
    const isDouble = below.size > 0 && !below.has("code");
    return isDouble
      ? { at, height: 2, places: new Map([...places, ...below]) }
      : { at, height: 1, places };
  }
  throw refuseField(
    "file",
    "没有找到表头",
    `表头至少要有“编码”“名称”两栏，其余为${columns
      .slice(2)
      .map((one) => `“${one.name}”`)
      .join("")}，先后不限`,
  );
}

/** “4”, “技术性服务”, “4 技术性服务”. */
function kindOf(text: string): string | undefined {
  const asked = bare(text).replace(/^(\d)[.、]?/, "$1");
  if (asked === "") return undefined;
  const found = sixKinds.find(
    (kind) => asked === kind || [sixKindNames[kind], kind + sixKindNames[kind]].includes(asked),
  );
  return found ?? asked;
}

/** 201、213, or a whole code of which the class counts. */
const classesOf = (text: string): string[] =>
  text
    .normalize("NFKC")
    .split(/[、,;，；\s]+/)
    .filter(Boolean)
    .map((code) => (/^2\d{2}(\d{2}){1,2}$/.test(code) ? code.slice(0, 3) : code));

const named = (field: string): string =>
  columns.find((one) => one.field === field)?.name ?? "这一行";

function changeOf(of: (field: Field) => string): ChangeInput | string {
  const asked = of("act").trim();
  if (asked !== "" && asked !== removing)
    return `操作只能写“${removing}”或者留空，写的是“${asked}”`;
  const read = ChangeInput.safeParse({
    code: bare(of("code")).toUpperCase(),
    isRemoved: asked === removing,
    name: words(of("name")),
    scope: words(of("scope")),
    kind: kindOf(of("kind")),
    purchaseItem: bare(of("purchaseItem")).toUpperCase() || undefined,
    functionalClasses: classesOf(of("functionalClasses")),
    department: words(of("department")),
  });
  if (read.success) return read.data;
  return read.error.issues
    .map(({ path, message }) => {
      const field = String(path[0]);
      return field === "kind"
        ? `类别应为 1 到 6，或者写全名，如“${sixKindNames[1]}”`
        : `${named(field)}：${message}`;
    })
    .join("；");
}

/** 读目录表: rows by the names of their columns; what cannot be read comes back with its reason, and is not guessed at. */
export function readCatalog(rows: readonly SheetRow[]): ReadCatalog {
  const { at, height, places } = headsOf(rows);
  const good: ReadCatalog["good"] = [];
  const bad: BadRow[] = [];
  const seen = new Map<string, number>();
  for (const { number, cells } of rows.slice(at + height)) {
    const of = (field: Field): string => cells[places.get(field) ?? -1] ?? "";
    if (columns.every(({ field }) => of(field).trim() === "")) continue;
    const code = bare(of("code")).toUpperCase();
    const refuse = (because: string) => bad.push({ row: number, code, because });
    const formula = columns.find(({ field }) => of(field).startsWith("="));
    const earlier = seen.get(code);
    if (formula) refuse(`${formula.name}是公式，请改为填好的内容`);
    else if (earlier !== undefined) refuse(`编码 ${code} 与第 ${earlier} 行重复`);
    else {
      const change = changeOf(of);
      if (typeof change === "string") refuse(change);
      else good.push({ row: number, change });
      seen.set(code, number);
    }
  }
  return { good, bad, headRow: rows[at + height - 1]!.number };
}
