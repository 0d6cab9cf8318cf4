import type { DemoCounty } from "../../src/server/demo/county.ts";
import type { Who } from "../../src/server/demo/teller.ts";
import type { Told } from "./told.ts";

type Place = { who: Who; at: string };

/** Where each page of the office is opened, and by whom, after both stories have been told. */
export function officeAddresses(told: Told, { organizations, actor }: DemoCounty) {
  const { books, care } = told;
  const here = books.key.jurisdiction;
  const clerk = "townshipClerk@liuhe";
  const officer = "countyFinanceOfficer@finance";
  const careClerk = "townshipClerk@shuangxi";
  const firm = "providerAgent@wanan";
  const admin = "systemAdmin@platform";
  const places: Record<string, Place> = {
    "/": { who: officer, at: "/" },
    "/claims": { who: firm, at: "/claims" },
    "/claims/:id/letter": { who: firm, at: `/claims/${told.payment}/letter` },
    "/needs": { who: clerk, at: "/needs" },
    "/needs/new": { who: clerk, at: "/needs/new" },
    "/needs/:jurisdiction/:id": { who: clerk, at: `/needs/${here}/${told.need}` },
    "/projects": { who: officer, at: "/projects" },
    "/projects/new": { who: clerk, at: "/projects/new" },
    "/projects/:jurisdiction/:id": { who: clerk, at: `/projects/${here}/${books.key.id}` },
    "/projects/:jurisdiction/:id/edit": {
      who: clerk,
      at: `/projects/${here}/${books.key.id}/edit`,
    },
    "/projects/:jurisdiction/:id/review": {
      who: "reviewFinance@liuhe",
      at: `/projects/${here}/${books.key.id}/review`,
    },
    "/joint-reviews": { who: "reviewParty@liuhe", at: "/joint-reviews" },
    "/projects/:jurisdiction/:id/responsibilities": {
      who: clerk,
      at: `/projects/${here}/${told.books.key.id}/responsibilities`,
    },
    "/joint-reviews/unanswered": { who: officer, at: "/joint-reviews/unanswered" },
    "/joint-reviews/desks": { who: officer, at: "/joint-reviews/desks" },
    "/delegations": { who: "reviewParty@liuhe", at: "/delegations" },
    "/funds": { who: officer, at: "/funds" },
    "/funds/new": { who: officer, at: "/funds/new" },
    "/funds/:jurisdiction/:id": { who: clerk, at: `/funds/${here}/${told.line}` },
    "/catalog": { who: clerk, at: "/catalog" },
    "/catalog/negatives": { who: clerk, at: "/catalog/negatives" },
    "/steps": { who: clerk, at: "/steps?amount=80000000" },
    "/thresholds": { who: officer, at: "/thresholds" },
    "/thresholds/new": { who: officer, at: "/thresholds/new" },
    "/thresholds/control": { who: officer, at: "/thresholds/control" },
    "/catalog/editions": { who: clerk, at: "/catalog/editions" },
    "/catalog/differences": {
      who: clerk,
      at: "/catalog/differences?before=990101-county-2023&after=990101-county-2025",
    },
    "/catalog/propose": { who: clerk, at: `/catalog/propose?need=${told.need}` },
    "/catalog/import": { who: officer, at: "/catalog/import" },
    "/catalog/revisions": { who: officer, at: "/catalog/revisions" },
    "/catalog/revisions/new": { who: officer, at: "/catalog/revisions/new" },
    "/catalog/revisions/:jurisdiction/:id": {
      who: officer,
      at: `/catalog/revisions/${here}/${told.revision}`,
    },
    "/catalog/:code": { who: clerk, at: "/catalog/B0301" },
    "/check": {
      who: clerk,
      at: `/check?text=${encodeURIComponent("集镇公共设施管理，含新铺供水管道 1.2 公里")}&amount=46000000`,
    },
    "/check/cues": { who: clerk, at: "/check/cues" },
    "/duties": { who: clerk, at: "/duties" },
    "/duties/new": { who: officer, at: "/duties/new" },
    "/duties/import": { who: officer, at: "/duties/import" },
    "/duties/:jurisdiction/:id": { who: officer, at: `/duties/${here}/${told.duty}` },
    "/unified-items": { who: officer, at: "/unified-items" },
    "/unified-items/new": { who: officer, at: "/unified-items/new" },
    "/rulings": { who: "countyFinanceReviewer@finance", at: "/rulings" },
    "/filings/new": { who: clerk, at: "/filings/new" },
    "/filings/:jurisdiction/:id": { who: clerk, at: `/filings/${here}/${told.filing}` },
    "/filings/:jurisdiction/:id/edit": { who: clerk, at: `/filings/${here}/${told.filing}/edit` },
    "/lifts/:jurisdiction/:id": {
      who: "countyFinanceReviewer@finance",
      at: `/lifts/${here}/${told.lift}`,
    },
    "/natures": { who: officer, at: "/natures" },
    "/standards": { who: "departmentOfficer@farming", at: "/standards" },
    "/standards/:item": { who: clerk, at: "/standards/B0301" },
    "/standard-drafts/new": {
      who: "departmentOfficer@farming",
      at: "/standard-drafts/new?item=B0301",
    },
    "/standard-drafts/:jurisdiction/:id": {
      who: "countyFinanceReviewer@finance",
      at: `/standard-drafts/${here}/${told.standard}`,
    },
    "/standard-drafts/:jurisdiction/:id/edit": {
      who: "departmentOfficer@civil",
      at: `/standard-drafts/${here}/${told.standard}/edit`,
    },
    "/providers": { who: officer, at: "/providers" },
    "/providers/new": { who: officer, at: "/providers/new" },
    "/providers/:id": { who: officer, at: `/providers/${organizations["chengxin"]}` },
    "/provider": { who: firm, at: "/provider" },
    "/returns": { who: "countyFinanceReviewer@finance", at: "/returns" },
    "/returns/import": { who: officer, at: "/returns/import" },
    "/returns/:jurisdiction/:year/:form": {
      who: "cityFinanceViewer@city",
      at: `/returns/${here}/${books.year}/1?source=ledger`,
    },
    "/notices": { who: firm, at: "/notices" },
    "/reviews": { who: "panelMember@experts", at: "/reviews" },
    "/projects/:jurisdiction/:project/procure": {
      who: careClerk,
      at: `/projects/${here}/${care.key.id}/procure`,
    },
    "/quick": { who: clerk, at: "/quick" },
    "/procurements/:jurisdiction/:id": {
      who: careClerk,
      at: `/procurements/${here}/${care.procurement.id}`,
    },
    "/contracts": { who: firm, at: "/contracts" },
    "/contracts/:jurisdiction/:id": {
      who: "townshipHead@shuangxi",
      at: `/contracts/${here}/${care.contract.id}`,
    },
    "/payments": { who: "countyTreasury@finance", at: "/payments" },
    "/payments/:jurisdiction/:id": {
      who: "countyTreasury@finance",
      at: `/payments/${here}/${told.payment}`,
    },
    "/deliveries": { who: firm, at: "/deliveries" },
    "/deliveries/:jurisdiction/:id": { who: firm, at: `/deliveries/${here}/${care.contract.id}` },
    "/checks/:jurisdiction/:id": { who: firm, at: `/checks/${here}/${told.check}` },
    "/acceptances/:jurisdiction/:id": {
      who: careClerk,
      at: `/acceptances/${here}/${told.acceptance}`,
    },
    "/evaluations": { who: "thirdPartyEvaluator@evaluators", at: "/evaluations" },
    "/evaluations/:jurisdiction/:id": { who: clerk, at: `/evaluations/${here}/${told.evaluation}` },
    "/people": { who: admin, at: "/people" },
    "/people/:id": { who: admin, at: `/people/${actor(clerk).person}` },
    "/people/new": { who: admin, at: "/people/new" },
    "/flags": { who: careClerk, at: "/flags?state=all" },
    "/flags/:jurisdiction/:id": { who: officer, at: `/flags/${here}/${told.flag}` },
    "/audit": { who: "auditor@audit", at: "/audit" },
    "/audit/:jurisdiction/:id": { who: "auditor@audit", at: "/audit" },
    "/plans": { who: officer, at: "/plans" },
    "/plans/:jurisdiction/:id": { who: officer, at: `/plans/${here}/${told.plan}` },
    "/grants/:jurisdiction/:id": { who: officer, at: `/grants/${here}/${told.grant}` },
    "/reporting/:jurisdiction/:id": { who: officer, at: `/reporting/${here}/${told.round}` },
    "/unit-returns/:jurisdiction/:id": {
      who: "townshipHead@liuhe",
      at: `/unit-returns/${here}/${told.unitReturn}`,
    },
    "/plans/form": { who: officer, at: "/plans/form" },
    "/funds/lines": { who: officer, at: "/funds/lines" },
    "/funds/import": { who: officer, at: "/funds/import" },
    "/funds/year-end": { who: officer, at: "/funds/year-end" },
    "/grants": { who: officer, at: "/grants" },
    "/grants/new": { who: officer, at: "/grants/new" },
    "/reporting": { who: officer, at: "/reporting" },
    "/analysis": { who: officer, at: "/analysis" },
    "/analysis/:jurisdiction/:year/entries": {
      who: officer,
      at: `/analysis/${here}/${books.year}/entries?by=kind&of=5&measure=budget`,
    },
    "/analysis/:jurisdiction/:year/entries/:project": {
      who: officer,
      at: `/analysis/${here}/${books.year}/entries/${books.key.id}?by=whole&of=&measure=budget`,
    },
    "/analysis/:jurisdiction/:year/prices": {
      who: officer,
      at: `/analysis/${here}/${books.year}/prices`,
    },
    "/appraisals": { who: officer, at: "/appraisals" },
    "/appraisals/weights": { who: "countyFinanceReviewer@finance", at: "/appraisals/weights" },
    "/history": { who: officer, at: "/history" },
    "/history/import": { who: officer, at: "/history/import" },
    "/mine": { who: "provinceFinanceViewer@province", at: "/mine" },
    "/password": { who: "securityAdmin@platform", at: "/password" },
  };
  return places;
}

/** Pages that only an uploaded file makes: `history.test.ts` opens them, at both sizes, with the file. */
export const openedElsewhere: readonly string[] = [
  "/history/imports/:jurisdiction/:id",
  "/history/:jurisdiction/:id",
];

/** The sheets that are signed on paper: one page of A4 each. */
export const sheets = [
  "/projects/:jurisdiction/:id/responsibilities",
  "/projects/:jurisdiction/:id/review",
  "/acceptances/:jurisdiction/:id",
  "/evaluations/:jurisdiction/:id",
  "/payments/:jurisdiction/:id",
] as const;
