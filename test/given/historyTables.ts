import fc from "fast-check";
import { writeXlsx, type Cell, type CellValue } from "hucre";

/** 台账 as people keep them: any columns in any order, under any heads, with anything in their cells. */

type Written = CellValue | { formula: string; result: CellValue };

const pick = <T>(...of: T[]) => fc.constantFrom(...of);

const amount: fc.Arbitrary<Written> = fc.oneof(
  fc.nat(9_999_999),
  fc.nat(9_999_999).map((one) => one / 100),
  pick<Written>(
    "1,234.56",
    "￥１２００",
    "１，２００．５",
    "12,34",
    "-5",
    "(12)",
    "—",
    "",
    null,
    "十万",
    "1e5",
  ),
  pick<Written>("3.5万元", "200元", 0.1 + 0.2, 1 / 3, 1e15, -1, true, "#REF!", "#DIV/0!"),
  fc.record({ formula: pick("D2*2", "SUM(D2:D9)"), result: pick<CellValue>(null, 12.5, "#N/A") }),
);

// prettier-ignore
const when: fc.Arbitrary<Written> = pick<Written>(
  "2023-5-1", "2023.5.1", "2023年5月1日", "20230501", "2023年5月", "2023/13/1", "23.5.1", "去年", "",
  45047, 45047.5, 2023.1, 2023.5, 202305, null, new Date(Date.UTC(2023, 4, 1)), "２０２３年５月",
);

const kinds = {
  year: [
    ["年度", "年份", "预算年度", "年 度"],
    pick<Written>(
      2021,
      "2022",
      "2023年",
      "２０２３",
      "",
      null,
      "2022-2024",
      2031,
      1999,
      new Date(Date.UTC(2022, 0, 1)),
    ),
  ],
  office: [
    ["购买主体", "乡镇", "采购单位", "单 位 名 称"],
    pick<Written>(
      "柳河镇",
      "石桥乡人民政府",
      "青禾县柳河镇",
      "县农业农村局",
      "柳湖镇",
      "",
      null,
      "柳河",
      "#N/A",
    ),
  ],
  name: [
    ["项目名称", "服务项目名称", "项 目"],
    fc.oneof(
      fc.string({ maxLength: 12 }),
      pick<Written>(
        "村级代理记账",
        "保洁",
        "合计",
        "小 计：",
        "=1+1",
        "",
        null,
        "审计",
        "会计",
        "名".repeat(300),
        "\u0001x",
        123,
      ),
    ),
  ],
  budget: [["预算数（元）", "预算金额(万元)", "预算数", "年初预算/万元"], amount],
  executed: [["执行数（元）", "支付金额（万元）", "实际支付"], amount],
  class: [
    ["功能分类", "科目编码"],
    pick<Written>("2130199", 2130199, "农林水支出", "999", "不知道", "", null),
  ],
  kind: [["服务类别"], pick<Written>("技术性服务", "3", "公共服务", "别的", "", null)],
  ledger: [
    ["资金性质", "资金来源"],
    pick<Written>("一般公共预算", "政府性基金", "自筹", "财政专户", "", null),
  ],
  signed: [["签订日期", "合同时间"], when],
  junk: [["序号", "联系电话", ""], fc.oneof(fc.nat(999), fc.string({ maxLength: 5 }))],
} as const satisfies Record<string, readonly [readonly string[], fc.Arbitrary<Written>]>;

type Kind = keyof typeof kinds;
const allKinds = Object.keys(kinds) as Kind[];

type Table = {
  name: string;
  rows: Written[][];
  merges: [number, number, number, number][];
  isHidden: boolean;
};

const column = (kind: Kind) => {
  const [heads, cells] = kinds[kind] as readonly [readonly string[], fc.Arbitrary<Written>];
  return fc.record({
    head: pick(...heads),
    cells: fc.array(cells, { minLength: 12, maxLength: 12 }),
  });
};

const table: fc.Arbitrary<Omit<Table, "name">> = fc
  .record({
    // Shuffled, some missing, some twice.
    order: fc.shuffledSubarray([...allKinds, "name", "budget"] as Kind[], { minLength: 3 }),
    length: fc.nat(12),
    above: fc.array(
      pick<Written[]>(
        ["2022年政府购买服务台账"],
        ["单位：万元"],
        ["", "", "单位：元"],
        ["填报单位：柳河镇"],
        [],
      ),
      { maxLength: 4 },
    ),
    between: fc.array(
      pick<Written[]>(
        [],
        ["合计", "", "", 12],
        ["", "", "合  计"],
        ["备注：以上为上报数"],
        ["一、公共服务"],
      ),
      { maxLength: 3 },
    ),
    isHidden: fc.boolean(),
    hasMerges: fc.boolean(),
    repeatsHead: fc.boolean(),
  })
  .chain((shape) => fc.tuple(fc.constant(shape), fc.tuple(...shape.order.map(column))))
  .map(([{ length, above, between, isHidden, hasMerges, repeatsHead }, columns]) => {
    const heads: Written[] = columns.map((one) => one.head);
    const body = Array.from({ length }, (_, at) => columns.map((one) => one.cells[at]!));
    const rows = [
      ...above,
      heads,
      ...body.slice(0, 6),
      ...(repeatsHead ? [heads] : []),
      ...body.slice(6),
      ...between,
    ];
    const first = above.length;
    const merges: [number, number, number, number][] = hasMerges
      ? [
          [first, 0, first, 1],
          [first + 1, 0, first + 3, 0],
        ]
      : [];
    return { rows, merges, isHidden };
  });

export const book = fc
  .array(table, { minLength: 1, maxLength: 3 })
  .map((tables): Table[] =>
    tables.map((one, at) => ({ ...one, isHidden: one.isHidden && at > 0, name: `${2019 + at}年` })),
  );

const valueOf = (written: Written): CellValue =>
  typeof written === "object" && written !== null && "formula" in written
    ? written.result
    : written;

export const workbook = (tables: readonly Table[]): Promise<Uint8Array> =>
  writeXlsx({
    sheets: tables.map(({ name, rows, merges, isHidden }) => ({
      name,
      ...(isHidden ? { hidden: true } : {}),
      rows: rows.map((row) => row.map(valueOf)),
      cells: new Map(
        rows.flatMap((row, r) =>
          row.flatMap((written, c): [string, Partial<Cell>][] =>
            typeof written === "object" && written !== null && "formula" in written
              ? [
                  [
                    `${r},${c}`,
                    {
                      value: written.result,
                      formula: written.formula,
                      ...(written.result === null ? {} : { formulaResult: written.result }),
                    },
                  ],
                ]
              : [],
          ),
        ),
      ),
      merges: merges.map(([startRow, startCol, endRow, endCol]) => ({
        startRow,
        startCol,
        endRow,
        endCol,
      })),
    })),
  });

export const saysSomething = (row: readonly Written[]): boolean =>
  row.some((one) => one !== null && one !== "");

/** What came of a file: its outcome, or its refusal in Chinese; anything else is a fault of ours. */
