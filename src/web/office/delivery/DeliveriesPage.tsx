import { Link } from "react-router";
import { listContracts } from "../../../modules/contract/api.ts";
import { listAcceptances } from "../../../modules/delivery/api.ts";
import { useList } from "../call.ts";
import { Amount, DayText } from "../ui/Amount.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { QueryTable } from "../ui/Table.tsx";
import { acceptanceColumns } from "./acceptanceColumns.tsx";
import { acceptanceAddress, deliveryAddress } from "./addresses.ts";

const Running = () => (
  <Section title="正在履行的合同">
    <QueryTable
      label="正在履行的合同"
      list={useList(listContracts, { status: "signed" })}
      empty={{
        title: "没有正在履行的合同",
        says: "合同签订以后在这里记服务、申请验收。",
      }}
      keyOf={(one) => one.id}
      columns={[
        { head: "合同", of: (one) => <Link to={deliveryAddress(one)}>{one.title}</Link> },
        { head: "金额（元）", isFigure: true, of: (one) => <Amount fen={one.price} bare /> },
      ]}
    />
  </Section>
);

/** 服务记录: contracts in force and their acceptances. */
export const DeliveriesPage = () => (
  <Page title="服务记录与验收">
    <Running />
    <Section title="验收">
      <QueryTable
        label="验收"
        list={useList(listAcceptances, {})}
        empty={{ title: "还没有验收", says: "有了服务记录就可以申请验收。" }}
        keyOf={(one) => one.id}
        columns={[
          { head: "期间", of: (one) => <Link to={acceptanceAddress(one)}>{one.period}</Link> },
          { head: "合同", of: (one) => one.contractTitle },
          { head: "使用单位", of: (one) => one.user },
          ...acceptanceColumns,
          { head: "最迟", of: (one) => <DayText on={one.acceptedOn ? null : one.dueOn} /> },
        ]}
      />
    </Section>
  </Page>
);
