import type * as z from "zod";
import { day, type Day } from "../../base/day.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import { lockKeys, type Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { trace } from "../../platform/trace.ts";
import { listOrganizations } from "../organization/reads.ts";
import { clerkOf } from "../organization/roles.ts";
import { returnDue } from "../policy/returnDeadlines.ts";
import { nameOf, subjectOf, waiting, type Key } from "./actions.ts";
import type { OpenInput } from "./inputs.ts";
import type { Round, Unit } from "./model.ts";
import { levelOf, partsIn } from "./parts.ts";
import { findRound } from "./reads.ts";
import { roundLife, unitLife } from "./states.ts";
import * as writes from "./writes.ts";

/** The first day on which a return can be begun: the year of January is over, that of July half over. */
const beginsOn = ({ year, period }: Pick<Round, "year" | "period">): string =>
  period === "january" ? `${year + 1}-01-01` : `${year}-07-01`;

/**
 * 开始报送: every township and department of the treasury is asked to confirm its figures, which are there already. What the
 * treasuries below a city or province file, they file by their own rounds.
 */
export async function openRound(
  tx: Tx,
  by: Actor,
  of: z.output<typeof OpenInput>,
  on: Day,
): Promise<Key> {
  const { jurisdiction, organization } = by;
  const parts = partsIn(by, jurisdiction);
  const begun = roundLife.next("open", "unopened", parts, {}, on);
  const from = beginsOn(of);
  if (on < from)
    throw refuseField("year", `${nameOf(of)}从 ${from} 起才能报送`, "请核对年份和报送期");
  await lockKeys(tx, [`returnRound ${jurisdiction} ${of.year} ${of.period}`]);
  if (await findRound(tx, { jurisdiction, ...of }))
    throw new Refusal("conflict", `${nameOf(of)}已经开始报送，请从列表打开`);
  const units = await listOrganizations(tx, jurisdiction, ["township", "countyDepartment"]);
  const at = now();
  const [unitsBy, due] = [
    returnDue(jurisdiction, "unit", of),
    returnDue(jurisdiction, levelOf(jurisdiction), of),
  ];
  const round: Round = {
    ...of,
    jurisdiction,
    id: newId(at),
    organization,
    readers: units.map((one) => one.id),
    status: begun,
    openedOn: on,
    unitsBy: unitsBy.last,
    dueOn: due.last,
    summedAt: null,
    checkedHash: "",
    reason: "",
    remarks: "",
    post: by.post,
    recordedAt: at,
  };
  const status = unitLife.next("ask", "unasked", parts, {}, on);
  const asked = units.map((one) => unitOf(round, one.id, status));
  await writes.insertRound(tx, round, asked);
  const kindOf = new Map(units.map((one) => [one.id, one.kind]));
  for (const unit of asked)
    await askUnit(tx, by, { unit, round, kind: kindOf.get(unit.organization)!, on });
  await trace(tx, {
    by,
    verb: "returnRound.open",
    subject: subjectOf(round),
    on,
    detail: { ...of, units: asked.length },
    tasks: [{ ...waiting(round, "sum"), title: `汇总 ${nameOf(round)}`, dueOn: due.last }],
  });
  return { jurisdiction, id: round.id };
}

const unitOf = (round: Round, organization: string, status: Unit["status"]): Unit => ({
  jurisdiction: round.jurisdiction,
  id: newId(round.recordedAt),
  organization,
  readers: [],
  round: round.id,
  status,
  dueOn: round.unitsBy,
  content: "",
  hash: "",
  confirmedOn: null,
  post: null,
  vouched: "",
  remarks: "",
  recordedAt: round.recordedAt,
});

type Asking = { unit: Unit; round: Round; kind: string; on: Day };

const askUnit = (tx: Tx, by: Actor, { unit, round, kind, on }: Asking): Promise<void> =>
  trace(tx, {
    by,
    verb: "returnUnit.ask",
    subject: {
      kind: "returnUnit",
      id: unit.id,
      jurisdiction: unit.jurisdiction,
      organization: unit.organization,
      readers: [],
    },
    on,
    detail: { round: round.id },
    tasks: [
      {
        kind: "returnUnit.confirm",
        organization: unit.organization,
        role: clerkOf(kind),
        title: `确认 ${nameOf(round)}`,
        says: "数字已从账上汇总好，核对后确认；有标出的格，写一句说明",
        dueOn: day(unit.dueOn),
      },
    ],
  });
