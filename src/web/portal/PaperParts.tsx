import type { Answer } from "../../base/endpoint.ts";
import { cite } from "../../base/law.ts";
import type { viewPublication } from "../../modules/disclosure/api.ts";
import { Band } from "./Layout.tsx";
import { Pairs, Part, Trail } from "./parts.tsx";

export type Published = Answer<typeof viewPublication>;
type Table = Published["paper"]["tables"][number];

const isFigure = (text: string): boolean => /^[-≤≥\d.,%/ ]+( ?(元|分|次|人|天|%))?$/.test(text);

/** A table of a published paper; its last column may hold words, figures stand right. */
export const PaperTable = ({ of: { title, head, rows } }: { of: Table }) => (
  <div className="paper-table">
    <table className="grid" aria-label={title}>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={`${at} ${row[0]}`}>
            {row.map((cell, column) => (
              <td key={head[column]} className={isFigure(cell) ? "whole" : undefined}>
                {cell === "" ? "—" : cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** A published text as it was published: facts, words, tables, law, check code. */
export function PaperBody({ of: one, trail }: { of: Published; trail: [string, string] }) {
  const { paper } = one;
  return (
    <Band>
      <Trail of={[trail, [paper.number]]} />
      <h1>{paper.title}</h1>
      <p className="quiet">
        {one.kindName}　{paper.place}　{one.publishedOn} 公开
        {one.dueOn && `（法定最迟 ${one.dueOn}）`}
      </p>
      {one.replacedBy && (
        <p>
          这份材料后来有更新：
          <a href={`/publications/${one.jurisdiction}/${one.replacedBy}`}>看最新的</a>
        </p>
      )}
      <div className="wide-narrow">
        <div>
          {paper.texts.map(({ name, says }) => (
            <Part key={name} title={name}>
              <p className="written">{says}</p>
            </Part>
          ))}
          {paper.tables.map((table) => (
            <Part key={table.title} title={table.title}>
              <PaperTable of={table} />
            </Part>
          ))}
        </div>
        <div>
          <Part title={paper.texts.length + paper.tables.length === 0 ? one.kindName : "要点"}>
            <Pairs of={Object.fromEntries(paper.facts.map(({ name, value }) => [name, value]))} />
          </Part>
          {one.project && (
            <Part title="这个项目">
              <p>
                <a href={`/projects/${one.jurisdiction}/${one.project}`}>看项目的全过程</a>
              </p>
            </Part>
          )}
          <Proof of={one} />
        </div>
      </div>
    </Band>
  );
}

const Proof = ({ of: { paper, hash, jurisdiction, id } }: { of: Published }) => (
  <Part title="公开依据和校验">
    {paper.basis.map((one) => (
      <p key={`${one.title} ${one.article}`}>{cite(one)}</p>
    ))}
    <p className="quiet">
      公开后不能改动，更正另发新的一份。原文校验码（SHA-256）：<code className="hash">{hash}</code>
      　<a href={`/api/public/publications/${jurisdiction}/${id}`}>下载原文</a>
    </p>
  </Part>
);
