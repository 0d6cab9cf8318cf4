import { Fragment, type ReactNode } from "react";

type Listed = { of: Record<string, ReactNode>; columns?: 1 | 2 | 3 };

/** Names and values of a thing. What is undefined is left out, what is empty shows a dash. */
export const Facts = ({ of, columns = 1 }: Listed) => (
  <dl className={`facts facts-${columns}`}>
    {Object.entries(of).map(([name, value]) => (
      <Fragment key={name}>
        {value !== undefined && (
          <div>
            <dt>{name}</dt>
            <dd>{value === null || value === "" ? "—" : value}</dd>
          </div>
        )}
      </Fragment>
    ))}
  </dl>
);
