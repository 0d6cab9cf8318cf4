import type { Answer } from "../../../base/endpoint.ts";
import type { listItems } from "../../../modules/catalog/api.ts";
import { sixKindNames } from "../../../modules/policy/model.ts";
import type { viewFiling } from "../../../modules/ruling/api.ts";
import type { FieldRow } from "../ui/FormField.tsx";
import type { Filled } from "../ui/values.ts";

type Item = Answer<typeof listItems>["rows"][number];
type Filing = Answer<typeof viewFiling>;

/** What a filing says; `earlier` stands in the form where a draft is corrected. */
export const filingFields = (
  items: readonly Item[],
  earlier: Filing | undefined,
): Record<string, FieldRow> => ({
  name: {
    label: "事项名称",
    kind: "line",
    most: 60,
    start: earlier?.name,
    hint: "照目录的写法，例如：农村户厕粪液无害化检测服务",
  },
  content: {
    label: "买什么",
    kind: "words",
    most: 500,
    start: earlier?.content,
    hint: "写明做什么、做多少、怎样算做好；会像能不能买一样核对负面清单",
  },
  whyNeeded: { label: "为什么需要", kind: "words", most: 500, start: earlier?.whyNeeded },
  whyOutside: {
    label: "为什么目录里没有",
    kind: "words",
    most: 500,
    start: earlier?.whyOutside,
    hint: "写明找过哪些相近的事项，差在哪里",
  },
  parent: {
    label: "建议列入哪一类",
    kind: "choice",
    start: earlier?.parent,
    options: items
      .filter((one) => !one.isLeaf && one.level === 2)
      .map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
  },
  kind: {
    label: "服务类别",
    kind: "choice",
    start: earlier?.kind,
    options: Object.entries(sixKindNames).map(([value, label]) => ({ value, label })),
  },
  purchaseItem: {
    label: "品目编码",
    kind: "line",
    most: 9,
    start: earlier?.purchaseItem,
    hint: "政府采购品目，例如 C07020900",
  },
  amount: { label: "预计金额", kind: "amount", start: earlier?.amount },
});

export const filingOf = (form: Filled) => ({
  name: form.text("name"),
  content: form.text("content"),
  whyNeeded: form.text("whyNeeded"),
  whyOutside: form.text("whyOutside"),
  parent: form.text("parent"),
  kind: form.one("kind", ["1", "2", "3", "4", "5", "6"]),
  purchaseItem: form.text("purchaseItem").toUpperCase(),
  amount: form.text("amount"),
});
