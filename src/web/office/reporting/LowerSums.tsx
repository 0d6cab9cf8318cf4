import { Segmented } from "antd";
import { useState } from "react";
import type { Answer } from "../../../base/endpoint.ts";
import { viewLowerSums } from "../../../modules/reporting/api.ts";
import { useAsk } from "../call.ts";
import { formNames } from "../statistics/address.ts";
import { StatutoryTable } from "../statistics/StatutoryTable.tsx";
import { Section } from "../ui/Page.tsx";
import type { Of } from "./addresses.ts";
import { Differences } from "./Differences.tsx";

type Sums = Answer<typeof viewLowerSums>;

/** Whose returns are in the sum, and who is missing. */
const Heard = ({ sums }: { sums: Sums }) => (
  <p className="says">
    {sums.of.length === 0
      ? "还没有收到下级的报表。"
      : `已收到：${sums.of.map((one) => `${one.name}（第 ${one.version} 版）`).join("、")}。`}
    {sums.missing.length > 0 && `没有收到：${sums.missing.join("、")}。`}
    {sums.isOwnFiled ? "本级按已报送的数加入。" : "本级还没有报送，按账上的数加入。"}
  </p>
);

const Against = ({ sums }: { sums: Sums }) => (
  <>
    <Differences of={sums.againstLedger} agree="与账上的数逐格一致" name="与账上的数" />
    {sums.againstFiled ? (
      <Differences
        of={sums.againstFiled}
        agree="与本级已报送的数逐格一致"
        name="与本级已报送的数"
      />
    ) : (
      <p className="quiet">本级还没有报送过这一期，没有可以对照的上级报表。</p>
    )}
  </>
);

/** 上下级对照 beside a return: the sum of what was filed below against the ledger there and against what is filed above. */
export function LowerAgainst({ of, form }: { of: Of & { jurisdiction: string }; form: 1 | 2 }) {
  const { data } = useAsk(viewLowerSums, { ...of, form });
  return (
    <Section title="上下级对照" aside={`${formNames[form]}，全辖`}>
      {data ? (
        <>
          <Heard sums={data} />
          <Against sums={data} />
        </>
      ) : (
        <p className="quiet">正在汇总…</p>
      )}
    </Section>
  );
}

/** 下级汇总: what has been filed below, added up, and whether it agrees with what is said above. */
export function LowerSums({ of }: { of: Of }) {
  const [form, setForm] = useState<1 | 2>(1);
  const { data } = useAsk(viewLowerSums, { ...of, form });
  if (!data) return <p className="quiet">正在汇总…</p>;
  return (
    <>
      <Section
        title="下级报送之和"
        aside={
          <Segmented
            aria-label="报表"
            value={form}
            options={([1, 2] as const).map((value) => ({ value, label: formNames[value] }))}
            onChange={setForm}
          />
        }
      >
        <Heard sums={data} />
        <StatutoryTable table={{ ...data.table, explanations: [] }} />
      </Section>
      <Section title="上下级对照">
        <Against sums={data} />
      </Section>
    </>
  );
}
