import { day } from "../../src/base/day.ts";
import * as reporting from "../../src/modules/reporting/api.ts";
import {
  cityFiler,
  cityReviewer,
  explainAll,
  provinceFiler,
  provinceReviewer,
  provinceViewer,
} from "../../src/server/demo/returns.ts";
import type { Chapter } from "./chapter.ts";
import type { UpperFiling } from "./upperReporting.story.ts";

/** 省财政厅's own July return of 2026, over that of 云川市, which was sent back and corrected meanwhile. */
const begun: Chapter<UpperFiling> = {
  title: "省一、省财政厅开始办全省的报表",
  words:
    "省里和市里办法一样：经办岗开始、汇总，只看的岗位开始不了。市里看不到省里的报表，也汇总不了；省里不能替市里汇总。已经报来的市不用准予缺报，县是向市里报的，省里不能越过市准它缺报。",
  async tell(one) {
    const { teller, city } = one;
    const july = { year: 2026, period: "july" as const };
    await teller.isRefused(provinceViewer, reporting.openRound, july, { kind: "forbidden" });
    one.province = await teller.does(provinceFiler, reporting.openRound, july);
    const { province } = one;
    await teller.isRefused(provinceFiler, reporting.openRound, july, {
      kind: "conflict",
      says: "已经开始",
    });
    await teller.isRefused(
      cityReviewer,
      reporting.viewRound,
      { ...province, form: 1 },
      { kind: "notFound", says: "没有这期报送" },
    );
    await teller.isRefused(cityFiler, reporting.sumRound, province, { kind: "notFound" });
    await teller.isRefused(provinceFiler, reporting.sumRound, city, {
      kind: "forbidden",
      says: "您的岗位不能办理“汇总”",
    });
    await teller.does(provinceFiler, reporting.sumRound, province);
    const leaveOut = { ...province, reason: "等不及了" };
    await teller.isRefused(
      provinceReviewer,
      reporting.omitTreasury,
      { ...leaveOut, treasury: "990100" },
      { kind: "conflict", says: "不用准予缺报" },
    );
    await teller.isRefused(
      provinceReviewer,
      reporting.omitTreasury,
      { ...leaveOut, treasury: "990103" },
      { kind: "invalid", says: "不是向本级报送的财政" },
    );
  },
};

const held: Chapter<UpperFiling> = {
  title: "省二、退回去的市没有报回来，省里核对不了",
  words: "云川市被退回更正，就不算报来了。省里的核对通过点不了，写明差谁、它办到哪一步。",
  tell: ({ teller, province }) =>
    teller.isRefused(provinceFiler, reporting.checkRound, province, {
      kind: "unlawful",
      says: "1 个下级财政还没有报送：云川市（已退回）",
    }),
};

const filed: Chapter<UpperFiling> = {
  title: "省三、市里报了第二版，省里重新汇总、核对、报送",
  words:
    "汇总以后市里又报的，要重新汇总才进得来。经办岗核对，审核岗报送，四份表冻结；报了就不能再汇总，确需改的由审核岗写明理由更正。省里的报表上面没有谁来退回。",
  async tell({ teller, province }) {
    teller.on(day("2026-08-10"));
    await teller.isRefused(provinceFiler, reporting.checkRound, province, {
      kind: "unlawful",
      says: "云川市（第 2 版）又有报送，不在汇总数里",
    });
    await teller.does(provinceFiler, reporting.sumRound, province);
    await teller.isRefused(provinceReviewer, reporting.fileRound, province, { kind: "conflict" });
    await explainAll(teller, province, provinceFiler);
    await teller.does(provinceFiler, reporting.checkRound, province);
    await teller.isRefused(provinceFiler, reporting.fileRound, province, { kind: "forbidden" });
    await teller.isRefused(provinceViewer, reporting.fileRound, province, { kind: "forbidden" });
    await teller.does(provinceReviewer, reporting.fileRound, province);
    await teller.isRefused(provinceFiler, reporting.sumRound, province, {
      kind: "conflict",
      says: "已报送",
    });
    const back = { ...province, remarks: "自己退自己", dueOn: day("2026-08-20") };
    await teller.isRefused(provinceReviewer, reporting.sendBackRound, back, { kind: "forbidden" });
    await teller.isRefused(
      provinceReviewer,
      reporting.correctRound,
      { ...province, reason: "" },
      { kind: "invalid" },
    );
  },
};

export const provinceChapters = { begun, held, filed };
