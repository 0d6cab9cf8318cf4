import { expect, test } from "vitest";
import { day } from "../base/day.ts";
import { anonymous } from "./actor.ts";
import { rememberAskers } from "./asker.ts";
import { at } from "./clock.ts";

const asked = () => {
  const calls: string[] = [];
  const askers = rememberAskers(async (token) => {
    calls.push(token);
    return token === "unknown" ? undefined : { ...anonymous, person: token };
  });
  return { calls, ...askers };
};

test("the questions of one page look once; after anything written the next looks again", async () => {
  const { calls, ask, forget } = asked();
  await ask("a", "session");
  await ask("a", "session");
  expect(calls).toEqual(["a"]);
  forget();
  await ask("a", "session");
  expect(calls).toEqual(["a", "a"]);
});

test("a token of a machine is not the session of the same text, and who is unknown is asked again", async () => {
  const { calls, ask } = asked();
  await ask("a", "session");
  await ask("a", "bearer");
  await ask("unknown", "session");
  await ask("unknown", "session");
  expect(calls).toEqual(["a", "a", "unknown", "unknown"]);
});

test("another day asks anew, in either direction", async () => {
  const { calls, ask } = asked();
  for (const on of ["2026-03-02", "2026-03-03", "2026-03-01"])
    await at(day(on), () => ask("a", "session"));
  expect(calls).toHaveLength(3);
});

test("an answer that was under way while something was written is not kept", async () => {
  const gate: { open: () => void } = { open: () => undefined };
  let calls = 0;
  const { ask, forget } = rememberAskers(async () => {
    calls += 1;
    await new Promise<void>((resolve) => (gate.open = resolve));
    return anonymous;
  });
  const first = ask("a", "session");
  forget();
  gate.open();
  await first;
  const second = ask("a", "session");
  gate.open();
  await second;
  expect(calls).toBe(2);
});
