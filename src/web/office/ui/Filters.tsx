import { Input, Segmented } from "antd";
import { useSearchParams } from "react-router";

const isOf = <Name extends string>(names: Record<Name, string>, text: string): text is Name =>
  Object.hasOwn(names, text);

/** What a list is narrowed by stands in the address, so that it can be sent on and come back to. */
export function useSought<Status extends string>(statuses: Record<Status, string>) {
  const [asked, set] = useSearchParams();
  const of = (name: string): string => asked.get(name) ?? "";
  const status = of("status");
  return {
    status: isOf(statuses, status) ? status : undefined,
    of,
    /** Undefined where nothing is asked, as endpoints take it. */
    maybe: (name: string): string | undefined => of(name) || undefined,
    change: (next: Record<string, string>) =>
      set({ ...Object.fromEntries(asked), ...next }, { replace: true }),
  };
}

type Sought = Pick<ReturnType<typeof useSought>, "of" | "change">;

type Statuses<Status extends string> = {
  sought: Sought & { status: Status | undefined };
  names: Record<Status, string>;
  shown: readonly Status[];
};

export const StatusFilter = <Status extends string>({ sought, names, shown }: Statuses<Status>) => (
  <Segmented
    aria-label="按状态看"
    value={sought.status ?? ""}
    onChange={(status) => sought.change({ status })}
    options={[
      { value: "", label: "全部" },
      ...shown.map((one) => ({ value: one, label: names[one] })),
    ]}
  />
);

type Words = { sought: Sought; label: string; placeholder: string };

export const WordFilter = ({ sought, label, placeholder }: Words) => (
  <Input.Search
    aria-label={label}
    placeholder={placeholder}
    allowClear
    defaultValue={sought.of("text")}
    onSearch={(text) => sought.change({ text })}
    style={{ maxWidth: 280 }}
  />
);
