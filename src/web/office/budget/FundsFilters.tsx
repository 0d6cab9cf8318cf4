import { Segmented } from "antd";
import { fundRowNames } from "../../../modules/desk/fundForms.ts";
import { useToday } from "../ui/today.ts";
import type { Asked } from "./asked.ts";

export function FundsFilters({ asked }: { asked: Asked }) {
  const current = Number(useToday().slice(0, 4));
  const years = [current - 2, current - 1, current, current + 1];
  return (
    <div className="funds-filters screen-only">
      <Segmented
        aria-label="年度"
        value={`${asked.year}`}
        options={years.map((year) => ({ value: `${year}`, label: `${year}` }))}
        onChange={(year) => asked.change({ year, chosen: "", of: "" })}
      />
      <Segmented
        aria-label="怎样分行"
        value={asked.by}
        options={asked.choices.map((value) => ({ value, label: fundRowNames[value] }))}
        onChange={(by) => asked.change({ by, chosen: "", of: "" })}
      />
    </div>
  );
}
