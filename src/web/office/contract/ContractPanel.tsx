import { Button } from "antd";
import { Link, useNavigate } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { draftContract, listProjectContracts } from "../../../modules/contract/api.ts";
import { useAct, useRead } from "../call.ts";
import { Amount, DayText } from "../ui/Amount.tsx";
import { Deadline } from "../ui/Deadline.tsx";
import { EmptyState } from "../ui/Notice.tsx";
import { Section } from "../ui/Page.tsx";
import { RowList } from "../ui/RowList.tsx";
import { Table, type Column } from "../ui/Table.tsx";
import { WhyNot } from "../ui/WhyNot.tsx";

type Listed = Answer<typeof listProjectContracts>;
export type ContractRow = Listed["rows"][number];

export const contractAddress = (one: { jurisdiction: string; id: string }): string =>
  `/contracts/${one.jurisdiction}/${one.id}`;

export const contractColumns: readonly Column<ContractRow>[] = [
  { head: "合同", of: (one) => <Link to={contractAddress(one)}>{one.title}</Link> },
  { head: "承接主体", of: (one) => one.provider.name },
  {
    head: "金额（元）",
    isFigure: true,
    isMain: true,
    of: (one) => <Amount fen={BigInt(one.price) + BigInt(one.supplemented)} bare />,
  },
  { head: "签订", of: (one) => <DayText on={one.signedOn} /> },
  { head: "服务到", of: (one) => <DayText on={one.termTo} /> },
  { head: "状态", of: (one) => one.statusName },
];

/** 每个单位一份: each using organization may have a contract of its own. */
const OneEach = ({
  of,
  draft,
}: {
  of: Listed["toDraft"];
  draft: (award: string, share: string) => void;
}) =>
  of
    .filter((one) => one.shares.length > 1)
    .map((one) => (
      <p key={one.award} className="quiet">
        也可以每个单位一份：
        {one.shares.map(({ share, user }) => (
          <Button key={share} type="link" size="small" onClick={() => draft(one.award, share)}>
            {user.name}
          </Button>
        ))}
      </p>
    ));

/** An award that waits for its contract. */
function ToDraft({
  jurisdiction,
  of,
  may,
}: {
  jurisdiction: string;
  of: Listed["toDraft"];
  may: boolean;
}) {
  const go = useNavigate();
  const draft = useAct(draftContract, (made) => void go(contractAddress(made)));
  if (of.length === 0) return null;
  return (
    <>
      <RowList
        label="已成交、还没有合同的"
        rows={of.map((one) => ({
          id: one.award,
          lead: <Deadline on={one.signBy} />,
          title: `与${one.provider.name}签订合同`,
          says: (
            <>
              <DayText on={one.awardedOn} /> 成交，
              <Amount fen={one.price} />
              。条款会按项目和服务标准填好。
            </>
          ),
          act: may ? (
            <Button
              type="primary"
              loading={draft.isPending}
              onClick={() => draft.mutate({ jurisdiction, award: one.award })}
            >
              {one.shares.length > 1 ? `起草一份合同（${one.shares.length} 个单位）` : "起草合同"}
            </Button>
          ) : undefined,
        }))}
      />
      {may && (
        <OneEach
          of={of}
          draft={(award, share) => draft.mutate({ jurisdiction, award, shares: [share] })}
        />
      )}
      <WhyNot error={draft.error} />
    </>
  );
}

/** The contracts of one project, on its page. */
export function ContractPanel({
  jurisdiction,
  project,
}: {
  jurisdiction: string;
  project: string;
}) {
  const { rows, toDraft, mayDraft } = useRead(listProjectContracts, { jurisdiction, project });
  const isEmpty = rows.length === 0 && toDraft.length === 0;
  return (
    <Section title="合同" count={rows.length > 0 ? `${rows.length} 份` : undefined}>
      <ToDraft jurisdiction={jurisdiction} of={toDraft} may={mayDraft} />
      {rows.length > 0 && (
        <Table columns={contractColumns} rows={rows} keyOf={(one) => one.id} label="本项目的合同" />
      )}
      {isEmpty && (
        <EmptyState
          title="还没有合同"
          says="确定成交后，合同草案会按成交结果、项目和服务标准填好。"
        />
      )}
    </Section>
  );
}
