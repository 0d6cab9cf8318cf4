import { listContracts } from "../../../modules/contract/api.ts";
import { contractStatuses } from "../../../modules/contract/model.ts";
import { useList } from "../call.ts";
import { useRole } from "../me.ts";
import { StatusFilter, useSought, WordFilter } from "../ui/Filters.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { QueryTable, type Column } from "../ui/Table.tsx";
import { contractColumns, type ContractRow } from "./ContractPanel.tsx";

const purchaser: Column<ContractRow> = { head: "购买主体", of: (one) => one.purchaser.name };
const shown = ["drafted", "inReview", "signed", "completed", "endedEarly"] as const;

/** 合同列表; for a provider, its own. */
export function ContractsPage() {
  const sought = useSought(contractStatuses);
  const isProvider = useRole() === "providerAgent";
  const list = useList(listContracts, { status: sought.status, text: sought.maybe("text") });
  const [name, provider, ...rest] = contractColumns;
  const columns = isProvider ? [name!, purchaser, ...rest] : [name!, purchaser, provider!, ...rest];
  return (
    <Page title={isProvider ? "我的合同" : "合同"}>
      <div className="filters">
        <StatusFilter
          sought={sought}
          names={contractStatuses}
          shown={shown.filter((one) => !isProvider || one !== "drafted")}
        />
        <WordFilter sought={sought} label="按词查找合同" placeholder="按合同名称或编号查找" />
      </div>
      <Section label="合同">
        <QueryTable
          list={list}
          columns={columns}
          keyOf={(one) => one.id}
          label="合同列表"
          empty={{
            title: "这里还没有合同",
            says: isProvider
              ? "购买主体提交核对以后，您就能在这里看到合同。"
              : "确定成交后，在项目页面起草合同。",
          }}
        />
      </Section>
    </Page>
  );
}
