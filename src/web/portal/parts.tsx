import type { ReactNode } from "react";

/** A section of the portal: title, a grey word or line behind it, no frame. */
export const Part = ({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) => (
  <section className="part">
    <h2>
      {title}
      {aside !== undefined && <small> {aside}</small>}
    </h2>
    {children}
  </section>
);

/** “项目 › 枫林镇 › 990101112-2026-0008”. The last one has no address. */
export const Trail = ({ of }: { of: readonly (readonly [string, string?])[] }) => (
  <p className="trail">
    {of.map(([name, href], at) => (
      <span key={name}>
        {at > 0 && " › "}
        {href === undefined ? name : <a href={href}>{name}</a>}
      </span>
    ))}
  </p>
);

export type ListedItem = {
  id: string;
  href: string;
  title: string;
  /** Usually the day. */
  right?: ReactNode;
  says?: ReactNode;
};

/** What was published, newest first: title and day, then one grey line. */
export const ItemList = ({ items }: { items: readonly ListedItem[] }) => (
  <ul className="items">
    {items.map(({ id, href, title, right, says }) => (
      <li key={id}>
        <div>
          <a href={href}>{title}</a>
          <span>{right}</span>
        </div>
        {says !== undefined && <p>{says}</p>}
      </li>
    ))}
  </ul>
);

type Searched = {
  action: string;
  name: string;
  label: string;
  hint: string;
  button: string;
  value?: string | undefined;
  /** Other filters of the page that must stay. */
  keep?: Record<string, string | undefined>;
  below?: ReactNode;
  isMain?: boolean;
  /** How many characters may be typed. */
  most?: number;
};

/** One box and one button: a plain GET, so that it works without script and its result has an address. */
export function SearchBox(props: Searched) {
  const { action, name, label, hint, button, value } = props;
  const { keep = {}, below, isMain = false, most = 60 } = props;
  return (
    <form className="search" action={action} method="get" role="search" aria-label={label}>
      <label htmlFor={`search-${name}`}>{label}</label>
      <div>
        <input
          id={`search-${name}`}
          name={name}
          defaultValue={value}
          placeholder={hint}
          maxLength={most}
        />
        <button type="submit" className={isMain ? "button button-main" : "button"}>
          {button}
        </button>
      </div>
      {Object.entries(keep).map(([key, kept]) => (
        <input key={key} type="hidden" name={key} value={kept ?? ""} />
      ))}
      {below !== undefined && <p className="quiet">{below}</p>}
    </form>
  );
}

export type BarRow = {
  name: string;
  href?: string;
  value: number;
  shown: string;
  isOver?: boolean;
};

type Barred = { rows: readonly BarRow[]; label: string; limit?: number; limitName?: string };

/** Bars in a table with a dashed line at the limit (days to pay against 30 days). Figures stand beside them. */
export function BarTable({ rows, label, limit, limitName }: Barred) {
  const most = Math.max(limit ?? 0, ...rows.map((row) => row.value)) * 1.1 || 1;
  const wide = (value: number) => `${(value * 100) / most}%`;
  return (
    <table className="bars" aria-label={label}>
      <tbody>
        {rows.map(({ name, href, value, shown, isOver = false }) => (
          <tr key={name}>
            <th scope="row">{href === undefined ? name : <a href={href}>{name}</a>}</th>
            <td aria-hidden="true">
              {limit !== undefined && <i style={{ left: wide(limit) }} />}
              <span className={isOver ? "is-over" : undefined} style={{ width: wide(value) }} />
            </td>
            <td className="figure">
              {isOver ? <b className="tone-bad">{shown}</b> : shown}
              {isOver && limitName !== undefined && (
                <span className="unseen">（超过{limitName}）</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export type Split = {
  name: string;
  count: number;
  tone: "m4" | "m3" | "m2" | "m1" | "bad";
  right?: ReactNode;
};

/** One bar of counts with its lines below (优 良 中 差). */
export function SplitBar({ of, label }: { of: readonly Split[]; label: string }) {
  const all = of.reduce((total, one) => total + one.count, 0) || 1;
  return (
    <>
      <div className="money-bar" role="img" aria-label={label}>
        {of
          .filter((one) => one.count > 0)
          .map(({ name, count, tone }) => (
            <span
              key={name}
              className={`fill-${tone}`}
              style={{ width: `${(count * 100) / all}%` }}
            />
          ))}
      </div>
      <dl className="split">
        {of.map(({ name, count, tone, right }) => (
          <div key={name}>
            <dt>
              <span className={`swatch fill-${tone}`} aria-hidden="true" />
              {name}
            </dt>
            <dd>{count}</dd>
            <dd>{right}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** Names and values, one a line (谁买、谁做、谁管). What is undefined is left out. */
export const Pairs = ({ of }: { of: Record<string, ReactNode> }) => (
  <dl className="pairs">
    {Object.entries(of)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);

/** The next page of a list by its key; nothing where the list ends. */
export const More = ({ href }: { href: string | undefined }) =>
  href === undefined ? null : (
    <p className="more">
      <a className="button" href={href}>
        再看 50 条
      </a>
    </p>
  );
