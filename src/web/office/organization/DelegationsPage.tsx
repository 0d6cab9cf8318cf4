import { Button } from "antd";
import type { Answer } from "../../../base/endpoint.ts";
import { delegate, endDelegation, listDelegations } from "../../../modules/organization/api.ts";
import { useAct, useRead } from "../call.ts";
import { useMe } from "../me.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { DayText } from "../ui/Amount.tsx";
import { EmptyState, Notice } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { useToday } from "../ui/today.ts";
import { WhyNot } from "../ui/WhyNot.tsx";

type Delegations = Answer<typeof listDelegations>;
type Row = Delegations["rows"][number];

const standing = (row: Row, today: string): string => {
  if (row.endedOn !== null) return `已收回（${row.endedOn.slice(5)}）`;
  if (row.isInForce) return "代办中";
  return row.fromOn > today ? "还没有开始" : "已到期";
};

function New({ of }: { of: Delegations }) {
  const today = useToday();
  if (of.whyNot !== "") return <Notice tone="warn">{of.whyNot}</Notice>;
  return (
    <Section title="委托同事代办我的岗位">
      <p className="quiet">
        到期自动结束。同事用“代您”的岗位办理，签名写作“某某（代
        您）”；纪委的意见不能与其他科室由同一个人签。
      </p>
      <ActForm
        act={delegate}
        does="委托代办"
        fields={{
          delegate: {
            label: "委托给谁",
            kind: "choice",
            options: of.colleagues.map(({ id, name, posts }) => ({
              value: id,
              label: `${name}　${posts}`,
            })),
          },
          fromOn: { label: "从哪天起", kind: "day", start: today },
          toOn: { label: "到哪天止", kind: "day" },
          reason: { label: "事由", kind: "line", most: 200, hint: "例如：外出培训" },
        }}
        input={(form) => ({
          delegate: form.text("delegate"),
          fromOn: form.text("fromOn"),
          toOn: form.text("toOn"),
          reason: form.text("reason"),
        })}
      />
    </Section>
  );
}

/** 委托代办: whose desk, who acts, which days; it ends by itself. */
export function DelegationsPage() {
  const delegations = useRead(listDelegations, {});
  const end = useAct(endDelegation);
  const { post } = useMe();
  const today = useToday();
  return (
    <Page title="委托代办" above={<span>{post?.organization.name}</span>}>
      <Section title="本单位的委托" count={`${delegations.rows.length} 次`}>
        <WhyNot error={end.error} />
        {delegations.rows.length === 0 ? (
          <EmptyState title="还没有委托" says="外出、休假时，把岗位委托给本单位的一位同事。" />
        ) : (
          <Table
            label="本单位的委托"
            rows={delegations.rows}
            keyOf={(row) => row.id}
            columns={[
              { head: "岗位", of: (row) => row.roleName },
              { head: "本人", of: (row) => row.holder },
              { head: "代办人", of: (row) => <b>{row.delegate}</b> },
              {
                head: "哪些天",
                of: (row) => (
                  <>
                    <DayText on={row.fromOn} /> 至 <DayText on={row.toOn} />
                  </>
                ),
              },
              { head: "事由", of: (row) => row.reason },
              {
                head: "情况",
                of: (row) => (
                  <>
                    {standing(row, today)}
                    {row.mayEnd && (
                      <Button
                        type="link"
                        size="small"
                        loading={end.isPending}
                        onClick={() => end.mutate({ id: row.id })}
                      >
                        收回
                      </Button>
                    )}
                  </>
                ),
              },
            ]}
          />
        )}
      </Section>
      <New of={delegations} />
    </Page>
  );
}
