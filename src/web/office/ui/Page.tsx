import { useEffect, type ReactNode } from "react";

type Titled = {
  title: ReactNode;
  /** The small line over the title: number, kind, catalog item; each a child of its own. */
  above?: ReactNode;
  /** One sentence under the title. */
  says?: ReactNode;
  /** Below the title on the page of a noun, to the right on lists. */
  verbs?: ReactNode;
  verbsBelow?: boolean;
};

export const TitleRow = ({ title, above, says, verbs, verbsBelow = false }: Titled) => (
  <div className={verbsBelow ? "title-row-below" : "title-row"}>
    <div>
      {above !== undefined && <div className="above">{above}</div>}
      <h1>{title}</h1>
      {says !== undefined && <p className="says">{says}</p>}
    </div>
    {verbs}
  </div>
);

type Paged = Omit<Titled, "title"> & {
  /** Also the title of the browser's tab. */
  title: string;
  /** Without a visible title row: the workbench. */
  untitled?: boolean;
  /** Only for statutory tables. */
  wide?: boolean;
  children: ReactNode;
};

/** One page: its title row and two to five sections. The frame around it holds the one `<main>`. */
export function Page({ title, untitled = false, wide = false, children, ...row }: Paged) {
  useEffect(() => {
    document.title = `${title}　购服`;
  }, [title]);
  return (
    <div className={wide ? "page page-wide" : "page"}>
      {untitled ? <h1 className="unseen">{title}</h1> : <TitleRow title={title} {...row} />}
      <div className="stack">{children}</div>
    </div>
  );
}

/** Sections side by side: the main one and a narrow one, or equals. */
export const Columns = ({
  of = "main",
  children,
}: {
  of?: "main" | "even" | "three";
  children: ReactNode;
}) => <div className={of === "main" ? "columns" : `columns columns-${of}`}>{children}</div>;

/** Sections under each other within a column. */
export const Stack = ({ children }: { children: ReactNode }) => (
  <div className="stack" style={{ alignContent: "start" }}>
    {children}
  </div>
);

type Sectioned = {
  title?: ReactNode;
  /** “4 件”, in grey behind the title. */
  count?: ReactNode;
  /** Unit, day or one link, at the right. */
  aside?: ReactNode;
  /** A line under the title over the full width: lists of rows. */
  flush?: boolean;
  label?: string;
  children: ReactNode;
};

export const Section = ({ title, count, aside, flush = false, label, children }: Sectioned) => (
  <section className={flush ? "sheet sheet-flush" : "sheet"} aria-label={label}>
    {title !== undefined && (
      <div className="sheet-title">
        <h2>
          {title}
          {count !== undefined && <small> {count}</small>}
        </h2>
        {aside !== undefined && <div className="sheet-aside">{aside}</div>}
      </div>
    )}
    {children}
  </section>
);
