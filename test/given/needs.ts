import { check, list, speak } from "../../src/modules/needs/actions.ts";
import { SpeakInput } from "../../src/modules/needs/model.ts";
import type { County } from "../given.ts";

/** A need of a township as its villages spoke it, checked and on the list. */
export const aListedNeed = (
  county: County,
  { words = "十四个村的账没有人会记，想统一请人代理记账", organization = "township" } = {},
): Promise<string> =>
  county.act(county.as("townshipClerk", organization), async (tx, by) => {
    const input = SpeakInput.parse({ words, spokenBy: "village", village: "柳河村", people: 14 });
    const key = await speak(tx, by, input);
    await check(tx, by, key);
    await list(tx, by, key);
    return key.id;
  });
