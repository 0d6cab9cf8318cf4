import { Segmented } from "antd";
import { useSearchParams } from "react-router";
import { useToday } from "../ui/today.ts";

/** Which year is looked at stands in the address. */
export function useYear() {
  const [asked, set] = useSearchParams();
  const current = Number(useToday().slice(0, 4));
  const year = Number(asked.get("year")) || current;
  const change = (next: number) =>
    set({ ...Object.fromEntries(asked), year: `${next}` }, { replace: true });
  return { year, current, change };
}

export const YearFilter = ({
  of: { year, current, change },
}: {
  of: ReturnType<typeof useYear>;
}) => (
  <Segmented
    aria-label="年度"
    value={year}
    options={[current - 2, current - 1, current, current + 1].map((value) => ({
      value,
      label: `${value}`,
    }))}
    onChange={change}
  />
);
