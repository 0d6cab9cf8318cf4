import { day } from "../../src/base/day.ts";
import * as reporting from "../../src/modules/reporting/api.ts";
import {
  cityFiler,
  cityFinance,
  cityReviewer,
  explainAll,
  filer,
  fileRound,
  provinceReviewer,
} from "../../src/server/demo/returns.ts";
import type { Teller } from "../../src/server/demo/teller.ts";
import type { Chapter } from "./chapter.ts";

type Key = { jurisdiction: string; id: string };

/** 云川市's own July return of 2026, beside that of its county 青禾县. */
export type UpperFiling = {
  teller: Teller;
  /** The county's. */
  round: Key;
  city: Key;
  /** The province's, over both. */
  province: Key;
};

/** 石林县, whose books are on paper. */
const paper = "990103";

const above: Chapter<UpperFiling> = {
  title: "七、市财政局办自己的报表，先看下级报了没有",
  words:
    "市财政局用同一套办法办本级的报表：经办岗开始、汇总，审核岗报送。全辖就是下级报来的数加本级账上的数，下级没有报的不会自己冒出来。还差哪个县、它办到哪一步，写在按钮旁边。县里看不到市里的报表，市里也不能替县里汇总。",
  async tell(one) {
    const { teller, round } = one;
    const july = { year: 2026, period: "july" as const };
    await teller.isRefused(cityFinance, reporting.openRound, july, { kind: "forbidden" });
    one.city = await teller.does(cityFiler, reporting.openRound, july);
    const { city } = one;
    await teller.isRefused(
      filer,
      reporting.viewRound,
      { ...city, form: 1 },
      { kind: "notFound", says: "没有这期报送" },
    );
    await teller.isRefused(cityFiler, reporting.sumRound, round, {
      kind: "forbidden",
      says: "您的岗位不能办理“汇总”",
    });
    await teller.does(cityFiler, reporting.sumRound, city);
    await teller.isRefused(cityFiler, reporting.checkRound, city, {
      kind: "unlawful",
      says: "2 个下级财政还没有报送：青禾县（已汇总）、石林县（未开始）",
    });
  },
};

export const leftOutFor = "石林县尚未使用本系统，纸质报表在途，省里要求按期先报";

const cityFiled: Chapter<UpperFiling> = {
  title: "九、下级报的加本级的，就是全辖",
  words:
    "青禾县报上来了，市里汇总在前，就要重新汇总。石林县等不到，审核岗写明理由准予缺报，名字和理由一直留在报表上；经办岗不能准，已经报了的也不用准。核对通过，审核岗报送，四份表冻结，各有校验码。",
  async tell(one) {
    const { teller, city } = one;
    teller.on(day("2026-07-15"));
    await teller.isRefused(cityFiler, reporting.checkRound, city, {
      kind: "unlawful",
      says: "青禾县（第 1 版）又有报送，不在汇总数里",
    });
    await teller.does(cityFiler, reporting.sumRound, city);
    const leaveOut = { ...city, treasury: paper, reason: leftOutFor };
    await teller.isRefused(cityFiler, reporting.omitTreasury, leaveOut, { kind: "forbidden" });
    await teller.isRefused(
      cityReviewer,
      reporting.omitTreasury,
      { ...leaveOut, reason: "" },
      { kind: "invalid" },
    );
    await teller.isRefused(
      cityReviewer,
      reporting.omitTreasury,
      { ...leaveOut, treasury: "990201" },
      { kind: "invalid", says: "不是向本级报送的财政" },
    );
    await teller.isRefused(
      cityReviewer,
      reporting.omitTreasury,
      { ...leaveOut, treasury: "990101" },
      { kind: "conflict", says: "不用准予缺报" },
    );
    await teller.does(cityReviewer, reporting.omitTreasury, leaveOut);
    await teller.isRefused(cityReviewer, reporting.omitTreasury, leaveOut, {
      kind: "conflict",
      says: "已经准予缺报",
    });
    await explainAll(teller, city, cityFiler);
    await teller.does(cityFiler, reporting.checkRound, city);
    await teller.isRefused(cityFiler, reporting.fileRound, city, { kind: "forbidden" });
    await teller.isRefused(cityFinance, reporting.fileRound, city, { kind: "forbidden" });
    await teller.does(cityReviewer, reporting.fileRound, city);
    await teller.isRefused(cityFiler, reporting.sumRound, city, {
      kind: "conflict",
      says: "已报送",
    });
  },
};

export const askedByProvince = "青禾县已更正，请市里一并更正";

const provinceSees: Chapter<UpperFiling> = {
  title: "十三、省里拿市报的数和各县之和逐格对",
  words:
    "青禾县更正以后，市里报的还是旧数。省财政厅打开市里的报表，市报的数和各县报送之和差在哪一格、差多少，逐格列出，退回市里更正。市里也不能自己退自己。",
  async tell(one) {
    const { teller, city } = one;
    const back = { ...city, remarks: askedByProvince, dueOn: day("2026-08-12") };
    await teller.isRefused(cityReviewer, reporting.sendBackRound, back, { kind: "forbidden" });
    teller.on(day("2026-08-06"));
    await teller.isRefused(filer, reporting.sendBackRound, back, { kind: "forbidden" });
    await teller.does(provinceReviewer, reporting.sendBackRound, back);
  },
};

const cityCorrected: Chapter<UpperFiling> = {
  title: "十四、市里更正，成为第二版",
  words: "理由由审核岗写。重新汇总，下级的新数就进来了；说明、核对、报送，和县里一样。第一版还在。",
  async tell({ teller, city }) {
    await teller.does(cityReviewer, reporting.correctRound, { ...city, reason: askedByProvince });
    await fileRound(teller, city, [cityFiler, cityReviewer]);
  },
};

export const upperChapters = { above, cityFiled, provinceSees, cityCorrected };
