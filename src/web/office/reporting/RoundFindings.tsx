import type { ReactNode } from "react";
import { explainRoundCell } from "../../../modules/reporting/api.ts";
import { filers } from "../../../modules/reporting/states.ts";
import { viewRound } from "../../../modules/reporting/api.ts";
import { useAsk } from "../call.ts";
import { useMe } from "../me.ts";
import { FindingsPanel } from "../statistics/Findings.tsx";
import { ActForm } from "../ui/ActForm.tsx";
import type { RoundAnswer } from "./addresses.ts";

type Shown = { round: RoundAnswer; form: 1 | 2; children: ReactNode };

/** 核对结果 of a round: grouped by cause; each cell can be explained until the return is filed. */
export function RoundFindings({ round, form, children }: Shown) {
  const { jurisdiction, id, scope } = round;
  const post = useMe().post;
  const other = useAsk(viewRound, { jurisdiction, id, form: form === 1 ? 2 : 1, scope });
  const isOwn = post?.jurisdiction === jurisdiction && filers.some((one) => one === post.role);
  const mayExplain = isOwn && round.status !== "filed" && scope === "all";
  const asked = round.explanations.filter((one) => one.form === form);
  return (
    <FindingsPanel
      table={{ ...round.table, explanations: asked }}
      twin={other.data?.table}
      explain={
        mayExplain
          ? (finding, leave) => (
              <ActForm
                act={explainRoundCell}
                does="记下说明"
                fields={{ says: { label: "说明", kind: "words", most: 500, hint: finding.says } }}
                input={(filled) => ({
                  jurisdiction,
                  id,
                  form,
                  row: finding.row,
                  column: finding.column,
                  says: filled.text("says"),
                })}
                onDone={leave}
                onLeave={leave}
              />
            )
          : undefined
      }
    >
      {children}
    </FindingsPanel>
  );
}
