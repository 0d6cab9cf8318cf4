import { Checkbox, Input } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { sendPlanUp } from "../../../modules/plan/api.ts";
import { wanText } from "../../parts/amount.ts";
import { useAct } from "../call.ts";
import { FormFrame } from "../ui/FormFrame.tsx";
import { projectAddress } from "../project/projectAddress.ts";
import { Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import type { Plan } from "./addresses.ts";
import { CeilingBar } from "./CeilingBar.tsx";

type Candidate = Plan["candidates"][number];

/** What county finance said last, or what still stands in the way. */
const Standing = ({ of }: { of: Candidate }) => (
  <>
    {of.isReady ? (
      of.statusName
    ) : (
      <span className="tone-warn">{of.statusName}，联审通过后才能报</span>
    )}
    {of.verdictName !== "" && (
      <div className="plan-remark">
        财政：{of.verdictName}
        {of.remark !== "" && `，${of.remark}`}
      </div>
    )}
  </>
);

/** 报送: which of the projects go up, within the ceiling where one was handed down. */
export function SendUp({ plan, does }: { plan: Plan; does: string }) {
  const open = plan.candidates.filter((one) => !one.isPlanned);
  const start = open.filter((one) => one.isReady && one.verdictName !== "不列");
  const [chosen, setChosen] = useState(new Set(start.map((one) => one.project)));
  const [words, setWords] = useState("");
  const act = useAct(sendPlanUp);
  const picked = open.filter((one) => chosen.has(one.project));
  const asked = picked.reduce((total, one) => total + BigInt(one.fiscal), 0n);
  const { jurisdiction, id } = plan;
  const turn = (project: string) => {
    const next = new Set(chosen);
    if (!next.delete(project)) next.add(project);
    setChosen(next);
  };
  return (
    <Section title={does} aside={`${plan.year} 年的项目，财政资金，万元`}>
      <FormFrame
        does={does}
        isPending={act.isPending}
        error={act.error}
        onSend={() =>
          act.mutate({ jurisdiction, id, words, projects: picked.map((one) => one.project) })
        }
      >
        {open.length === 0 ? (
          <p>
            本单位还没有 {plan.year} 年的项目。先
            <Link to={`/projects/new?year=${plan.year}`}>立项</Link>
            并通过联审；不购买服务的，可以空报。
          </p>
        ) : (
          <Table
            label="可以报送的项目"
            rows={open}
            keyOf={(one) => one.project}
            columns={[
              {
                head: "项目",
                of: (one) => (
                  <>
                    <Checkbox
                      aria-label={`报送 ${one.title}`}
                      disabled={!one.isReady}
                      checked={chosen.has(one.project)}
                      onChange={() => turn(one.project)}
                    />{" "}
                    <Link to={projectAddress({ jurisdiction, id: one.project })}>{one.title}</Link>
                  </>
                ),
              },
              { head: "服务事项", of: (one) => one.itemName },
              { head: "财政资金", isFigure: true, isMain: true, of: (one) => wanText(one.fiscal) },
              {
                head: "自有、捐赠",
                isFigure: true,
                of: (one) => (one.other === "0" ? "—" : wanText(one.other)),
              },
              { head: "状态和意见", of: (one) => <Standing of={one} /> },
            ]}
          />
        )}
        <CeilingBar asked={asked} ceiling={plan.ceiling === null ? null : BigInt(plan.ceiling)} />
        <Input.TextArea
          aria-label="说明"
          placeholder="说明（可不填）：与上一轮相比有哪些变化"
          value={words}
          maxLength={1000}
          autoSize={{ minRows: 2, maxRows: 8 }}
          onChange={({ target }) => setWords(target.value)}
        />
      </FormFrame>
    </Section>
  );
}
