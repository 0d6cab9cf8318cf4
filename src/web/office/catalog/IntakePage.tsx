import { useState } from "react";
import { Link } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { downloadTemplate, importCatalog } from "../../../modules/catalog/api.ts";
import { viewPaper } from "../../../modules/delivery/api.ts";
import { listOrganizations } from "../../../modules/organization/api.ts";
import { useRead } from "../call.ts";
import { useRole } from "../me.ts";
import { hrefOf } from "../send.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Columns, Page, Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { revisionAddress } from "./addresses.ts";
import { draftFields, headOf } from "./draftFields.ts";
import "./catalog.css";

type Taken = Answer<typeof importCatalog>;

const saying = ({ good, changed, bad }: Taken): string => {
  const same = good - changed;
  const parts = [
    changed > 0 ? `写入草案 ${changed} 项` : "草案没有变化",
    same > 0 ? `${same} 项与草案相同` : "",
    bad.length > 0 ? `${bad.length} 行有意见，没有写入` : "",
  ];
  return `${parts.filter(Boolean).join("；")}。`;
};

const Outcome = ({ of }: { of: Taken }) => (
  <Section title="导入结果">
    <Notice tone={of.bad.length > 0 ? "warn" : "ok"}>{saying(of)}</Notice>
    {of.bad.length > 0 && (
      <Table
        label="有意见的行"
        rows={of.bad}
        keyOf={(one) => `${one.row}`}
        columns={[
          { head: "行", isFigure: true, of: (one) => one.row },
          { head: "编码", of: (one) => one.code },
          { head: "意见", of: (one) => one.because },
        ]}
      />
    )}
    <div className="verbs">
      <LinkButton to={revisionAddress(of.revision)} isMain>
        看草案
      </LinkButton>
      {of.paper !== null && (
        <a href={hrefOf(viewPaper, { jurisdiction: of.revision.jurisdiction, id: of.paper })}>
          下载原表（每行带意见），改好再导入
        </a>
      )}
    </div>
  </Section>
);

const Help = () => (
  <Section title="表格怎样填">
    <ul className="catalog-lines">
      <li>栏目认名称，先后不限；多余的栏目不读，上面有标题行也可以</li>
      <li>读得懂的行写入草案，读不懂的行连同原因退回您的原表</li>
      <li>同一张表导入两次，草案不变</li>
      <li>要删去的事项，在“操作”栏写“删去”</li>
    </ul>
    <p>
      <a href={hrefOf(downloadTemplate, {})}>下载导入模板</a>
      <Link to="/catalog/editions" className="catalog-second">
        下载现行目录来改
      </Link>
    </p>
  </Section>
);

/** 导入目录表 into a draft: the same title goes on with the same draft. */
export function IntakePage() {
  const isDepartment = useRole() === "departmentOfficer";
  const offices = useRead(listOrganizations, { kind: "countyDepartment" }).rows;
  const [taken, setTaken] = useState<Taken>();
  return (
    <Page
      title="导入目录表"
      above={<Link to="/catalog/revisions">目录修订</Link>}
      says="文件用 .xlsx，或者同样栏目的 .csv。标题相同的，接着写入同一份草案。"
    >
      <Columns of={taken ? "even" : "main"}>
        <Section title="要导入的表">
          <ActForm
            act={importCatalog}
            does="导入到草案"
            fields={{
              ...draftFields(offices, isDepartment, "adjustment"),
              file: { label: "目录表", kind: "file", accept: ".xlsx,.csv" },
            }}
            input={(form) => ({ ...headOf(form), file: form.file("file") })}
            onDone={setTaken}
          />
        </Section>
        {taken ? <Outcome of={taken} /> : <Help />}
      </Columns>
    </Page>
  );
}
