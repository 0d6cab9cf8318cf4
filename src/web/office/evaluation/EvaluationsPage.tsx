import { Link } from "react-router";
import { listEvaluations } from "../../../modules/evaluation/api.ts";
import { useList } from "../call.ts";
import { DayText } from "../ui/Amount.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { QueryTable } from "../ui/Table.tsx";
import { evaluationColumns } from "./evaluationColumns.tsx";
import { evaluationAddress } from "./points.ts";

/** 绩效评价: all that I may see; for a third party what it was asked to evaluate. */
export const EvaluationsPage = () => (
  <Page title="绩效评价">
    <Section label="绩效评价">
      <QueryTable
        label="绩效评价"
        list={useList(listEvaluations, {})}
        empty={{ title: "还没有评价", says: "项目验收以后，在项目页开展绩效评价。" }}
        keyOf={(one) => one.id}
        columns={[
          { head: "项目", of: (one) => <Link to={evaluationAddress(one)}>{one.title}</Link> },
          { head: "评价", of: (one) => one.kindName },
          ...evaluationColumns,
          { head: "日期", of: (one) => <DayText on={one.publishedOn ?? one.openedOn} /> },
        ]}
      />
    </Section>
  </Page>
);
