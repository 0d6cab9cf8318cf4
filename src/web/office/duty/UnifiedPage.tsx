import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { listUnifiedItems, releaseItem } from "../../../modules/duty/api.ts";
import { useRead } from "../call.ts";
import { useRole } from "../me.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { DayText } from "../ui/Amount.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { EmptyState } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { useToday } from "../ui/today.ts";
import { decisionFields, decisionOf } from "./decision.ts";
import { isKeeper } from "./keepers.ts";

type Row = Answer<typeof listUnifiedItems>["rows"][number];

function Release({ of, leave }: { of: Row; leave: () => void }) {
  const today = useToday();
  const { jurisdiction, id } = of;
  return (
    <Section title={`取消统一实施：${of.itemName}`}>
      <ActForm
        act={releaseItem}
        does="取消统一实施"
        danger
        fields={{
          on: { label: "自哪天起取消", kind: "day", start: today },
          reason: { label: "取消理由", kind: "words", most: 300 },
          ...decisionFields(today),
        }}
        input={(form) => ({
          jurisdiction,
          id,
          on: form.text("on"),
          reason: form.text("reason"),
          decision: decisionOf(form),
        })}
        onDone={leave}
        onLeave={leave}
      />
    </Section>
  );
}

const daysOf = ({ fromOn, toOn }: Row) => (
  <>
    <DayText on={fromOn} full /> 起
    {toOn && (
      <>
        ，至 <DayText on={toOn} full />
      </>
    )}
  </>
);

/** 统一实施: what one department buys for all townships, since when and by which paper. */
export function UnifiedPage() {
  const { rows } = useRead(listUnifiedItems, {});
  const mayKeep = isKeeper(useRole());
  const [open, setOpen] = useState<Row>();
  const act = (
    <LinkButton to="/unified-items/new" isMain>
      列为统一实施
    </LinkButton>
  );
  return (
    <Page
      title="统一实施事项"
      above={<Link to="/catalog">目录与标准</Link>}
      says="下列服务由县级部门为各乡镇统一购买，乡镇作为使用单位参加，不单独立项。"
      verbs={mayKeep ? act : undefined}
    >
      {open && <Release of={open} leave={() => setOpen(undefined)} />}
      <Section label="统一实施事项">
        {rows.length === 0 ? (
          <EmptyState
            title="没有统一实施的事项"
            says="县里决定由部门统一购买的服务，列在这里。"
            act={mayKeep ? act : undefined}
          />
        ) : (
          <Table
            label="统一实施事项"
            rows={rows}
            keyOf={(row) => row.id}
            columns={[
              {
                head: "目录事项",
                of: (row) => (
                  <Link to={`/catalog/${row.item}`}>
                    {row.item} {row.itemName}
                  </Link>
                ),
              },
              { head: "由谁购买", of: (row) => row.department.name },
              { head: "决定文件", of: (row) => row.decision.document },
              { head: "期限", of: daysOf },
              {
                head: "状态",
                isMain: true,
                isFigure: true,
                of: (row) =>
                  row.offers.some((one) => one.isOpen) ? (
                    <Button size="small" onClick={() => setOpen(row)}>
                      取消统一实施
                    </Button>
                  ) : (
                    row.statusName
                  ),
              },
            ]}
          />
        )}
      </Section>
    </Page>
  );
}
