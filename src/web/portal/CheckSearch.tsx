import type { ReactNode } from "react";
import { SearchBox } from "./parts.tsx";

/** The box of 能不能买, on the front page and over its answer. */
export const CheckSearch = ({ value, below }: { value?: string; below?: ReactNode }) => (
  <SearchBox
    action="/check"
    name="text"
    label="这件事，政府能不能买"
    hint="例如：请人给村里的老人送餐"
    button="问一问"
    value={value}
    most={300}
    isMain
    below={below}
  />
);
