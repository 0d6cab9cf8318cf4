/** What a form holds: texts (money as fen, days as 2026-03-01, ticks as "true" or ""), or a file. */
export type FormValue = string | File | undefined;
export type Values = Record<string, FormValue>;

/** What was filled in, by the names of the fields. */
export type Filled = {
  /** "" where nothing is typed. */
  text(name: string): string;
  /** Undefined where nothing is typed, for fields that may stay empty. */
  maybe(name: string): string | undefined;
  ticked(name: string): boolean;
  /** One of the values that a choice offers; the first where nothing else was chosen. */
  one<const Choice extends string>(name: string, of: readonly [Choice, ...Choice[]]): Choice;
  file(name: string): File | undefined;
};

export function filled(values: Values): Filled {
  const text = (name: string): string => {
    const value = values[name];
    return typeof value === "string" ? value : "";
  };
  return {
    text,
    maybe: (name) => (text(name) === "" ? undefined : text(name)),
    ticked: (name) => text(name) === "true",
    one: (name, of) => of.find((choice) => choice === text(name)) ?? of[0],
    file(name) {
      const value = values[name];
      return value instanceof File ? value : undefined;
    },
  };
}
