import { Segmented, Select } from "antd";
import { fundRowNames } from "../../../modules/desk/fundForms.ts";
import { useIsPhone } from "../ui/phone.ts";
import { useToday } from "../ui/today.ts";
import type { Asked } from "./asked.ts";

export function FundsFilters({ asked }: { asked: Asked }) {
  const current = Number(useToday().slice(0, 4));
  const years = [current - 2, current - 1, current, current + 1];
  const isPhone = useIsPhone();
  const rows = {
    "aria-label": "怎样分行",
    value: asked.by,
    options: asked.choices.map((value) => ({ value, label: fundRowNames[value] })),
    onChange: (by: Asked["by"]) => asked.change({ by, chosen: "", of: "" }),
  };
  return (
    <div className="funds-filters screen-only">
      <Segmented
        aria-label="年度"
        value={`${asked.year}`}
        options={years.map((year) => ({ value: `${year}`, label: `${year}` }))}
        onChange={(year) => asked.change({ year, chosen: "", of: "" })}
      />
      {isPhone ? <Select {...rows} style={{ width: 160 }} /> : <Segmented {...rows} />}
    </div>
  );
}
