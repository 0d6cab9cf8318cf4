import type * as z from "zod";

/** 接口: one address of the API as a value, shared by server, browser, OpenAPI and tests. */
export type Endpoint<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  method: "GET" | "POST";
  /** "/api/contracts/:id": parameters are fields of the input. */
  path: string;
  /** One Chinese sentence: what it is for. */
  says: string;
  /** The roles that may call it; "public" needs nobody signed in, "signedIn" any post. */
  may: "public" | "signedIn" | readonly string[];
  input: Input;
  output: Output;
  /** Acts that are safe to send twice by themselves (sign-in, sign-out) take no idempotency key. */
  keyless?: boolean;
  /** Takes one uploaded file beside its fields. */
  takesFile?: boolean;
  /** A question sent as a body: runs in a read-only transaction, keeps nothing, may be asked by those who only read. */
  onlyReads?: boolean;
  /** Answers with a file, not with JSON; `output` is then ignored. */
  givesFile?: boolean;
  /** The file is a list of any length: read over connections kept for lists alone. */
  isLong?: boolean;
};

type Values<I extends z.ZodType, O extends z.ZodType> = Omit<Endpoint<I, O>, "method">;

/** A question: runs in a read-only transaction and can be asked again at will. */
export const reads = <I extends z.ZodType, O extends z.ZodType>(values: Values<I, O>) => ({
  ...values,
  method: "GET" as const,
});

/** A question too long for an address (a whole draft): sent like an act, with a key, and leaves nothing. */
export const judges = <I extends z.ZodType, O extends z.ZodType>(values: Values<I, O>) => ({
  ...values,
  method: "POST" as const,
  onlyReads: true as const,
});

/** An act: runs in one transaction with its audit entry, under an idempotency key. */
export const writes = <I extends z.ZodType, O extends z.ZodType>(values: Values<I, O>) => ({
  ...values,
  method: "POST" as const,
});

/** What a value looks like in JSON: money is fen as text, an instant is ISO text. */
export type Wire<T> = T extends bigint | Date
  ? string
  : T extends string | number | boolean | null | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? Wire<Item>[]
      : T extends object
        ? { [K in keyof T]: Wire<T[K]> }
        : T;

export type InputOf<E extends Endpoint> = z.input<E["input"]>;
export type OutputOf<E extends Endpoint> = z.output<E["output"]>;
/** What the browser receives. */
export type Answer<E extends Endpoint> = Wire<OutputOf<E>>;

/** "/api/contracts/:id" with its parameters filled in; what is left over goes to query or body. */
export function fill(
  path: string,
  input: Record<string, unknown>,
): [string, Record<string, unknown>] {
  const rest = { ...input };
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  return [filled, rest];
}
