import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import {
  remindUnitReturn,
  sendBackUnitReturn,
  vouchUnitReturn,
} from "../../../modules/reporting/api.ts";
import { filers, reviewers } from "../../../modules/reporting/states.ts";
import { useMe } from "../me.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { Amount, DayText } from "../ui/Amount.tsx";
import { Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { Reminded } from "./Reminded.tsx";
import { unitAddress, type RoundAnswer } from "./addresses.ts";
import { Differences } from "./Differences.tsx";
import { Standing } from "./Standing.tsx";

type Row = RoundAnswer["units"][number];
type Verb = "remind" | "sendBack" | "vouch";
type Doing = { row: Row; verb: Verb };

const called: Record<Verb, string> = { remind: "催报", sendBack: "退回单位", vouch: "代为确认" };
const labels: Record<Verb, string> = {
  remind: "催报的话",
  sendBack: "哪里不对",
  vouch: "代为确认的理由",
};

function Form({
  of: { row, verb },
  jurisdiction,
  leave,
}: {
  of: Doing;
  jurisdiction: string;
  leave: () => void;
}) {
  const key = { jurisdiction, id: row.id };
  const fields = { says: { label: labels[verb], kind: "words", most: 300 } } as const;
  const plain = { does: called[verb], fields, onDone: leave, onLeave: leave };
  return (
    <Section title={`${called[verb]}：${row.name}`}>
      {verb === "remind" && (
        <ActForm
          act={remindUnitReturn}
          {...plain}
          input={(form) => ({ ...key, says: form.text("says") })}
        />
      )}
      {verb === "sendBack" && (
        <ActForm
          act={sendBackUnitReturn}
          {...plain}
          fields={{ ...fields, dueOn: { label: "最迟哪天重新确认", kind: "day" } }}
          input={(form) => ({ ...key, remarks: form.text("says"), dueOn: form.text("dueOn") })}
        />
      )}
      {verb === "vouch" && (
        <ActForm
          act={vouchUnitReturn}
          {...plain}
          input={(form) => ({ ...key, reason: form.text("says") })}
        />
      )}
    </Section>
  );
}

const Remarks = ({
  row,
  verbs,
  onVerb,
}: {
  row: Row;
  verbs: readonly Verb[];
  onVerb: (verb: Verb) => void;
}) => (
  <>
    {row.vouched && `财政代为确认：${row.vouched}　`}
    {row.remarks && `退回：${row.remarks}　`}
    <Reminded of={row} />
    {row.differences.length > 0 && (
      <Differences of={row.differences} agree="" name="确认以后账上变了，" first={0} />
    )}
    {verbs.map((verb) => (
      <Button
        key={verb}
        size="small"
        onClick={() => onVerb(verb)}
        aria-label={`${called[verb]}${row.name}`}
      >
        {called[verb]}
      </Button>
    ))}
  </>
);

/** 各单位确认: who has confirmed, was sent back or is late; what was said to whom. */
export function Units({ round }: { round: RoundAnswer }) {
  const post = useMe().post;
  const [doing, setDoing] = useState<Doing>();
  const isOwn =
    post?.jurisdiction === round.jurisdiction && filers.some((one) => one === post.role);
  const mayAct = isOwn && round.status !== "filed";
  const verbsOf = (row: Row): Verb[] => {
    if (!mayAct) return [];
    if (row.status === "confirmed") return ["sendBack"];
    return reviewers.some((one) => one === post?.role) ? ["remind", "vouch"] : ["remind"];
  };
  const confirmed = round.units.filter((one) => one.status === "confirmed").length;
  const late = round.units.filter((one) => one.lateDays > 0).length;
  return (
    <>
      {doing && (
        <Form of={doing} jurisdiction={round.jurisdiction} leave={() => setDoing(undefined)} />
      )}
      <Section
        title="各单位确认"
        count={`${round.units.length} 个单位，已确认 ${confirmed} 个${late > 0 ? `，超期 ${late} 个` : ""}`}
        aside="金额：万元"
      >
        <Table
          label="各单位确认"
          rows={round.units}
          keyOf={(row) => row.id}
          columns={[
            {
              head: "单位",
              of: (row) => (
                <Link to={unitAddress({ jurisdiction: round.jurisdiction, id: row.id })}>
                  {row.name}
                </Link>
              ),
            },
            { head: "状态", of: (row) => <Standing of={row} /> },
            {
              head: "确认",
              of: (row) =>
                row.confirmedOn ? (
                  <>
                    {row.by}　<DayText on={row.confirmedOn} />
                  </>
                ) : (
                  "—"
                ),
            },
            { head: "项目数", isFigure: true, of: (row) => row.projects },
            {
              head: "预算数",
              isFigure: true,
              isMain: true,
              of: (row) => <Amount fen={row.budget} unit="万元" bare />,
            },
            {
              head: "执行数",
              isFigure: true,
              of: (row) => <Amount fen={row.executed} unit="万元" bare />,
            },
            {
              head: "意见、催报",
              width: "30%",
              of: (row) => (
                <Remarks
                  row={row}
                  verbs={verbsOf(row)}
                  onVerb={(verb) => setDoing({ row, verb })}
                />
              ),
            },
          ]}
        />
      </Section>
    </>
  );
}
