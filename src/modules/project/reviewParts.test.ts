import { expect, test } from "vitest";
import { yuan } from "../../base/money.ts";
import type { Funding, Share, Target } from "./model.ts";
import { changedParts, type Told } from "./reviewParts.ts";

const owned = { jurisdiction: "990101", organization: "town", readers: [] };

const share: Share = {
  ...owned,
  id: "share",
  project: "project",
  userOrganization: "town",
  accepterOrganization: "town",
  payerOrganization: "town",
  monitorOrganization: null,
  evaluatorOrganization: null,
  quantity: 14,
  fiscal: yuan("84000.00"),
  other: yuan("0.00"),
  otherSource: "",
  leftOn: null,
};
const funding: Funding = {
  ...owned,
  id: "funding",
  share: "share",
  line: "line",
  amount: yuan("84000.00"),
};
const target: Target = {
  ...owned,
  id: "target",
  project: "project",
  position: 1,
  dimension: "quantity",
  indicator: "完成率",
  sense: "atLeast",
  goal: 10000,
  unit: "%",
  evidence: "台账",
  weight: 90,
};

const told: Told = {
  title: "记账",
  year: 2026,
  track: "internal",
  catalogEdition: "sample",
  catalogItem: "B0301",
  itemName: "会计服务",
  kind: "4",
  purchaseItem: "C23020000",
  standard: 1,
  purpose: "有人记账",
  forWhom: "十四个村",
  whyNotStaff: "没有编制",
  assessment: "",
  unit: "村·年",
  unitPrice: yuan("6000.00"),
  termFrom: "2026-04-01",
  termTo: "2027-03-31",
  termGrounds: [],
  shares: [share],
  fundings: [funding],
  targets: [target],
};

/** The same written again: new ids, another place, and nothing that anybody would call a change. */
const rewritten: Told = {
  ...told,
  catalogEdition: "the next edition",
  shares: [{ ...share, id: "another" }],
  fundings: [{ ...funding, id: "new", share: "another" }],
  targets: [{ ...target, id: "new" }],
};

const every = ["amount", "funding", "method", "plan", "purpose", "targets"];

test.each<[string, Partial<Told>, string[]]>([
  ["nothing", {}, []],
  ["the title", { title: "代理记账" }, ["plan"]],
  ["whom it serves", { forWhom: "十三个村" }, ["purpose"]],
  ["the goal of a target", { targets: [{ ...target, goal: 9900 }] }, ["targets"]],
  ["the track", { track: "procurement" }, ["method"]],
  ["the line that pays", { fundings: [{ ...funding, line: "other" }] }, ["funding"]],
  [
    "one fen of the village's own money",
    {
      shares: [{ ...share, fiscal: yuan("83999.99"), other: yuan("0.01"), otherSource: "村集体" }],
      fundings: [{ ...funding, amount: yuan("83999.99") }],
    },
    ["funding"],
  ],
  [
    "one village more",
    {
      shares: [{ ...share, quantity: 15, fiscal: yuan("90000.00") }],
      fundings: [{ ...funding, amount: yuan("90000.00") }],
    },
    ["amount", "funding", "plan"],
  ],
  [
    "who accepts",
    { shares: [{ ...share, id: "another", accepterOrganization: "other" }] },
    ["plan"],
  ],
  ["the item itself", { catalogItem: "B0302" }, every],
])("a change of %s", (_, change, parts) => {
  const after = { ...rewritten, ...change };
  expect(changedParts(told, after)).toEqual(parts);
});
