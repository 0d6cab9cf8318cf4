import { day } from "../../src/base/day.ts";
import { fen, yuan } from "../../src/base/money.ts";
import { plan } from "../../src/modules/budget/ledger.ts";
import type { SixKind } from "../../src/modules/policy/model.ts";
import { insertParts, insertProject } from "../../src/modules/project/writes.ts";
import { now } from "../../src/platform/clock.ts";
import { newId } from "../../src/platform/identity.ts";
import type { County } from "../given.ts";

/** A project in the plan with one share, its money on the lines given in yuan; answers its allotments. */
export const aPlannedProject = (
  county: County,
  kind: SixKind,
  fundings: { line: string; amount: string }[],
  on = "2025-02-01",
): Promise<string[]> =>
  county.act("countyFinanceOfficer", async (tx, by) => {
    const [project, share] = [newId(now()), newId(now())];
    const organization = county.organizations["township"]!;
    const { jurisdiction } = county;
    const owned = { jurisdiction, organization, readers: [] };
    await insertProject(tx, {
      ...owned,
      id: project,
      number: project,
      title: "项目",
      year: 2025,
      status: "inPlan",
      track: "internal",
      catalogEdition: "sample",
      catalogItem: "B0301",
      itemName: "会计服务",
      kind,
      purchaseItem: "",
      standard: null,
      purpose: "",
      forWhom: "",
      whyNotStaff: "",
      assessment: "",
      unit: "项",
      unitPrice: fen(1n),
      termFrom: "2025-01-01",
      termTo: "2025-12-31",
      termGrounds: [],
      post: by.post,
      draftedOn: "2025-01-02",
      submittedOn: null,
      reviewedOn: null,
      plannedOn: on,
      closedOn: null,
      endedReason: "",
      version: 1,
      recordedAt: now(),
    });
    const whole = {
      ...owned,
      id: share,
      project,
      userOrganization: organization,
      accepterOrganization: organization,
      payerOrganization: organization,
      monitorOrganization: null,
      evaluatorOrganization: null,
      quantity: 1,
      fiscal: fen(1n),
      other: fen(0n),
      otherSource: "",
      leftOn: null,
    };
    await insertParts(tx, { shares: [whole], fundings: [], targets: [] });
    const because = {
      by,
      jurisdiction,
      subject: { kind: "project", id: project },
      on: day(on),
    };
    const entry = { share, project, organization, readers: [], year: 2025, kind };
    return plan(
      tx,
      because,
      fundings.map(({ line, amount }) => ({ ...entry, line, amount: yuan(amount) })),
    );
  });
