import { useSearchParams } from "react-router";
import { methodNames, type Level, type MethodCode } from "../../../modules/policy/model.ts";
import { useMe } from "../me.ts";
import { useToday } from "../ui/today.ts";

/** What is asked stands in the address: it can be sent on, come back to, and be linked from a purchase. */
const names = ["amount", "on", "earlier", "method", "reason", "exempt", "acceptedOn"] as const;
type Name = (typeof names)[number];
export type Asked = Record<Name, string>;

const isMethod = (text: string): text is MethodCode => Object.hasOwn(methodNames, text);

/** 410000 is a province, 410900 one of its cities; all else buys as a county. */
const levelOf = (place: string): Level =>
  place.endsWith("0000") ? "province" : place.endsWith("00") ? "city" : "county";

export function useAsked() {
  const today = useToday();
  const place = useMe().post?.jurisdiction ?? "";
  const [given, set] = useSearchParams();
  const asked: Asked = {
    amount: given.get("amount") ?? "",
    on: given.get("on") ?? today,
    earlier: given.get("earlier") ?? "",
    method: given.get("method") ?? "",
    reason: given.get("reason") ?? "",
    exempt: given.get("exempt") ?? "",
    acceptedOn: given.get("acceptedOn") ?? "",
  };
  const change = (next: Partial<Asked>) => {
    const filled = Object.entries({ ...Object.fromEntries(given), ...next }).filter(
      ([, value]) => value !== "",
    );
    set(Object.fromEntries(filled), { replace: true });
  };
  const purchase = { place, level: levelOf(place), on: asked.on };
  const sizes = {
    ...(asked.amount ? { amount: asked.amount } : {}),
    ...(asked.earlier ? { earlier: asked.earlier } : {}),
  };
  const forMethods = { ...purchase, ...sizes };
  const forSteps = asked.amount
    ? {
        ...purchase,
        ...sizes,
        amount: asked.amount,
        ...(isMethod(asked.method) ? { method: asked.method } : {}),
        ...(asked.reason ? { reason: asked.reason } : {}),
        ...(asked.exempt === "urgent" ? { exempt: "urgent" as const } : {}),
        ...(asked.acceptedOn ? { acceptedOn: asked.acceptedOn } : {}),
      }
    : undefined;
  return { asked, change, forMethods, forSteps };
}
