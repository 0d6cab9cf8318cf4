import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { judgeWords } from "./judgement.ts";
import type { Judgement, PurchaserKind } from "./model.ts";
import { questions } from "./questions.ts";
import { shippedIndex, shippedItems } from "./shipped.ts";

const on = day("2026-11-28");
const ask = (text: string, purchaserKind?: PurchaserKind) =>
  judgeWords({ text, purchaserKind, on }, shippedIndex());

describe("it sees through dress", () => {
  test.each([
    ["集镇公共设施管理，含新铺供水管道 1.2 公里", 3, "boundary.bundle"],
    ["村道硬化工程施工，长3公里", 3, "boundary.works"],
    ["办公电脑采购项目，30台", 3, "boundary.goods"],
    ["购置洒水车两辆，并负责三年维护保养", 3, "boundary.bundle"],
    ["污水处理厂由公司垫资建设，建成后由财政分十年回购", 4, "boundary.financing"],
    ["承诺给投资方每年8%的固定回报", 4, "boundary.financing"],
    ["为我局提供劳务派遣人员15名，每人每月4500元，由我局统一安排工作", 5, "boundary.hiring"],
    ["公益性岗位保洁员聘用项目", 5, "boundary.hiring"],
    ["将行政处罚委托第三方公司实施", 2, "boundary.ownDuty"],
    ["公务员招录考试命题外包", 2, "boundary.ownDuty"],
    ["某房地产公司楼盘的宣传推广", 1, "boundary.outsideDuties"],
    ["组织全体干部职工旅游疗养", 1, "boundary.outsideDuties"],
  ] as const)("%s", (text, ground, rule) => {
    const judged = ask(text);
    expect(judged.verdict).toBe("denied");
    expect(judged.findings).toContainEqual(expect.objectContaining({ ground, rule }));
    expect(judged.ways.length).toBeGreaterThan(0);
  });
});

describe("words around it do not hide it", () => {
  test.each(["全镇14个村新建文化广场工程，工期三个月", "新建文化广场。为村民提供活动场所"])(
    "%s",
    (text) => {
      expect(ask(text).verdict).toBe("denied");
    },
  );
});

describe("it does not cry wolf", () => {
  test.each([
    ["请人给14个村代理记账，一年", "B0301"],
    ["农村公路日常养护，小修保养，不含新建改建", "A1302"],
    ["河道禁捕巡护，按巡查里程计价，人员由承接方管理", "A0601"],
    ["政府门户网站运行维护服务", "B1001"],
    ["高素质农民培训班", "A1609"],
    ["新建桥梁工程监理服务", "B0602"],
    ["城管执法辅助服务，只做劝导和记录，不作处罚决定", "B0501"],
    ["社区居家养老上门服务，助餐助洁，按次结算", "A0402"],
    ["路灯日常维护，坏了换灯泡，不添新杆", "A1101"],
    ["聘请常年法律顾问", "B0101"],
  ])("%s", (text, code) => {
    const judged = ask(text);
    expect([judged.verdict, judged.findings.filter((one) => one.weight === "bars")]).toEqual([
      "allowed",
      [],
    ]);
    expect(judged.catalog.map((one) => one.code)).toContain(code);
  });

  test("every item of the catalog is allowed by its own name, and found first", () => {
    const wrong = shippedItems().filter(({ name, code }) => {
      const judged = ask(name);
      return judged.verdict !== "allowed" || judged.catalog[0]?.code !== code;
    });
    expect(wrong.map((one) => one.name)).toEqual([]);
  });
});

test("a 品目 asked by its bare name is a service; of a class, and of 其他, it is asked what is meant", () => {
  const { purchases } = shippedIndex();
  const odd = (kind: "single" | "class", isUsual: (judged: Judgement) => boolean) =>
    [...purchases].filter(([name, is]) => is === kind && !isUsual(ask(name))).map(([name]) => name);
  expect(purchases.size).toBeGreaterThan(600);
  const single = odd("single", ({ verdict }) => verdict === "allowed");
  // What the words themselves say: a contractor of works, goods sold, private capital, what is left open.
  expect(single.filter((name) => !name.endsWith("工程总承包服务"))).toEqual([
    "渔业船舶检验监管服务",
    "医疗设备租赁服务",
    "五金、家具和室内装修材料专门零售服务",
  ]);
  const what = questions["what"]!.says;
  const classes = odd(
    "class",
    ({ verdict, question }) => verdict === "allowed" || question?.says === what,
  );
  expect(classes).toEqual([
    "工程总承包服务",
    "其他工程总承包服务",
    "政府和社会资本合作服务",
    "其他政府和社会资本合作服务",
  ]);
});

describe("one question decides", () => {
  test.each([
    ["道路维修", "repair"],
    ["监控设备租赁服务", "rent"],
    ["低保资格审核服务", "power"],
    ["路灯更换及维护服务", "renew"],
    ["商会企业培训服务", "whose"],
  ])("%s is asked, and each answer settles it", (text, key) => {
    const judged = ask(text);
    expect([judged.verdict, judged.question?.says]).toEqual(["review", questions[key]?.says]);
    const [good, bad] = judged.question!.answers;
    expect(ask(`${text}，${good!.adds}`).verdict).toBe("allowed");
    expect(ask(`${text}，${bad!.adds}`).verdict).toBe("denied");
  });

  test("what nobody can name is not allowed", () => {
    expect(ask("阿巴阿巴").findings.map((one) => one.rule)).toEqual(["boundary.askWhat"]);
  });
});

test("a long text around it does not hide a clause that may not be bought", () => {
  const daily = "村道日常养护，清边沟、割草、扫路面，按公里结算，养路工由公司招聘和管理，机具自带";
  const long = `${daily}，每月检查两次，群众评分占四成，一年一签`;
  expect(ask(long).verdict).toBe("allowed");
  const judged = ask(`${long}，含新铺沥青路面两公里`);
  expect([judged.verdict, judged.findings[0]?.ground]).toEqual(["denied", 3]);
});

test("a village body may not buy, whatever the service", () => {
  const judged = ask("村级代理记账", "village");
  expect(judged.findings.map((one) => one.ground)).toEqual(["purchaser"]);
});

test("by the law of the day: before the negative list of 2020 only the ban of 2017 speaks", () => {
  const judged = judgeWords({ text: "公厕新建及管护", on: day("2018-05-01") }, shippedIndex());
  expect(judged.findings.map((one) => one.basis.map(({ number }) => number))).toEqual([
    ["财预〔2017〕87号"],
  ]);
});

test("what is barred is underlined in her own words, and so is the service", () => {
  const { text, marks } = ask("集镇公共设施管理，含新铺供水管道1.2公里");
  const shown = marks.map(({ from, to, tone }) => [text.slice(from, to), tone]);
  expect(shown).toContainEqual(["公共设施管理", "service"]);
  expect(shown).toContainEqual(["新铺供水管道1.2公里", "bad"]);
});

test("taking the works out leaves the service, and that can be bought", () => {
  const [way] = ask("集镇公共设施管理，含新铺供水管道1.2公里").ways;
  expect(way?.retry).toBe("集镇公共设施管理");
  expect(ask(way!.retry!).verdict).toBe("allowed");
});

test("full-width figures and traditional characters are read as what they are", () => {
  const { text, verdict } = ask("農村公路日常養護服務，１２公里");
  expect([text, verdict]).toEqual(["农村公路日常养护服务，12公里", "allowed"]);
});
