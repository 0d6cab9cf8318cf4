import { farmTrades } from "./farmTrades.ts";
import type { ServiceStandard } from "./model.ts";
import { officeTrades } from "./officeTrades.ts";
import { peopleTrades } from "./peopleTrades.ts";
import { sampleOf } from "./sample.ts";
import { townTrades } from "./townTrades.ts";

/** 样例标准 that came after the first: `migrations/0021_standards.sql` has their rows. */
export const laterStandards: readonly ServiceStandard[] = [
  ...peopleTrades,
  ...townTrades,
  ...farmTrades,
  ...officeTrades,
]
  .map(sampleOf)
  .sort((a, b) => (a.item < b.item ? -1 : 1));
