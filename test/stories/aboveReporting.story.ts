import { day } from "../../src/base/day.ts";
import * as reporting from "../../src/modules/reporting/api.ts";
import * as statistics from "../../src/modules/statistics/api.ts";
import {
  cityFiler,
  cityFinance,
  cityReviewer,
  filer,
  fileRound,
  filingReviewer,
  provinceFiler,
  provinceReviewer,
} from "../../src/server/demo/returns.ts";
import type { Chapter } from "./chapter.ts";
import { filingChapters, type Filing } from "./reporting.story.ts";
import { provinceChapters } from "./provinceReporting.story.ts";
import { leftOutFor, upperChapters } from "./upperReporting.story.ts";

/** 市和省的报送: the July of 2026 as those above the county live it, from the closing of their own year to the ministry. */

/** What happened in 青禾县 before: summed, and all its units confirmed. */
export async function tellBelow(one: Filing): Promise<void> {
  const { bought, opened, confirmed, reminded, held, vouched } = filingChapters;
  for (const { tell } of [bought, opened, confirmed, reminded, held, vouched]) await tell(one);
}

const closing = { year: 2025, number: "云财决〔2026〕4号（虚构）" };

const closed: Chapter<Filing> = {
  title: "一、先登记本级上一年的决算办结",
  words:
    "七月要报上一年的决算数。市、省和县一样，各登记各的：审核岗凭批准文件登记一次，本级的决算数从此从账上取得；登记不了别人的，经办岗登记不了，也不能登记第二次。全辖的决算数，要等每一级都登记了才有。",
  async tell({ teller }) {
    const mine = { ...closing, closedOn: day("2026-06-25") };
    await teller.isRefused(cityFiler, statistics.closeYear, mine, { kind: "forbidden" });
    await teller.isRefused(
      cityReviewer,
      statistics.closeYear,
      { ...mine, closedOn: day("2025-12-31") },
      { kind: "invalid", says: "2025 年度终了前不能办结决算" },
    );
    await teller.does(cityReviewer, statistics.closeYear, mine);
    await teller.isRefused(cityReviewer, statistics.closeYear, mine, {
      kind: "conflict",
      says: "2025 年决算已于 2026-06-25 办结",
    });
    await teller.does(provinceReviewer, statistics.closeYear, {
      ...mine,
      number: "岭财决〔2026〕1号（虚构）",
    });
  },
};

const reminded: Chapter<Filing> = {
  title: "三、谁没有报看得见，催得到",
  words:
    "报送总览列出每个下级办到哪一步、迟了几天。催报带一句话，对方的工作台上就有；市催县，省催市，县不能催别人。催过几次、哪天催的留在总览上。",
  async tell({ teller, round }) {
    const july = { year: 2026, period: "july" as const };
    const says = "请于 15 日前报送";
    const county = { ...july, jurisdiction: round.jurisdiction, says };
    await teller.isRefused(filer, reporting.remindTreasury, county, { kind: "forbidden" });
    await teller.does(cityFinance, reporting.remindTreasury, county);
    const city = { ...july, jurisdiction: "990100", says: "请催齐各县，20 日前报送" };
    await teller.does(provinceFiler, reporting.remindTreasury, city);
    teller.on(day("2026-07-14"));
    await teller.does(filer, reporting.checkRound, round);
    await teller.does(filingReviewer, reporting.fileRound, round);
  },
};

export const whyLess = "去年列教育的校园保安服务合同到期，今年改由公安部门统一购买，列公共安全";

const explained: Chapter<Filing> = {
  title: "四、比去年变动大的，写明原因才报得了",
  words:
    "青禾县报上来了，市里重新汇总。去年七月教育一行报的是 1,000 万元，今年没有：变动过半又超过 100 万元的格要写明原因，谁写的一并留在报表上，省里打开就看得到。石林县等不到，审核岗写明理由准予缺报。都齐了，核对、报送。",
  async tell({ teller, city }) {
    teller.on(day("2026-07-15"));
    await teller.does(cityFiler, reporting.sumRound, city);
    await teller.isRefused(cityFiler, reporting.checkRound, city, {
      kind: "unlawful",
      says: "表1“教育”合计.预算数少见，还没有说明",
    });
    const { unexplained } = await teller.sees(cityFiler, reporting.viewRound, { ...city, form: 1 });
    for (const cell of unexplained)
      await teller.does(cityFiler, reporting.explainRoundCell, { ...city, ...cell, says: whyLess });
    const leaveOut = { ...city, treasury: "990103", reason: leftOutFor };
    await teller.isRefused(cityFiler, reporting.omitTreasury, leaveOut, { kind: "forbidden" });
    await teller.does(cityReviewer, reporting.omitTreasury, leaveOut);
    await teller.does(cityFiler, reporting.checkRound, city);
    await teller.isRefused(cityFiler, reporting.fileRound, city, { kind: "forbidden" });
    await teller.does(cityReviewer, reporting.fileRound, city);
  },
};

const retold = (chapter: Chapter<Filing>, title: string): Chapter<Filing> => ({
  ...chapter,
  title,
});

/** The county corrects first, and what its city filed is old. */
const countyCorrects: Chapter<Filing> = {
  title: "六、市里退回县里，县里更正",
  words:
    "市里对青禾县的数有疑问，写明意见和最后日期退回；县里写明原因更正，重新汇总、核对、报送，成为第二版。市里报的还是旧数。",
  async tell(one) {
    await filingChapters.sentBack.tell(one);
    await filingChapters.correcting.tell(one);
    await fileRound(one.teller, one.round);
  },
};

export const aboveChapters = {
  closed,
  summed: retold(upperChapters.above, "二、市财政局办自己的报表，先看下级报了没有"),
  reminded,
  explained,
  begun: retold(provinceChapters.begun, "五、省财政厅开始办全省的报表"),
  countyCorrects,
  sentBack: retold(upperChapters.provinceSees, "七、省里拿市报的数和各县之和逐格对，退回更正"),
  held: retold(provinceChapters.held, "八、退回去的市没有报回来，省里核对不了"),
  corrected: retold(upperChapters.cityCorrected, "九、市里更正，成为第二版"),
  filed: {
    ...provinceChapters.filed,
    title: "十、省里重新汇总、核对，报送部里",
    words:
      "汇总以后市里又报的，要重新汇总才进得来。经办岗核对，审核岗报送：表 1、表 2，本级和全辖，一次四份，各有校验码，报了就冻结。下载的表按规定的格式和行次，可以直接报部里。报了不能再汇总；部里要改的，由审核岗写明理由更正，成为新的一版。",
  },
};
