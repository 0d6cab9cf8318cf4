import { useNavigate, useSearchParams } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import type { checkWords } from "../../../modules/boundary/api.ts";

export type Checked = Answer<typeof checkWords>;

/** An unconfirmed edition says so, most of them already in their name. */
export const editionSaid = ({ name, confirmed }: Checked["edition"]): string =>
  confirmed || name.includes("待核对") ? name : `${name}（待核对，以本地文件为准）`;

/** What was asked stands in the address, so that an answer can be sent to a colleague. Money is fen as text. */
export type Asked = { text: string; amount: string };

export function checkAddress({ text, amount }: Asked): string {
  const given = Object.entries({ text, amount }).filter(([, value]) => value !== "");
  return given.length === 0 ? "/check" : `/check?${new URLSearchParams(given)}`;
}

export function useAsked(): Asked {
  const [asked] = useSearchParams();
  const amount = asked.get("amount") ?? "";
  return {
    text: (asked.get("text") ?? "").trim().slice(0, 2000),
    amount: /^\d{1,17}$/.test(amount) ? amount : "",
  };
}

/** Asks again with other words; the amount stays. */
export function useAskAgain({ amount }: Asked): (text: string) => void {
  const go = useNavigate();
  return (text) => void go(checkAddress({ text, amount }));
}
