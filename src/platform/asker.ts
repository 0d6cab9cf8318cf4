import type { Actor } from "./actor.ts";
import { now } from "./clock.ts";

type Asking = (token: string, kind: "session" | "bearer") => Promise<Actor | undefined>;

/** How long an answer is believed: what another process ends, ends here after that. */
const believed = 2000;

/**
 * Who asks, remembered for a moment, since one page asks many questions at once. Whatever this process writes
 * (a sign-out, a post that ends) forgets all of it at once, before and after; an act always asks anew.
 */
export function rememberAskers(ask: Asking): { ask: Asking; forget(): void } {
  const known = new Map<string, { by: Actor | undefined; at: number }>();
  let generation = 0;
  return {
    forget() {
      generation += 1;
      known.clear();
    },
    async ask(token, kind) {
      const key = `${kind} ${token}`;
      const found = known.get(key);
      const at = now().getTime();
      if (found && at >= found.at && at - found.at < believed) return found.by;
      const born = generation;
      const by = await ask(token, kind);
      // An answer that was under way while something was written may be older than what was written.
      if (born === generation && by !== undefined) known.set(key, { by, at });
      return by;
    },
  };
}
