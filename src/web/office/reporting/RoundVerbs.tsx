import { Button } from "antd";
import { useState } from "react";
import {
  askUnits,
  checkRound,
  correctRound,
  fileRound,
  sendBackRound,
  sumRound,
} from "../../../modules/reporting/api.ts";
import { useAct } from "../call.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { WhyNot } from "../ui/WhyNot.tsx";
import type { RoundAnswer } from "./addresses.ts";

type Shown = { round: RoundAnswer; onSaid: (says: string) => void };
type Offer = RoundAnswer["offers"][number];

/** 暂不能报送: every reason in a line of its own, the cells to be explained as one. */
function Why({ offer }: { offer: Offer }) {
  const cells = offer.breaches.filter((one) => one.rule === "reporting.flaggedCellIsExplained");
  const others = offer.breaches.filter((one) => one.rule !== "reporting.flaggedCellIsExplained");
  return (
    <div className="round-why" id="round-why">
      <b>暂不能{offer.called}：</b>
      <ul>
        {cells.length > 0 && <li>{cells.length} 格少见，须更正，或由填报单位说明并具名。</li>}
        {others.map((one) => (
          <li key={one.because}>
            {one.because}。{one.fix}。
          </li>
        ))}
      </ul>
    </div>
  );
}

function AskUnits({ round, onSaid }: Shown) {
  const { jurisdiction, id } = round;
  const act = useAct(askUnits, ({ asked, cells }) =>
    onSaid(
      asked === 0
        ? `这 ${cells} 格是汇总后才出现的，没有单位可问，请直接说明`
        : `已请 ${asked} 个单位说明 ${cells} 格，放进了它们的工作台`,
    ),
  );
  return (
    <>
      <Button
        type="primary"
        block
        loading={act.isPending}
        onClick={() => act.mutate({ jurisdiction, id })}
      >
        请单位说明这 {round.unexplained.length} 格
      </Button>
      <WhyNot error={act.error} />
    </>
  );
}

const words = {
  file: { label: "更正理由", hint: "以前用文件报送过这张表，新版本旁边一直写着它" },
  correct: { label: "更正理由", hint: "新版本旁边一直写着它" },
  sendBack: { label: "哪里不对", hint: "对方财政部门会在工作台上看到" },
} as const;

function WithWords({
  verb,
  round,
  leave,
}: {
  verb: keyof typeof words;
  round: RoundAnswer;
  leave: () => void;
}) {
  const { jurisdiction, id } = round;
  const { label, hint } = words[verb];
  const fields = { says: { label, kind: "words", most: 500, hint } } as const;
  if (verb === "file")
    return (
      <ActForm
        act={fileRound}
        does="报送"
        fields={fields}
        input={(form) => ({ jurisdiction, id, reason: form.text("says") })}
        onDone={leave}
        onLeave={leave}
      />
    );
  return verb === "correct" ? (
    <ActForm
      act={correctRound}
      does="更正报表"
      danger
      fields={fields}
      input={(form) => ({ jurisdiction, id, reason: form.text("says") })}
      onDone={leave}
      onLeave={leave}
    />
  ) : (
    <ActForm
      act={sendBackRound}
      does="退回更正"
      danger
      fields={{ ...fields, dueOn: { label: "最迟哪天重新报来", kind: "day" } }}
      input={(form) => ({
        jurisdiction,
        id,
        remarks: form.text("says"),
        dueOn: form.text("dueOn"),
      })}
      onDone={leave}
      onLeave={leave}
    />
  );
}

/** The next lawful act below the findings; a closed one with its reason below it. */
export function RoundVerbs({ round, onSaid }: Shown) {
  const { jurisdiction, id, offers, unexplained } = round;
  const key = { jurisdiction, id };
  const [open, setOpen] = useState<keyof typeof words>();
  const sum = useAct(sumRound, () => onSaid("已汇总，以此刻已经记账的为准。请核对。"));
  const check = useAct(checkRound, () => onSaid("核对通过，请审核岗报送。"));
  const file = useAct(fileRound, ({ versions }) =>
    onSaid(`已报送，表 1、表 2 的全辖和本级都冻结为第 ${Math.max(...versions)} 版。`),
  );
  const acts = { sum, check, file };
  const isAct = (verb: string): verb is keyof typeof acts => Object.hasOwn(acts, verb);
  // A file joins and a treasury is left out further down, each at its own place.
  const shown = offers.filter((one) => one.verb !== "join" && one.verb !== "omit");
  const mayAsk =
    round.units.length > 0 && offers.some((one) => one.verb === "join") && unexplained.length > 0;
  const main = mayAsk
    ? undefined
    : shown.find((one) => one.isOpen && (one.verb !== "sum" || !round.summedAt));
  if (open) return <WithWords verb={open} round={round} leave={() => setOpen(undefined)} />;
  return (
    <div className="round-verbs screen-only">
      {mayAsk && <AskUnits round={round} onSaid={onSaid} />}
      {shown.map((one) => (
        <Button
          key={one.verb}
          block
          type={one === main ? "primary" : "default"}
          danger={one.verb === "correct" || one.verb === "sendBack"}
          disabled={!one.isOpen}
          aria-describedby={one.isOpen ? undefined : "round-why"}
          loading={isAct(one.verb) && acts[one.verb].isPending}
          onClick={() => {
            const needsReason = one.verb === "file" && round.filed.length > 0 && !round.reason;
            if (needsReason) setOpen("file");
            else if (isAct(one.verb)) acts[one.verb].mutate(key);
            else if (one.verb === "correct" || one.verb === "sendBack") setOpen(one.verb);
          }}
        >
          {one.verb === "sum" && round.summedAt ? "重新汇总" : one.called}
        </Button>
      ))}
      {shown
        .filter((one) => !one.isOpen)
        .map((one) => (
          <Why key={one.verb} offer={one} />
        ))}
      <WhyNot error={sum.error ?? check.error ?? file.error} />
    </div>
  );
}
