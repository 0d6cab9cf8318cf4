import type { Measure } from "./model.ts";

/** 口径: how the ledger fills each measure. Shown beside the figures, because places count differently. */
export const definitions: Record<Measure, string> = {
  projects:
    "一个项目一年只计一次，计入其当年预算最多的预算类别和功能分类（相同时计入代码较小的）；多个单位合买的是一个项目；跨年项目在有资金的每一年各计一次",
  budget: "当年首次批准列入购买计划的金额；年中调整另行列示，不改动本数",
  executed: "按支付日期计算的当年支付（含预付）减去退回；7月报送只计上半年",
  final: "县（市、区）财政办结当年决算后的支出数；未办结的不填。7月报送为上一年度的决算数",
};
