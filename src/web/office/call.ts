import { useEffect, useRef } from "react";
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  useSuspenseQuery,
} from "@tanstack/react-query";
import type { Answer, Endpoint, InputOf } from "../../base/endpoint.ts";
import { newKey, send } from "./send.ts";

const keyOf = (endpoint: Endpoint, input: unknown): string[] => [
  endpoint.path,
  JSON.stringify(input ?? null, (_, value: unknown) =>
    typeof value === "bigint" ? `${value}` : value,
  ),
];

/** A question whose answer the page cannot do without: waits and fails in the frame around the page. */
export function useRead<E extends Endpoint>(endpoint: E, input: InputOf<E>): Answer<E> {
  return useSuspenseQuery<Answer<E>>({
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }) => send(endpoint, input, { signal }),
  }).data;
}

/** Asks again every second while something is being worked on. */
export function useAgainWhile(endpoint: Endpoint, isWorking: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!isWorking) return undefined;
    const again = () => void client.invalidateQueries({ queryKey: [endpoint.path] });
    const timer = setInterval(again, 1000);
    return () => clearInterval(timer);
  }, [client, endpoint.path, isWorking]);
}

/** A question beside the page (a preview while typing): asks nothing while the input is undefined. */
export function useAsk<E extends Endpoint>(endpoint: E, input: InputOf<E> | undefined) {
  return useQuery<Answer<E>>({
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }) =>
      send(endpoint, input, { signal, ...(endpoint.onlyReads ? { key: newKey() } : {}) }),
    enabled: input !== undefined,
    placeholderData: keepPreviousData,
  });
}

/** An endpoint that answers with `{ rows, next }`. */
type Listed<Row> = { rows: Row[]; next: string | null };

/** What `QueryTable` shows: rows so far, and how to see more. */
export type List<Row> = {
  rows: readonly Row[];
  isPending: boolean;
  isMorePending: boolean;
  error: Error | null;
  more?: (() => void) | undefined;
};

/** The type of an answer cannot be narrowed by a condition on its endpoint, so it is looked into. */
function parted<Row>(answer: unknown): Listed<Row> {
  const { rows = [], next = null } = Object(answer);
  return { rows, next };
}

type RowOf<E extends Endpoint> = Answer<E> extends Listed<infer Row> ? Row : never;

/** A list, paged by key; a changed filter keeps the old rows until the new ones have come. */
export function useList<E extends Endpoint>(endpoint: E, input: InputOf<E>): List<RowOf<E>> {
  const query = useInfiniteQuery({
    queryKey: keyOf(endpoint, input),
    queryFn: async ({ pageParam, signal }): Promise<Listed<RowOf<E>>> => {
      const asked = pageParam === "" ? input : { ...Object(input), after: pageParam };
      return parted<RowOf<E>>(await send(endpoint, asked, { signal }));
    },
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  return {
    rows: query.data?.pages.flatMap((page) => page.rows) ?? [],
    isPending: query.isPending,
    isMorePending: query.isFetchingNextPage,
    error: query.error,
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
  };
}

/** The input of an act; endpoints that take a file have it beside their fields. */
export type ActInput<E extends Endpoint> = InputOf<E> & { file?: File | undefined };

/** Sends an act again under the same key until it has succeeded or its content has changed. */
function useKey() {
  const last = useRef({ body: "", key: "" });
  return {
    keyFor(body: string): string {
      if (last.current.body !== body) last.current = { body, key: newKey() };
      return last.current.key;
    },
    forget() {
      last.current = { body: "", key: "" };
    },
  };
}

const bodyText = (input: unknown): string =>
  JSON.stringify(input, (_, value: unknown) => {
    if (typeof value === "bigint") return `${value}`;
    return value instanceof File ? [value.name, value.size, value.lastModified] : value;
  });

/**
 * An act. `mutate(input)`, `isPending`, `error` (give it to `WhyNot`), `data`.
 * After it has succeeded every answer on the screen is asked for again.
 */
export function useAct<E extends Endpoint>(endpoint: E, done?: (answer: Answer<E>) => void) {
  const client = useQueryClient();
  const { keyFor, forget } = useKey();
  return useMutation<Answer<E>, Error, ActInput<E>>({
    mutationFn: (input) =>
      send(endpoint, input, endpoint.keyless ? {} : { key: keyFor(bodyText(input)) }),
    onSuccess: (answer) => {
      forget();
      done?.(answer);
      void client.invalidateQueries();
    },
  });
}
