import type { FieldRow } from "../ui/FormField.tsx";
import type { Filled } from "../ui/values.ts";

const kinds = ["whole", "adjustment"] as const;
const levels = ["county", "township", "department"] as const;

type Office = { id: string; name: string };

/** The head of a draft. A department drafts its own catalog, or adjusts items of the county's. */
export const draftFields = (
  offices: readonly Office[],
  isDepartment: boolean,
  kind: (typeof kinds)[number] = "whole",
): Record<string, FieldRow> => ({
  kind: {
    label: "修订方式",
    kind: "radio",
    start: kind,
    options: [
      { value: "whole", label: "整版编制" },
      { value: "adjustment", label: "调整几项" },
    ],
    hint: "整版编制从现行版本开始，逐项改；部门只整版编制本部门的目录",
  },
  level: {
    label: "哪一级目录",
    kind: "radio",
    start: isDepartment ? "department" : "county",
    options: [
      { value: "county", label: "县级目录" },
      { value: "township", label: "乡镇目录" },
      { value: "department", label: "部门目录" },
    ],
  },
  ...(isDepartment
    ? {}
    : {
        office: {
          label: "哪个部门",
          kind: "choice" as const,
          isOptional: true,
          options: offices.map(({ id, name }) => ({ value: id, label: name })),
          hint: "只有部门目录要选",
        },
      }),
  title: { label: "标题", kind: "line", most: 60, hint: "例如：2027 年县级目录编制" },
  reason: { label: "为什么修订", kind: "words", most: 300 },
  delegatedBy: {
    label: "授权依据",
    kind: "line",
    most: 200,
    isOptional: true,
    hint: "省以下目录怎样编制由省级财政部门确定：写它的文件。不写的沿用现行版本的",
  },
});

export const headOf = (form: Filled) => ({
  kind: form.one("kind", kinds),
  level: form.one("level", levels),
  office: form.maybe("office"),
  title: form.text("title"),
  reason: form.text("reason"),
  delegatedBy: form.text("delegatedBy"),
});
