import { Input, Segmented } from "antd";
import { useSearchParams } from "react-router";
import { listContracts } from "../../../modules/contract/api.ts";
import { contractStatuses, type ContractStatus } from "../../../modules/contract/model.ts";
import { useList } from "../call.ts";
import { useRole } from "../me.ts";
import { Page, Section } from "../ui/Page.tsx";
import { QueryTable, type Column } from "../ui/Table.tsx";
import { contractColumns, type ContractRow } from "./ContractPanel.tsx";

const isStatus = (text: string | null): text is ContractStatus =>
  text !== null && Object.hasOwn(contractStatuses, text);

const purchaser: Column<ContractRow> = { head: "购买主体", of: (one) => one.purchaser.name };
const shown = ["drafted", "inReview", "signed", "completed", "endedEarly"] as const;

/** 合同列表; for a provider, its own. */
export function ContractsPage() {
  const [asked, setAsked] = useSearchParams();
  const isProvider = useRole() === "providerAgent";
  const status = asked.get("status");
  const text = asked.get("text") ?? "";
  const change = (next: Record<string, string>) =>
    setAsked({ ...Object.fromEntries(asked), ...next }, { replace: true });
  const list = useList(listContracts, {
    status: isStatus(status) ? status : undefined,
    text: text === "" ? undefined : text,
  });
  const [name, provider, ...rest] = contractColumns;
  const columns = isProvider ? [name!, purchaser, ...rest] : [name!, purchaser, provider!, ...rest];
  return (
    <Page title={isProvider ? "我的合同" : "合同"}>
      <div className="filters">
        <Segmented
          aria-label="按状态看"
          value={isStatus(status) ? status : ""}
          onChange={(value) => change({ status: value })}
          options={[
            { value: "", label: "全部" },
            ...shown
              .filter((one) => !isProvider || one !== "drafted")
              .map((one) => ({ value: one, label: contractStatuses[one] })),
          ]}
        />
        <Input.Search
          aria-label="按词查找合同"
          placeholder="按合同名称或编号查找"
          allowClear
          defaultValue={text}
          onSearch={(value) => change({ text: value })}
          style={{ maxWidth: 280 }}
        />
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
