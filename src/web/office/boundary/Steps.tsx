import type { Answer } from "../../../base/endpoint.ts";
import { listSteps } from "../../../modules/policy/api.ts";
import { useAsk } from "../call.ts";
import { DayText } from "../ui/Amount.tsx";
import { Citations } from "../ui/Citation.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Section } from "../ui/Page.tsx";
import { useToday } from "../ui/today.ts";
import type { Checked } from "./asked.ts";

type Step = Answer<typeof listSteps>["steps"][number];

/** 最早, 最迟 or about that day; nothing where it hangs on a day that nobody knows yet. */
function StepDay({ of: { kind, first, last } }: { of: Step }) {
  if (kind === "byThen" && last !== undefined)
    return (
      <span className="whole">
        最迟 <DayText on={last} />
      </span>
    );
  if (first === undefined) return null;
  return (
    <span className="whole">
      {kind === "notBefore" ? "最早 " : "约 "}
      <DayText on={first} />
    </span>
  );
}

/** Why a day moved is said once: a start on a Saturday moves all that begins with it. */
const isNews = (moved: string | undefined, before: readonly Step[]): boolean =>
  moved !== undefined && before.every((one) => one.moved !== moved);

const StepRow = ({ of, before }: { of: Step; before: readonly Step[] }) => (
  <li>
    <div>
      <h3>{of.name}</h3>
      <StepDay of={of} />
    </div>
    <p>
      {of.what}
      <Citations of={of.basis} />
    </p>
    {isNews(of.moved, before) && <p>{of.moved}</p>}
  </li>
);

type Shown = { place: Checked["place"]; amount: string };

/** 今天开始，大约这样走: the steps of the usual method, with days counted by the working calendar. */
export function Steps({ place, amount }: Shown) {
  const on = useToday();
  const { data } = useAsk(
    listSteps,
    place && amount !== "" ? { place: place.code, level: place.level, amount, on } : undefined,
  );
  if (!data || amount === "") return null;
  const isProvisional = data.steps.some((one) => one.provisional);
  return (
    <Section
      title="今天开始，大约这样走"
      aside={isProvisional ? "放假安排未公布的，暂按周末推算" : "按工作日历推算"}
    >
      <ol className="check-steps">
        {data.steps.map((one, at) => (
          <StepRow key={one.code} of={one} before={data.steps.slice(0, at)} />
        ))}
      </ol>
      {data.reminders.map(({ says, basis, confirmed }) => (
        <Notice key={says} tone={confirmed ? "tell" : "warn"}>
          {says}
          <Citations of={basis} />
        </Notice>
      ))}
    </Section>
  );
}
