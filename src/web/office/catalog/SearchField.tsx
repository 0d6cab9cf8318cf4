import { Input } from "antd";
import { useDeferredValue, useState, type ReactNode } from "react";
import { Link } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { searchCatalog } from "../../../modules/catalog/api.ts";
import { useAsk } from "../call.ts";
import { EmptyState } from "../ui/Notice.tsx";
import { Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { itemAddress } from "./itemAddress.ts";

type Found = Answer<typeof searchCatalog>["rows"][number];

/** What of the name answered stands bold. */
function Marked({ name, matched }: Pick<Found, "name" | "matched">) {
  const at = matched === "" ? -1 : name.indexOf(matched);
  if (at < 0) return <>{name}</>;
  return (
    <>
      {name.slice(0, at)}
      <b>{matched}</b>
      {name.slice(at + matched.length)}
    </>
  );
}

/** A name of the catalog leads to its item; a 品目 is no item, and is only shown. */
const Name = ({ of }: { of: Found }) =>
  of.kind === "item" ? (
    <Link to={itemAddress(of.code)}>
      <Marked {...of} />
    </Link>
  ) : (
    <Marked {...of} />
  );

/** By what it was found, where the name itself does not show it. */
const byText = ({ by, byName, matched }: Found): string =>
  by === "name" || by === "code" ? byName : `${byName}“${matched}”`;

const Results = ({ words, rows }: { words: string; rows: readonly Found[] }) =>
  rows.length === 0 ? (
    <EmptyState
      title={`没有找到“${words}”`}
      says="可以写事项名称、平常的说法（路灯、记账）、拼音首字母（jbyl）或者编码；也可以按下面的类别找。"
    />
  ) : (
    <Table
      label={`查到的“${words}”`}
      rows={rows}
      keyOf={(one) => `${one.kind} ${one.code}`}
      columns={[
        { head: "名称", of: (one) => <Name of={one} /> },
        { head: "是什么", of: (one) => (one.kind === "item" ? "目录事项" : "品目") },
        { head: "在哪一类", of: (one) => one.path.join(" › ") || "—" },
        { head: "按什么查到", of: byText },
        { head: "编码", isFigure: true, isMain: true, of: (one) => one.code },
      ]}
    />
  );

type Sought = {
  /** What was sought when the page was opened; every change is told, for the address. */
  words: string;
  onWords: (words: string) => void;
  place: string;
  /** Below the field while nothing is sought. */
  children?: ReactNode;
};

/** 查找目录: answers while one types, by words, pinyin initials, everyday words and codes. */
export function SearchField({ words, onWords, place, children }: Sought) {
  const [typed, setTyped] = useState(words);
  const asked = useDeferredValue(typed.trim());
  const { data } = useAsk(searchCatalog, asked === "" ? undefined : { q: asked, place });
  const rows = asked === "" ? undefined : data?.rows;
  return (
    <Section label="查找">
      <div className="filters catalog-search">
        <Input.Search
          aria-label="事项、品目名称，拼音首字母或者编码"
          placeholder="例如：养老、路灯、jbyl、B0301"
          value={typed}
          maxLength={60}
          enterButton="查找"
          onChange={({ target }) => setTyped(target.value)}
          onBlur={() => onWords(typed.trim())}
          onSearch={(text) => onWords(text.trim())}
        />
      </div>
      <div aria-live="polite" className="unseen">
        {rows && `查到 ${rows.length} 项`}
      </div>
      {rows ? <Results words={asked} rows={rows} /> : children}
    </Section>
  );
}
