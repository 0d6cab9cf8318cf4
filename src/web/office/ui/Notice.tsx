import type { ReactNode } from "react";

type Told = { tone?: "tell" | "warn" | "bad" | "ok"; children: ReactNode; id?: string };

/** A block that must be read: told, warned, refused. Never a pop-up. */
export const Notice = ({ tone = "tell", children, id }: Told) => (
  <div id={id} className={tone === "tell" ? "notice" : `notice notice-${tone}`}>
    {children}
  </div>
);

type Empty = { title: string; says?: ReactNode; act?: ReactNode };

/** One sentence what will be here, one how it comes, one button. */
export const EmptyState = ({ title, says, act }: Empty) => (
  <div className="empty">
    <p className="empty-title">{title}</p>
    {says !== undefined && <p>{says}</p>}
    {act !== undefined && <div className="verbs">{act}</div>}
  </div>
);

type Worked = { done: number; all: number; says: string };

/** Long work in figures: “正在核对 3,214 行，已完成 1,980 行。可以离开，做完会放进工作台。” */
export function Progress({ done, all, says }: Worked) {
  const percent = all === 0 ? 0 : Math.floor((done * 100) / all);
  return (
    <div className="progress">
      <p>{says}</p>
      <span
        className="progress-track"
        role="progressbar"
        aria-label={says}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <span style={{ width: `${percent}%` }} />
      </span>
      <span>{percent}%</span>
    </div>
  );
}
