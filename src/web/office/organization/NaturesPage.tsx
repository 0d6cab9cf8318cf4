import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import {
  correctNature,
  listNatures,
  listOfficeNatures,
} from "../../../modules/organization/api.ts";
import { useRead } from "../call.ts";
import { useRole } from "../me.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { DayText } from "../ui/Amount.tsx";
import { Citations } from "../ui/Citation.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";

type Nature = Answer<typeof listNatures>["rows"][number];
type Office = Answer<typeof listOfficeNatures>["rows"][number];

const corrects = ["countyFinanceOfficer", "countyFinanceReviewer", "systemAdmin"];

const Part = ({ of }: { of: Nature["buys"] }) => (
  <>
    <b className={of.verdict === "no" ? "tone-bad" : undefined}>{of.says}</b>
    <Citations of={of.basis} />
    {of.basis.some((one) => !one.confirmed) && <span className="quiet">待核对</span>}
  </>
);

/** The table by which the rules judge, cell by cell with its article. */
const WhoMay = ({ rows }: { rows: readonly Nature[] }) => (
  <Section title="按单位性质" count={`${rows.length} 类`}>
    <Table
      label="谁能买、谁能承接"
      rows={rows}
      keyOf={(row) => row.nature}
      columns={[
        { head: "单位性质", of: (row) => row.name },
        { head: "能不能作为购买主体", width: "34%", of: (row) => <Part of={row.buys} /> },
        { head: "能不能承接", width: "34%", of: (row) => <Part of={row.provides} /> },
      ]}
    />
  </Section>
);

type Correcting = { office: Office; natures: readonly Nature[]; leave: () => void };

const Correct = ({ office, natures, leave }: Correcting) => (
  <Section title={`更正单位性质：${office.name}`}>
    <ActForm
      act={correctNature}
      does="更正单位性质"
      fields={{
        nature: {
          label: "单位性质",
          kind: "choice",
          options: natures.map(({ nature, name }) => ({ value: nature, label: name })),
        },
        document: {
          label: "依据文件",
          kind: "line",
          most: 100,
          hint: "机构编制、登记管理部门文件的名称和文号",
        },
        reason: { label: "更正理由", kind: "words", most: 300 },
      }}
      input={(form) => ({
        organization: office.id,
        nature: natures.find((one) => one.nature === form.text("nature"))?.nature ?? "other",
        document: form.text("document"),
        reason: form.text("reason"),
      })}
      onDone={leave}
      onLeave={leave}
    />
  </Section>
);

const Corrected = ({ of: { corrected, origin } }: { of: Office }) =>
  corrected ? (
    <>
      <DayText on={corrected.on} full /> {corrected.person}：{corrected.reason}（
      {corrected.document}）
    </>
  ) : (
    <span className="quiet">{origin}</span>
  );

function Offices({ natures }: { natures: readonly Nature[] }) {
  const { rows } = useRead(listOfficeNatures, {});
  const mayCorrect = corrects.includes(useRole() ?? "");
  const [office, setOffice] = useState<Office>();
  return (
    <>
      {office && (
        <Correct
          key={office.id}
          office={office}
          natures={natures}
          leave={() => setOffice(undefined)}
        />
      )}
      <Section title="本县各单位" count={`${rows.length} 个`}>
        <Table
          label="本县各单位的性质"
          rows={rows}
          keyOf={(row) => row.id}
          columns={[
            { head: "单位", of: (row) => row.name },
            { head: "类别", of: (row) => row.kindName },
            { head: "性质", of: (row) => row.natureName },
            { head: "从哪里来", width: "36%", of: (row) => <Corrected of={row} /> },
            ...(mayCorrect
              ? [
                  {
                    head: "更正",
                    isMain: true,
                    isFigure: true,
                    of: (row: Office) => (
                      <Button size="small" onClick={() => setOffice(row)}>
                        更正
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Section>
    </>
  );
}

/** 谁能买、谁能承接: the table of the law, and what each office of the county is. */
export function NaturesPage() {
  const { rows } = useRead(listNatures, {});
  return (
    <Page
      title="谁能买、谁能承接"
      above={<Link to="/catalog">目录与标准</Link>}
      says="先按统一社会信用代码的前两位初筛，事业单位和群团组织再按分类、经费核定。"
    >
      <WhoMay rows={rows} />
      <Notice>
        公益一类事业单位、使用事业编制且由财政拨款保障的群团组织，既不能购买也不能承接。
      </Notice>
      <Offices natures={rows} />
    </Page>
  );
}
