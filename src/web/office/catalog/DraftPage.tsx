import { Link, useNavigate } from "react-router";
import { draftRevision } from "../../../modules/catalog/api.ts";
import { listOrganizations } from "../../../modules/organization/api.ts";
import { useRead } from "../call.ts";
import { useRole } from "../me.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
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
        <Section title="怎样填写事项">
          <p className="quiet">
            起草后在草案里逐项填写；事项多的，下载现行版本改好，再把表格导入同一个标题的草案。
          </p>
          <div className="verbs">
            <LinkButton to="/catalog/editions">下载现行版本</LinkButton>
            <LinkButton to="/catalog/import">导入表格</LinkButton>
          </div>
        </Section>
      </Columns>
    </Page>
  );
}
