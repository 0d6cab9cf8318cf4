import { Link, useNavigate } from "react-router";
import { draftRevision } from "../../../modules/catalog/api.ts";
import { listOrganizations } from "../../../modules/organization/api.ts";
import { useRead } from "../call.ts";
import { useRole } from "../me.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Columns, Page, Section } from "../ui/Page.tsx";
import { revisionAddress } from "./addresses.ts";
import { draftFields, headOf } from "./draftFields.ts";

/** 起草目录: a whole edition, or several items at once. */
export function DraftPage() {
  const go = useNavigate();
  const isDepartment = useRole() === "departmentOfficer";
  const offices = useRead(listOrganizations, { kind: "countyDepartment" }).rows;
  return (
    <Page title="起草目录" above={<Link to="/catalog/revisions">目录修订</Link>}>
      <Columns>
        <Section title="要起草的目录">
          <ActForm
            act={draftRevision}
            does="起草目录"
            fields={draftFields(offices, isDepartment)}
            input={headOf}
            onDone={(key) => void go(revisionAddress(key))}
            onLeave={() => void go("/catalog/revisions")}
          />
        </Section>
        <Notice>
          起草后在草案里逐项填写，也可以<Link to="/catalog/import">导入表格</Link>
          。现行版本可以在<Link to="/catalog/editions">各版目录</Link>下载，改好再导入。
        </Notice>
      </Columns>
    </Page>
  );
}
