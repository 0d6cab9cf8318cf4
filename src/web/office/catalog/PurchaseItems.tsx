import { Input } from "antd";
import { useState } from "react";
import { listPurchaseItems } from "../../../modules/catalog/api.ts";
import { useAsk } from "../call.ts";
import { Section } from "../ui/Page.tsx";
import "./catalog.css";

/** 查品目: all services of the procurement catalog, by code or name. */
export function PurchaseItems() {
  const [words, setWords] = useState("");
  const asked = words.trim();
  const { data } = useAsk(listPurchaseItems, asked === "" ? undefined : { words: asked });
  const rows = asked === "" ? [] : (data?.rows ?? []);
  return (
    <Section title="查品目编码" aside="政府采购品目，服务类">
      <Input
        aria-label="品目名称或者编码"
        placeholder="品目名称或者编码"
        value={words}
        maxLength={60}
        onChange={({ target }) => setWords(target.value)}
      />
      {asked !== "" && rows.length === 0 && (
        <p className="quiet">没有这样的品目。试试短一些的词，例如“审计”。</p>
      )}
      <ul className="catalog-lines">
        {rows.slice(0, 12).map((one) => (
          <li key={one.code}>
            {one.code} {one.name}
          </li>
        ))}
      </ul>
      {rows.length > 12 && <p className="quiet">还有更多，请写得再具体一些。</p>}
    </Section>
  );
}
