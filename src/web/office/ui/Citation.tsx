import { Popover } from "antd";
import type { ReactNode } from "react";
import { cite, type Basis } from "../../../base/law.ts";
import { byStatute, citeTogether } from "../../parts/cite.ts";

/** What an unconfirmed article says about itself. */
const unchecked = "条款待核对，以正式文本为准";

type Cited = { basis: Basis; words?: ReactNode; inForce?: string | undefined };

/** 法条 as a block: title and article, the words where they are known, number and days in force. */
export const Article = ({ basis, words, inForce }: Cited) => (
  <div className="article">
    <b>{cite({ ...basis, confirmed: true })}</b>
    {words !== undefined && <p>{words}</p>}
    <small>
      {[basis.number, inForce, basis.confirmed ? "" : unchecked].filter(Boolean).join("　")}
    </small>
  </div>
);

/** 法条 in a line: articles of one law, at the end of the sentence they support; opens them as blocks. */
export const Citation = ({
  of,
  words,
  inForce,
}: { of: readonly Basis[] } & Omit<Cited, "basis">) => (
  <Popover
    trigger="click"
    content={
      <div className="citation-text">
        {of.map((basis) => (
          <Article
            key={basis.article}
            basis={basis}
            inForce={inForce}
            {...(words === undefined ? {} : { words })}
          />
        ))}
      </div>
    }
  >
    <button type="button" className="citation" aria-haspopup="dialog">
      {citeTogether(of)}
      {of.some((basis) => !basis.confirmed) && <span className="unseen">（条款待核对）</span>}
    </button>
  </Popover>
);

/** All that a sentence rests on, one citation a law. */
export const Citations = ({ of }: { of: readonly Basis[] }) => (
  <>
    {byStatute(of).map((bases) => (
      <span key={citeTogether(bases)}>
        {" "}
        <Citation of={bases} />
      </span>
    ))}
  </>
);
