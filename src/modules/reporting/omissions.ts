import type * as z from "zod";
import type { Day } from "../../base/day.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { trace } from "../../platform/trace.ts";
import { nameOf, subjectOf } from "./actions.ts";
import type { OmitInput } from "./inputs.ts";
import { lackingOf, standingsOf } from "./lower.ts";
import { partsIn } from "./parts.ts";
import { listOmissions } from "./reads.ts";
import { roundLife } from "./states.ts";
import * as writes from "./writes.ts";

/** 准予缺报: the reviewer files without a treasury that has not filed, by name and with the reason. It stays on the return. */
export async function omitTreasury(
  tx: Tx,
  by: Actor,
  { treasury, reason, ...key }: z.output<typeof OmitInput>,
  on: Day,
): Promise<{ id: string }> {
  const round = await writes.lockRound(tx, key);
  roundLife.next("omit", round.status, partsIn(by, round.jurisdiction), {}, on);
  const standings = await standingsOf(tx, round);
  const found = standings.find((one) => one.isDirect && one.place.code === treasury);
  if (!found)
    throw refuseField(
      "treasury",
      `${treasury} 不是向本级报送的财政`,
      "请从“下级报送情况”中选择没有报送的市、县",
    );
  const { name } = found.place;
  if (!lackingOf(standings).includes(found))
    throw new Refusal("conflict", `${name}的 ${nameOf(round)}已经报送，不用准予缺报`);
  if ((await listOmissions(tx, round)).some((one) => one.treasury === treasury))
    throw new Refusal("conflict", `${name}已经准予缺报，理由见“下级报送情况”`);
  const at = now();
  const id = newId(at);
  const { jurisdiction, organization } = round;
  await writes.insertOmission(tx, {
    jurisdiction,
    id,
    organization,
    readers: [],
    round: round.id,
    treasury,
    says: reason,
    post: by.post,
    notedOn: on,
    notedAt: at,
  });
  const subject = subjectOf(round);
  const detail = { omission: id, treasury };
  await trace(tx, { by, verb: "returnRound.omit", subject, on, detail });
  return { id };
}
