import { day, isInForce, type Day, type InForce } from "../../base/day.ts";
import { measureNames, measures, type Measure } from "./model.ts";

/** 口径: how the ledger fills each measure, and who closes the year. */
export const definedNames = { ...measures, closing: "决算由谁办结" } as const;
export type Defined = Measure | "closing";

/** Dated rows, because places and years count differently: each is shown beside the figures of its day. */
export type Definition = InForce & {
  of: Defined;
  says: string;
  document: string;
  confirmed: boolean;
};

const since = day("2007-01-01");
const byForm = "政府购买服务项目资金统计表（表样注 2）";
/** Where the form says nothing: how this platform counts, until a place's own document says otherwise. */
const byPlatform = "本平台统计口径（当地另有文件的从其规定）";

export const definitions: readonly Definition[] = [
  {
    of: "projects",
    says: "一个项目一年只计一次，计入其当年预算最多的预算类别和功能分类（相同时计入代码较小的）；多个单位合买的是一个项目；跨年项目在有资金的每一年各计一次",
    document: byPlatform,
    confirmed: false,
    from: since,
  },
  {
    of: "budget",
    says: "当年首次批准列入购买计划的金额，上年结转的计入结转后的年度；年中调整另行列示，不改动本数",
    document: byPlatform,
    confirmed: false,
    from: since,
  },
  {
    of: "executed",
    says: "按支付日期计算的当年支付（含预付）减去退回；签了合同、通过验收但没有支付的不算。1月报送为上一年度全年，7月报送只计本年度上半年",
    document: byForm,
    confirmed: true,
    from: since,
  },
  {
    of: "final",
    says: "财政部门办结当年决算后的支出数，办结以后才记账的不再计入；没有办结的不填。7月报送为上一年度的决算数",
    document: byForm,
    confirmed: true,
    from: since,
  },
  {
    of: "closing",
    says: "本级财政（县、市、省各一级）审核岗在年度终了、决算办结后凭批准文件登记一次，只管本级的账；全辖的决算数要等辖区内每一级财政都办结",
    document: byPlatform,
    confirmed: false,
    from: since,
  },
];

/** The definitions of a day, in the order of the columns. */
export const definitionsOn = (on: Day): Definition[] =>
  [...measureNames, "closing" as const].flatMap((of) =>
    definitions.filter((one) => one.of === of && isInForce(one, on)),
  );
