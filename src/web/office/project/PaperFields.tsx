import { useState } from "react";
import { FormField } from "../ui/FormField.tsx";

/** 依据文件: every set of who reviews is entered with its paper and its days. */
export function usePaper(today: string) {
  const [typed, setTyped] = useState({ document: "", fromOn: today, toOn: "", confirmed: "" });
  return {
    typed,
    set: (part: Partial<typeof typed>) => setTyped({ ...typed, ...part }),
    input: {
      document: typed.document,
      fromOn: typed.fromOn,
      ...(typed.toOn === "" ? {} : { toOn: typed.toOn }),
      confirmed: typed.confirmed === "true",
    },
  };
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

export const PaperFields = ({ of: { typed, set } }: { of: ReturnType<typeof usePaper> }) => (
  <>
    <FormField
      row={{ label: "依据文件", kind: "line", most: 100, hint: "名称和文号照抄" }}
      value={typed.document}
      onChange={(value) => set({ document: textOf(value) })}
    />
    <FormField
      row={{ label: "适用日期", kind: "day" }}
      value={typed.fromOn}
      onChange={(value) => set({ fromOn: textOf(value) })}
    />
    <FormField
      row={{ label: "止日", kind: "day", isOptional: true }}
      value={typed.toOn}
      onChange={(value) => set({ toOn: textOf(value) })}
    />
    <FormField
      row={{ label: "已与文件原文核对", kind: "tick" }}
      value={typed.confirmed}
      onChange={(value) => set({ confirmed: textOf(value) })}
    />
  </>
);
