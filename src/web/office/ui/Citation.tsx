import { Popover } from "antd";
import type { ReactNode } from "react";
import { cite, type Basis } from "../../../base/law.ts";
import { citeShort } from "../../parts/cite.ts";

/** What an unconfirmed article says about itself. */
const unchecked = "条款待核对，以本地文件为准。只提示，不阻止办理";

type Cited = { basis: Basis; words?: ReactNode; inForce?: string | undefined };

/** 法条 as a block: title and article, the words where they are known, number and days in force. */
export const Article = ({ basis, words, inForce }: Cited) => (
  <div className="article">
    <b>{cite({ ...basis, confirmed: true })}</b>
    {words !== undefined && <p>{words}</p>}
    <small>
      {[basis.number, inForce].filter(Boolean).join("　")}
      {!basis.confirmed && <span>　{unchecked}</span>}
    </small>
  </div>
);

/** 法条 in a line: at the end of the sentence it supports; opens the block. */
export const Citation = (cited: Cited) => (
  <Popover
    trigger="click"
    content={
      <div className="citation-text">
        <Article {...cited} />
      </div>
    }
  >
    <button type="button" className="citation" aria-haspopup="dialog">
      {citeShort(cited.basis)}
      {!cited.basis.confirmed && <span className="unseen">（条款待核对）</span>}
    </button>
  </Popover>
);

/** Several at the end of one sentence. */
export const Citations = ({ of }: { of: readonly Basis[] }) => (
  <>
    {of.map((basis) => (
      <span key={citeShort(basis) + basis.number}>
        {" "}
        <Citation basis={basis} />
      </span>
    ))}
  </>
);
