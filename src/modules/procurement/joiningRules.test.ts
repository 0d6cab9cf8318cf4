import { expect, test } from "vitest";
import { usersChangeBeforeNotice } from "./joiningRules.ts";

const one = { title: "代理记账", noticeOn: null, quotes: 0, isDecided: false };

test.each([
  ["nothing is bought yet", [], undefined],
  ["prepared, nothing announced", [one], undefined],
  ["the notice is out", [{ ...one, noticeOn: "2026-03-09" }], "2026-03-09 发布采购公告"],
  ["the first quote came in", [{ ...one, quotes: 1 }], "收到 1 家报价"],
  ["decided without a quote of its own", [{ ...one, isDecided: true }], "已确定成交"],
])("%s", (_, buying, because) => {
  const broken = usersChangeBeforeNotice.broken({ buying });
  if (because === undefined) expect(broken).toBeUndefined();
  else expect(broken).toContain(because);
});
