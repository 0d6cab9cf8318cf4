import { day } from "../../src/base/day.ts";
import type { Answer } from "../../src/base/endpoint.ts";
import * as reporting from "../../src/modules/reporting/api.ts";
import { bookkeeping } from "../../src/server/demo/bookkeeping.ts";
import * as tell from "../../src/server/demo/purchase.ts";
import {
  cityFinance,
  confirmOrVouch,
  filer,
  fileRound,
  filingReviewer,
} from "../../src/server/demo/returns.ts";
import type { Teller, Who } from "../../src/server/demo/teller.ts";
import type { Chapter } from "./chapter.ts";
import { upperChapters, type UpperFiling } from "./upperReporting.story.ts";

/** 七月报送 of 2026: 青禾县 confirmed by its units, checked, filed, sent back by the city, corrected; 云川市 filing its own beside it. */
export type Filing = UpperFiling & {
  organizations: Record<string, string>;
  lines: Record<string, string>;
  units: Answer<typeof reporting.viewRound>["units"];
};

export const beginFiling = (
  teller: Teller,
  { organizations, lines }: Pick<Filing, "organizations" | "lines">,
): Filing => ({
  teller,
  organizations,
  lines,
  round: { jurisdiction: "990101", id: "" },
  city: { jurisdiction: "990100", id: "" },
  province: { jurisdiction: "990000", id: "" },
  units: [],
});

const liuhe: Who = "townshipClerk@liuhe";
const head: Who = "townshipHead@liuhe";

export const unitOf = ({ round, units }: Filing, name: string) => ({
  jurisdiction: round.jurisdiction,
  id: units.find((one) => one.name === name)!.id,
});

const bought: Chapter<Filing> = {
  title: "一、数从台账里来",
  words: "柳河镇的村级代理记账立了项、列入计划，8.4 万元。过后报表里的数就从这里来，不用谁再填。",
  tell: ({ teller, organizations, lines }) =>
    tell.plan(tell.begin(teller, organizations, bookkeeping(lines["liuhe 2026 2130199"]!))),
};

const opened: Chapter<Filing> = {
  title: "二、到了七月，县财政局开始报送",
  words:
    "七月报上半年的执行和当年的预算。不到日子开始不了，一期只开始一次，乡镇不能自己开始。开始以后，有购买的单位都在名单上，各有确认的最后日期。",
  async tell(one) {
    const { teller } = one;
    const july = { year: 2026, period: "july" as const };
    teller.on(day("2026-06-30"));
    await teller.isRefused(filer, reporting.openRound, july, {
      kind: "invalid",
      says: "从 2026-07-01 起才能报送",
    });
    teller.on(day("2026-07-02"));
    await teller.isRefused(liuhe, reporting.openRound, july, { kind: "forbidden" });
    one.round = await teller.does(filer, reporting.openRound, july);
    await teller.isRefused(filer, reporting.openRound, july, {
      kind: "conflict",
      says: "已经开始",
    });
    one.units = (await teller.sees(filer, reporting.viewRound, { ...one.round, form: 1 })).units;
  },
};

const confirmed: Chapter<Filing> = {
  title: "三、各单位看一看，确认就行",
  words:
    "柳河镇打开工作台就有这一件：数已经在表里，对的就确认。看不到别人的，也确认不了别人的；县财政局不能不声不响替它确认。确认过的数留下校验值，以后变了能看出来。",
  async tell(one) {
    const { teller } = one;
    const own = unitOf(one, "柳河镇");
    await teller.isRefused(liuhe, reporting.viewUnitReturn, unitOf(one, "石桥乡"), {
      kind: "notFound",
    });
    await teller.isRefused(
      liuhe,
      reporting.viewRound,
      { ...one.round, form: 1 },
      { kind: "forbidden" },
    );
    await teller.isRefused(liuhe, reporting.confirmUnitReturn, unitOf(one, "石桥乡"), {
      kind: "notFound",
    });
    await teller.isRefused(filer, reporting.confirmUnitReturn, own, { kind: "forbidden" });
    await teller.does(head, reporting.confirmUnitReturn, own);
    await teller.isRefused(head, reporting.confirmUnitReturn, own, { kind: "conflict" });
  },
};

const reminded: Chapter<Filing> = {
  title: "四、谁迟了看得见，催得到",
  words: "过了日子没有确认的，写明迟了几天。催报带一句话，对方的工作台上就有；已经确认的不用催。",
  async tell(one) {
    const { teller } = one;
    teller.on(day("2026-07-13"));
    const says = "请今天确认";
    await teller.does(filer, reporting.remindUnitReturn, { ...unitOf(one, "石桥乡"), says });
    await teller.isRefused(
      filer,
      reporting.remindUnitReturn,
      { ...unitOf(one, "柳河镇"), says },
      { kind: "conflict", says: "不用催报" },
    );
  },
};

const held: Chapter<Filing> = {
  title: "五、还有单位没确认，就核对不了",
  words:
    "县财政局汇总以后核对。还差谁、差几个，写在按钮旁边。没有账号、确认不了的单位，由审核岗写明原因代为确认，经办岗不行，名字和原因都留在表上。",
  async tell(one) {
    const { teller, round } = one;
    await teller.isRefused(filer, reporting.checkRound, round, {
      kind: "conflict",
      says: "待汇总",
    });
    await teller.does(filer, reporting.sumRound, round);
    await teller.isRefused(filer, reporting.checkRound, round, {
      kind: "unlawful",
      says: "13 个单位还没有确认",
    });
  },
};

const vouched: Chapter<Filing> = {
  title: "六、补齐确认",
  words: "其余单位陆续确认；云台乡的经办人住院，审核岗与乡长核对后代为确认。",
  async tell(one) {
    const { teller, round } = one;
    const others = one.units.filter((unit) => !["柳河镇", "云台乡"].includes(unit.name));
    for (const { id, name } of others)
      await confirmOrVouch(teller, { jurisdiction: round.jurisdiction, id }, name);
    const reason = "该乡经办人住院，已与乡长电话核对";
    const yuntai = { ...unitOf(one, "云台乡"), reason };
    await teller.isRefused(filer, reporting.vouchUnitReturn, yuntai, { kind: "forbidden" });
    await teller.does(filingReviewer, reporting.vouchUnitReturn, yuntai);
  },
};

const filed: Chapter<Filing> = {
  title: "八、核对无误，审核岗报送",
  words:
    "两张表、本级和全辖，一次报送四份，各有校验值，报了就冻结。经办岗报不了；报了以后不能再汇总，单位也不能再补说明。",
  async tell(one) {
    const { teller, round } = one;
    teller.on(day("2026-07-14"));
    await teller.does(filer, reporting.checkRound, round);
    await teller.isRefused(filer, reporting.fileRound, round, { kind: "forbidden" });
    await teller.does(filingReviewer, reporting.fileRound, round);
    await teller.isRefused(filer, reporting.sumRound, round, {
      kind: "conflict",
      says: "已报送",
    });
    const late = { form: 1 as const, row: "农林水", column: "合计.预算数", says: "补一句" };
    await teller.isRefused(
      head,
      reporting.explainUnitCell,
      { ...unitOf(one, "柳河镇"), ...late },
      { kind: "conflict", says: "已经报送" },
    );
  },
};

export const sentBackFor = "农林水的预算数请核对";

const sentBack: Chapter<Filing> = {
  title: "十、市里退回，更正是新的一版",
  words:
    "市财政局看到谁报了、谁没报，各县相加与账上对得上对不上，逐栏列出。有疑问的退回，写明意见和最后日期；审核岗的工作台上就有这一件，连同市里的意见。",
  async tell(one) {
    const { teller, round } = one;
    await teller.isRefused(
      filer,
      reporting.viewOverview,
      { year: 2026, period: "july" },
      { kind: "forbidden" },
    );
    teller.on(day("2026-07-20"));
    const back = { ...round, remarks: sentBackFor, dueOn: day("2026-07-25") };
    await teller.isRefused(
      cityFinance,
      reporting.sendBackRound,
      { ...back, dueOn: day("2026-07-19") },
      { kind: "invalid", says: "已经过去" },
    );
    await teller.does(cityFinance, reporting.sendBackRound, back);
  },
};

const correcting: Chapter<Filing> = {
  title: "十一、更正要写原因，变了的数逐栏指出来",
  words:
    "审核岗写明原因开始更正。这期间又有一个项目列入计划，柳河镇的数就不再是它确认过的数：哪一栏、原来多少、现在多少，都指出来。",
  async tell(one) {
    const { teller, round, organizations, lines } = one;
    await teller.isRefused(
      filingReviewer,
      reporting.correctRound,
      { ...round, reason: "" },
      { kind: "invalid" },
    );
    await teller.does(filingReviewer, reporting.correctRound, { ...round, reason: sentBackFor });
    // Another project enters the plan: the township's figures are no longer what it confirmed.
    const more = {
      ...bookkeeping(lines["liuhe 2026 2080802"]!),
      item: "A0402",
      title: "居家养老服务",
      begins: day("2026-07-20"),
    };
    await tell.plan(tell.begin(teller, organizations, more));
    teller.on(day("2026-08-05"));
  },
};

const corrected: Chapter<Filing> = {
  title: "十二、更正后再报一次",
  words: "逐栏说明以后重新核对、报送，成为第二版。第一版还在，哪天报的是什么，随时看得到。",
  tell: ({ teller, round }) => fileRound(teller, round),
};

export const filingChapters = {
  bought,
  opened,
  confirmed,
  reminded,
  held,
  vouched,
  above: upperChapters.above,
  filed,
  cityFiled: upperChapters.cityFiled,
  sentBack,
  correcting,
  corrected,
  provinceSees: upperChapters.provinceSees,
  cityCorrected: upperChapters.cityCorrected,
};
