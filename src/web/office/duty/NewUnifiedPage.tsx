import { Link, useNavigate } from "react-router";
import { listItems } from "../../../modules/catalog/api.ts";
import { unifyItem } from "../../../modules/duty/api.ts";
import { listOrganizations } from "../../../modules/organization/api.ts";
import { useRead } from "../call.ts";
import { useMe } from "../me.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Columns, Page, Section } from "../ui/Page.tsx";
import { decisionFields, decisionOf } from "./decision.ts";

/** 列为统一实施: which item, by which department, by which paper. */
export function NewUnifiedPage() {
  const go = useNavigate();
  const { today, post } = useMe();
  const items = useRead(listItems, { place: post?.jurisdiction ?? "" }).rows;
  const departments = useRead(listOrganizations, { kind: "countyDepartment" }).rows;
  return (
    <Page title="列为统一实施" above={<Link to="/unified-items">统一实施事项</Link>}>
      <Columns>
        <Section label="统一实施事项">
          <ActForm
            act={unifyItem}
            does="列为统一实施"
            fields={{
              item: {
                label: "目录事项",
                kind: "choice",
                options: items
                  .filter((one) => one.isLeaf)
                  .map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
              },
              department: {
                label: "由哪个部门购买",
                kind: "choice",
                options: departments.map(({ id, name }) => ({ value: id, label: name })),
              },
              fromOn: { label: "自哪天起", kind: "day", start: today },
              ...decisionFields(today),
            }}
            input={(form) => ({
              item: form.text("item"),
              department: form.text("department"),
              fromOn: form.text("fromOn"),
              decision: decisionOf(form),
            })}
            onDone={() => void go("/unified-items")}
            onLeave={() => void go("/unified-items")}
          />
        </Section>
        <Notice>
          列入以后，乡镇不能再为这个事项单独立项；已经立项、列入计划的照常办完。部门立项时把各乡镇填为使用单位。
        </Notice>
      </Columns>
    </Page>
  );
}
