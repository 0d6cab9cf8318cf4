import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sampleItems } from "./sample.ts";
import { buildIndex } from "./search.ts";
import { isNear, soundsOf, spelt } from "./sounds.ts";
import { synonyms } from "./synonyms.ts";

const purchaseItems = readFileSync(new URL("purchase-items.tsv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => {
    const [code = "", , name = ""] = line.split("\t");
    return { code, name };
  });
const leaves = sampleItems.filter((one) => one.isLeaf).map(({ code, name }) => ({ code, name }));
const index = buildIndex(leaves, purchaseItems);

const find = async (words: string, limit = 8) =>
  (await index.find(words, limit)).map(({ code, name }) => `${code} ${name}`);
const first = async (words: string) => (await find(words))[0];

describe("words", () => {
  test.each([
    ["会计服务", "B0301 会计服务"],
    ["会计", "B0301 会计服务"],
    ["养老", "C05010400 养老服务"],
    ["基本养老服务", "A0402 基本养老服务"],
    ["法律顾问", "B0101 法律顾问服务"],
    ["ＷＵＹＥ", "B1102 物业服务"],
    ["　物业　", "B1102 物业服务"],
  ])("%s finds %s first", async (words, expected) => {
    expect(await first(words)).toBe(expected);
  });

  test.each([
    ["农村养老上门服务", "A0402 基本养老服务"],
    ["水库的防洪管理", "C12010000 防洪管理服务"],
    ["社会工作和志愿者", "A1003 社会工作服务"],
  ])("%s finds %s among others", async (words, expected) => {
    expect(await find(words)).toContain(expected);
  });

  test("what answers to both words stands before what answers to one", async () => {
    const [best, ...rest] = await index.find("园林 绿化");
    expect(best).toMatchObject({ code: "A1103", name: "园林绿化管理" });
    expect(rest.every((one) => one.score <= best!.score)).toBe(true);
  });

  test("what is said beside the matter changes nothing", async () => {
    expect(await find("购买 垃圾")).toEqual(await find("垃圾"));
  });

  test("nothing finds nothing, and neither does what is not there", async () => {
    expect(await find("")).toEqual([]);
    expect(await find("！？")).toEqual([]);
    expect(await find("火星探测")).toEqual([]);
  });

  test("scope and path are looked through behind the names", async () => {
    const own = buildIndex(
      [{ code: "A1", name: "巡护服务", scope: "长江禁捕水域的巡查" }],
      [
        { code: "C05000000", name: "社会服务" },
        { code: "C05010000", name: "社会保障服务" },
        { code: "C05010100", name: "托育服务" },
      ],
    );
    expect(await own.find("禁捕水域")).toMatchObject([{ code: "A1", by: "scope" }]);
    const [, , third] = await own.find("社会");
    expect(third).toMatchObject({ code: "C05010100", path: ["社会服务", "社会保障服务"] });
  });
});

describe("everyday words", () => {
  test.each([
    ["路灯", "A1101 公共设施管理服务"],
    ["扫地", "A1102 环境卫生保洁与垃圾处理"],
    ["请人扫大街", "A1102 环境卫生保洁与垃圾处理"],
    ["代理记账", "B0301 会计服务"],
    ["做帐", "B0301 会计服务"],
    ["打药治虫", "A1203 农作物病虫害防治服务"],
    ["养老院", "A0402 基本养老服务"],
    ["律师", "B0101 法律顾问服务"],
    ["大喇叭", "A1502 公共公益宣传服务"],
  ])("%s finds %s", async (words, expected) => {
    expect(await find(words, 4)).toContain(expected);
  });

  test("each leads to names that are there", () => {
    const names = [...leaves, ...purchaseItems].map((one) => one.name);
    const lost = Object.entries(synonyms).flatMap(([word, targets]) =>
      targets
        .filter((target) => !names.some((name) => name.includes(target)))
        .map((target) => `${word} → ${target}`),
    );
    expect(lost).toEqual([]);
    expect(Object.keys(synonyms).length).toBeGreaterThan(150);
  });
});

describe("letters", () => {
  test.each([
    ["jbyl", "A0402 基本养老服务"],
    ["jibenyanglao", "A0402 基本养老服务"],
    ["jbyanglao", "A0402 基本养老服务"],
    ["kuaiji", "B0301 会计服务"],
    ["kj", "B0301 会计服务"],
    ["dljz", "B0301 会计服务"],
    ["rmtj", "A1004 人民调解服务"],
    ["hygh", "A1601 行业规划服务"],
    ["crbfk", "A0501 传染病防控服务"],
    ["shdc", "B0202 社会调查服务"],
  ])("%s finds %s first", async (letters, expected) => {
    expect(await first(letters)).toBe(expected);
  });

  test("yl finds 养老, 园林 and 医疗", async () => {
    const found = await find("yl", 20);
    expect(found.slice(0, 8)).toContain("A0402 基本养老服务");
    expect(found).toEqual(
      expect.arrayContaining([
        "A0402 基本养老服务",
        "A1103 园林绿化管理",
        "C04000000 医疗卫生服务",
      ]),
    );
  });

  test("words and letters may stand together", async () => {
    expect(await find("养老fw", 2)).toEqual(["C05010400 养老服务", "A0402 基本养老服务"]);
  });

  test.each([
    ["yangloa", "A0402 基本养老服务"],
    ["renmintaojie", "A1004 人民调解服务"],
    ["longyejixie", "C09010300 农业机械服务"],
    ["feiqiwuchuni", "A0604 废弃物处理服务"],
  ])("%s, misspelt or as one speaks at home, still finds %s", async (letters, expected) => {
    expect(await find(letters)).toContain(expected);
  });

  test("common words are spelt as they are read in services", async () => {
    const read = async (text: string) => (await soundsOf([text]))[0]!.full;
    expect(await read("会计")).toBe("kuaiji");
    expect(await read("调解")).toBe("tiaojie");
    expect(await read("行道树")).toBe("xingdaoshu");
    expect(await read("长江禁捕")).toBe("changjiangjinbu");
    expect(await read("传染病")).toBe("chuanranbing");
  });
});

describe("wrong characters", () => {
  test.each([
    ["会记服务", "B0301 会计服务"],
    ["养佬", "A0402 基本养老服务"],
    ["人民条解", "A1004 人民调解服务"],
    ["园林率化", "A1103 园林绿化管理"],
    ["路邓", "A1101 公共设施管理服务"],
  ])("%s sounds like %s", async (words, expected) => {
    expect((await index.find(words))[0]).toMatchObject({ code: expected.slice(0, 5) });
  });
});

describe("codes", () => {
  test("begin a code, in capitals or not", async () => {
    expect(await find("b03")).toEqual(["B0301 会计服务", "B0302 审计服务"]);
    expect(await first("C05010400")).toBe("C05010400 养老服务");
  });
});

test("letters may be whole syllables, first letters, or both; the last may not have ended", () => {
  const syllables = ["ji", "ben", "yang", "lao"];
  const count = (letters: string, from = 0) => spelt(letters, { syllables }, from);
  expect(["jbyl", "jibenyanglao", "jbyangla", "jiby", "jl"].map((one) => count(one))).toEqual([
    4, 4, 4, 3, 0,
  ]);
  expect(count("yl", 2)).toBe(2);
  expect(count("sx", 0)).toBe(0);
});

test("one slip is near, two are not", () => {
  expect(isNear("yanglao", "yangloa")).toBe(true);
  expect(isNear("yanglao", "yanglo")).toBe(true);
  expect(isNear("yanglao", "yangplao")).toBe(true);
  expect(isNear("yanglao", "yangloo")).toBe(true);
  expect(isNear("yanglao", "yenglo")).toBe(false);
});
