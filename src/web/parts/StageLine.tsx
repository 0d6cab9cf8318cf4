/** 站: one stage of a life on a line. `on` is a day or a phrase (“超 4 天”), `note` says who or what. */
export type Station = {
  name: string;
  state: "done" | "now" | "late" | "ahead";
  on?: string | undefined;
  note?: string | undefined;
};

const said = { done: "已完成", now: "进行中", late: "已超期", ahead: "未到" };

const isCurrent = (one: Station) => one.state === "now" || one.state === "late";

const StationWords = ({ of: { name, state, on, note } }: { of: Station }) => (
  <>
    <span className="dot" aria-hidden="true" />
    <span className="station-name">
      {name}
      <span className="unseen">（{said[state]}）</span>
    </span>
    {on !== undefined && <span className="station-on">{on}</span>}
    {note !== undefined && <span className="station-note">{note}</span>}
  </>
);

/** 阶段线 on the page of one noun. On the phone it becomes equal segments with the current stage above. */
export function StageLine({ stations, label }: { stations: readonly Station[]; label: string }) {
  const current = stations.find(isCurrent);
  return (
    <div className="stage-line">
      {current && (
        <p className="stage-now" data-state={current.state} aria-hidden="true">
          <span>{current.name}</span>
          <span>{current.on}</span>
        </p>
      )}
      <ol className="stages" aria-label={label}>
        {stations.map((one) => (
          <li
            key={one.name}
            data-state={one.state}
            aria-current={isCurrent(one) ? "step" : undefined}
          >
            <StationWords of={one} />
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The smallest form: segments alone, their words for screen readers. */
export const StageSegments = ({
  stations,
  label,
}: {
  stations: readonly Station[];
  label: string;
}) => (
  <ol className="segments" aria-label={label}>
    {stations.map((one) => (
      <li key={one.name} data-state={one.state} aria-current={isCurrent(one) ? "step" : undefined}>
        <span className="unseen">
          {one.name}：{one.on ?? said[one.state]}
        </span>
      </li>
    ))}
  </ol>
);
