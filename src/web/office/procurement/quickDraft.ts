import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Answer, InputOf } from "../../../base/endpoint.ts";
import {
  saveQuickDraft,
  viewQuickDraft,
  type viewQuick,
} from "../../../modules/procurement/api.ts";
import { useRead } from "../call.ts";
import { newKey, send } from "../send.ts";

export type QuickView = Answer<typeof viewQuick>;
export type Draft = InputOf<typeof saveQuickDraft>;
export type Kept = Answer<typeof viewQuickDraft>["voucher"];

const empty = (today: string): Draft => ({
  step: "1",
  words: "",
  amount: "",
  project: "",
  provider: "",
  providerName: "",
  providerWords: "",
  isDone: "yes",
  doneOn: today,
  reason: "",
});

export const savingWords = {
  none: "自动保存",
  saving: "正在保存",
  saved: "已自动保存",
  failed: "还没保存上",
} as const;
export type Saving = keyof typeof savingWords;

/** Sends what has changed, one after the other; the photo goes along once. */
function useSaver(first: Kept) {
  const client = useQueryClient();
  const [state, setState] = useState<Saving>("none");
  const [kept, setKept] = useState(first);
  const running = useRef<Promise<void>>(Promise.resolve());
  const save = useCallback(
    (draft: Draft, file: File | undefined) => {
      setState("saving");
      running.current = running.current
        .then(() => send(saveQuickDraft, { ...draft, file }, { key: newKey() }))
        .then(({ voucher }) => {
          setKept(voucher);
          setState("saved");
          // Whoever comes back to the page asks the server, not what this page once read.
          client.removeQueries({ queryKey: [viewQuickDraft.path], type: "inactive" });
        })
        .catch(() => setState("failed"));
    },
    [client],
  );
  /** What is on its way has arrived. */
  const settled = useCallback(() => running.current, []);
  return { state, kept, save, settled };
}

/** 草稿: kept by the server while somebody types, so that another screen finds it, photo and all. */
export function useDraft(today: string) {
  const first = useRead(viewQuickDraft, {});
  const [draft, setDraft] = useState<Draft>(first.draft ?? empty(today));
  const [file, setFile] = useState<File>();
  const { state, kept, save, settled } = useSaver(first.voucher);
  const text = JSON.stringify(draft);
  const last = useRef(text);
  const sent = useRef<File>(undefined);
  const isDone = useRef(false);
  const keep = useCallback(() => {
    if (isDone.current) return;
    if (last.current === text && sent.current === file) return;
    save(draft, sent.current === file ? undefined : file);
    [last.current, sent.current] = [text, file];
  }, [draft, file, save, text]);
  useEffect(() => {
    const timer = setTimeout(keep, 700);
    return () => clearTimeout(timer);
  }, [keep]);
  const latest = useRef(keep);
  useEffect(() => void (latest.current = keep), [keep]);
  useEffect(() => () => latest.current(), []); // leaving the page keeps the last letters too
  const change = (some: Partial<Draft>) => setDraft((before) => ({ ...before, ...some }));
  /** Nothing is saved from here on: a purchase that was made leaves no draft behind. */
  const finish = async (): Promise<void> => {
    isDone.current = true;
    await settled();
  };
  const resume = () => void (isDone.current = false);
  return { draft, change, file, setFile, kept, state, finish, resume };
}

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
