import { Segmented } from "antd";
import { Link } from "react-router";
import type { InputOf } from "../../../base/endpoint.ts";
import { listFundPapers } from "../../../modules/desk/api.ts";
import { useList } from "../call.ts";
import { DayText } from "../ui/Amount.tsx";
import { Section } from "../ui/Page.tsx";
import { QueryTable } from "../ui/Table.tsx";
import { figures, type Figure } from "./groups.ts";
import { lineAddress } from "./LinesTable.tsx";
import { PostedAmount, Subject } from "./Postings.tsx";

type Behind = {
  title: string;
  asked: InputOf<typeof listFundPapers>;
  of: Figure | undefined;
  onFigure: (of: Figure | undefined) => void;
};

/** 流水和凭据 behind a bar: which acts its figures are made of, each leading to its paper. */
export function FundPapers({ title, asked, of, onFigure }: Behind) {
  const list = useList(listFundPapers, { ...asked, of });
  return (
    <Section title={title} count="流水和凭据" aside="元，最近的在前">
      <div className="funds-filters screen-only">
        <Segmented
          aria-label="哪一个数"
          value={of ?? ""}
          options={[
            { value: "", label: "全部" },
            ...figures.map(([value, label]) => ({ value, label })),
          ]}
          onChange={(value) => onFigure(figures.find(([figure]) => figure === value)?.[0])}
        />
      </div>
      <QueryTable
        list={list}
        label={`${title}的流水`}
        keyOf={(row) => row.id}
        empty={{ title: "没有这样的记账" }}
        columns={[
          { head: "日期", of: (row) => <DayText on={row.happenedOn} full /> },
          { head: "记账", of: (row) => row.called },
          {
            head: "金额（元）",
            isFigure: true,
            isMain: true,
            of: (row) => <PostedAmount of={row} />,
          },
          { head: "单位", of: (row) => row.organization },
          {
            head: "项目",
            of: ({ project, jurisdiction }) =>
              project && (
                <Link to={`/projects/${jurisdiction}/${project.id}`}>{project.title}</Link>
              ),
          },
          {
            head: "指标",
            of: ({ line, jurisdiction }) => (
              <Link to={lineAddress({ jurisdiction, id: line.id })}>{line.title}</Link>
            ),
          },
          {
            head: "凭据",
            of: (row) => <Subject of={row.subject} jurisdiction={row.jurisdiction} />,
          },
        ]}
      />
    </Section>
  );
}
