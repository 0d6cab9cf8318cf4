import type { Answer } from "../../../base/endpoint.ts";
import type { viewDesk } from "../../../modules/desk/api.ts";
import { weekdayText, dayText } from "../../parts/day.ts";
import { useRole } from "../me.ts";
import { Citations } from "../ui/Citation.tsx";
import { Deadline } from "../ui/Deadline.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { EmptyState } from "../ui/Notice.tsx";
import { Section } from "../ui/Page.tsx";
import { RowList } from "../ui/RowList.tsx";
import { addressOf } from "./addresses.ts";

type Desk = Answer<typeof viewDesk>;
type Wait = Desk["waits"][number];

/** What is to be done stands in the title; why, in figures, below. */
const titleOf = ({ title, verb, says }: Wait): string =>
  title === verb && says !== "" ? `${verb}：${says.split(/[，；]/)[0]}` : title;

const saysOf = (wait: Wait): string =>
  titleOf(wait) === wait.title ? wait.says : wait.says.replace(/^[^，；]*[，；]?/, "");

/** 等我办的, by the legal last day. Only the most pressing has the filled button. */
export function Waits({ of: { waits, today } }: { of: Desk }) {
  const role = useRole();
  if (waits.length === 0)
    return (
      <Section title="等我办的" flush>
        <EmptyState
          title="今天没有要办的事"
          says="有人提交、审核或者验收之后，轮到您办的会排在这里。"
        />
      </Section>
    );
  return (
    <Section
      title="等我办的"
      count={`${waits.length} 件`}
      aside={`按法定期限排序　今天 ${weekdayText(today)}`}
      flush
    >
      <RowList
        label="等我办的"
        rows={waits.map((one, at) => ({
          id: one.id,
          lead: <Deadline on={one.dueOn} workingDaysLeft={one.workingDaysLeft} />,
          title: titleOf(one),
          says: (
            <>
              {saysOf(one)}
              <Citations of={one.basis} />
              <span className="quiet">　{dayText(one.since, today)} 收到</span>
            </>
          ),
          act: (
            <LinkButton to={addressOf(one, role)} isMain={at === 0}>
              {one.verb}
            </LinkButton>
          ),
        }))}
      />
    </Section>
  );
}
