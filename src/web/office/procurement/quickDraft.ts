import { useEffect, useState } from "react";
import type { Answer } from "../../../base/endpoint.ts";
import type { viewQuick } from "../../../modules/procurement/api.ts";

export type QuickView = Answer<typeof viewQuick>;

/** What has been filled in so far; the voucher itself is not kept. */
export type Draft = {
  words: string;
  /** Fen as text; "" where nothing is typed, undefined where it is no amount. */
  amount: string | undefined;
  project: string;
  provider: string;
  providerName: string;
  providerWords: string;
  /** The amount that stands on the voucher. */
  voucher: string | undefined;
  isDone: boolean;
  doneOn: string;
};

const empty = (today: string): Draft => ({
  words: "",
  amount: "",
  project: "",
  provider: "",
  providerName: "",
  providerWords: "",
  voucher: "",
  isDone: true,
  doneOn: today,
});

const place = "goufu.quick";

function kept(today: string): Draft {
  try {
    return { ...empty(today), ...JSON.parse(sessionStorage.getItem(place) ?? "{}") };
  } catch {
    return empty(today);
  }
}

/** 已自动保存: until the tab is closed or the purchase is submitted. */
export function useDraft(today: string) {
  const [draft, setDraft] = useState(() => kept(today));
  useEffect(() => sessionStorage.setItem(place, JSON.stringify(draft)), [draft]);
  const change = (some: Partial<Draft>) => setDraft((before) => ({ ...before, ...some }));
  return [draft, change] as const;
}

export const forgetDraft = () => sessionStorage.removeItem(place);

/** Waits until the typing rests, so that not every letter is asked about. Two values are one if they read alike. */
export function useRested<T>(value: T): { rested: T; isResting: boolean } {
  const text = JSON.stringify(value);
  const [last, setLast] = useState({ text, value });
  const isResting = last.text === text;
  useEffect(() => {
    if (isResting) return undefined;
    const timer = setTimeout(() => setLast({ text, value }), 300);
    return () => clearTimeout(timer);
  });
  return { rested: last.value, isResting };
}

/** SHA-256 of the voucher. Browsers reckon it only behind TLS or on this machine; elsewhere the server looks when it is submitted. */
export function useHash(file: File | undefined): string | undefined {
  const [read, setRead] = useState<{ file: File; hash: string }>();
  useEffect(() => {
    if (!file || !globalThis.isSecureContext) return undefined;
    let isStale = false;
    void file
      .arrayBuffer()
      .then((bytes) => crypto.subtle.digest("SHA-256", bytes))
      .then((digest) => {
        const hex = Array.from(new Uint8Array(digest), (one) => one.toString(16).padStart(2, "0"));
        if (!isStale) setRead({ file, hash: hex.join("") });
      });
    return () => {
      isStale = true;
    };
  }, [file]);
  return file !== undefined && read?.file === file ? read.hash : undefined;
}
