import type { FastifyRequest } from "fastify";
import { Refusal } from "../base/refusal.ts";
import { now } from "./clock.ts";

/** Calls a minute: counted per session, and per address only for those not signed in (a county sits behind one address). */
export function rateLimit(perMinute: { session: number; address: number }) {
  let minute = 0;
  let calls = new Map<string, number>();
  return async (request: FastifyRequest): Promise<void> => {
    const current = Math.floor(now().getTime() / 60_000);
    if (current !== minute) {
      minute = current;
      calls = new Map();
    }
    const who = request.by ? `session:${request.by.person}` : `address:${request.ip}`;
    const count = (calls.get(who) ?? 0) + 1;
    calls.set(who, count);
    if (count > (request.by ? perMinute.session : perMinute.address))
      throw new Refusal("tooMany", "操作太频繁，请一分钟后再试");
  };
}
