import type * as z from "zod";
import { day, type Day } from "../../base/day.ts";
import { fen } from "../../base/money.ts";
import { judge } from "../../base/rule.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { listLines } from "../budget/reads.ts";
import { roomOfLines } from "../budget/room.ts";
import { listOrganizations, namesOf } from "../organization/reads.ts";
import { getProject, listLinesOf, listShares } from "../project/reads.ts";
import { buyingOf } from "./joining.ts";
import type { ShareRequestsView } from "./joiningForms.ts";
import { usersChangeBeforeNotice } from "./joiningRules.ts";
import { kindNames, listRequests, mayAnswer } from "./joiningRows.ts";
import type { Key } from "./writes.ts";

/** 参加和退出 of a joint purchase: who asked, who agreed, and what may be asked now. */
export async function shareRequests(
  db: Db,
  by: Actor,
  key: Key,
  today: Day,
): Promise<z.input<typeof ShareRequestsView>> {
  const { jurisdiction } = key;
  const project = await getProject(db, jurisdiction, key.id);
  const requests = await listRequests(db, key);
  const members = (await listShares(db, jurisdiction, key.id)).map((one) => one.userOrganization);
  const townships = await listOrganizations(db, jurisdiction, ["township"]);
  const names = await namesOf(db, [...members, ...requests.map((one) => one.township)]);
  const lines = await listLinesOf(
    db,
    jurisdiction,
    requests.flatMap((one) => one.line ?? []),
  );
  const named = (id: string) => ({ id, name: names.get(id) ?? "" });
  const isPurchaser =
    by.organization === project.organization && by.roles.includes("departmentOfficer");
  const isHead = by.roles.includes("townshipHead");
  return {
    rows: requests.map((one) => ({
      ...one,
      kindName: kindNames[one.kind],
      township: named(one.township),
      amount: fen(one.amount),
      line: lines.find((line) => line.id === one.line)?.code ?? null,
      askedOn: day(one.askedOn),
      answeredOn: one.answeredOn === null ? null : day(one.answeredOn),
      mayAnswer: mayAnswer(by, one),
    })),
    townships: isPurchaser
      ? townships.filter((one) => !members.includes(one.id)).map(({ id, name }) => ({ id, name }))
      : [],
    members: members
      .filter((one) => one !== project.organization)
      .filter((one) => isPurchaser || (isHead && one === by.organization))
      .map(named),
    lines: isHead ? await ownLines(db, by, project.year) : [],
    breaches: judge([usersChangeBeforeNotice], await buyingOf(db, key), today),
  };
}

async function ownLines(db: Db, { jurisdiction, organization }: Actor, year: number) {
  const lines = await listLines(db, { jurisdiction, organization, year });
  const room = await roomOfLines(
    db,
    jurisdiction,
    lines.map((one) => one.id),
  );
  return lines.map(({ id, code, title }) => ({ id, code, title, free: room.get(id)!.free }));
}
