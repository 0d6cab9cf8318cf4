import { Segmented } from "antd";
import { Link, useSearchParams } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { listItems } from "../../../modules/catalog/api.ts";
import { useRead } from "../call.ts";
import { useMe } from "../me.ts";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { itemAddress } from "./itemAddress.ts";
import { SearchField } from "./SearchField.tsx";
import "./catalog.css";

type Found = Answer<typeof listItems>;
type Item = Found["rows"][number];

/** An unconfirmed edition says so wherever it is shown. */
export const editionWords = ({ name, issuer, confirmed }: Found["edition"]): string =>
  confirmed ? `${name}（${issuer}）` : `${name}。${issuer}`;

/** Below a field its groups, each with the items that can be bought. */
function Groups({ rows, root }: { rows: readonly Item[]; root: Item }) {
  const groups = rows.filter((one) => one.level === 2 && one.code.startsWith(root.code));
  return (
    <dl className="catalog-groups">
      {groups.map((group) => (
        <div key={group.code}>
          <dt>
            {group.name} <small>{group.code}</small>
          </dt>
          <dd>
            {rows
              .filter((one) => one.isLeaf && one.code.startsWith(group.code))
              .map((one) => (
                <Link key={one.code} to={itemAddress(one.code)}>
                  {one.name}
                </Link>
              ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** 目录与标准: three levels to look through, or words to look for. */
export function CatalogPage() {
  const place = useMe().post?.jurisdiction ?? "";
  const { edition, rows } = useRead(listItems, { place });
  const [asked, ask] = useSearchParams();
  const words = (asked.get("words") ?? "").trim();
  const roots = rows.filter((one) => one.level === 1);
  const root = roots.find((one) => one.code === asked.get("in")) ?? roots[0];
  const leaves = rows.filter((one) => one.isLeaf).length;
  const change = (next: Record<string, string>) =>
    ask({ ...Object.fromEntries(asked), ...next }, { replace: true });
  return (
    <Page
      title="目录与标准"
      says={editionWords(edition)}
      verbs={
        <div className="verbs">
          <LinkButton to="/check">查一查能不能买</LinkButton>
          <LinkButton to="/standards">服务标准</LinkButton>
          <LinkButton to="/catalog/negatives">负面清单</LinkButton>
          <LinkButton to="/duties">责任清单</LinkButton>
          <LinkButton to="/unified-items">统一实施</LinkButton>
          <LinkButton to="/rulings">人工审核</LinkButton>
          <LinkButton to="/natures">谁能买、谁能承接</LinkButton>
          <LinkButton to="/steps">采购方式和步骤</LinkButton>
        </div>
      }
    >
      <SearchField words={words} place={place} onWords={(next) => change({ words: next })}>
        <p className="quiet">目录中有 {leaves} 项可以购买；目录外的事项，先报财政部门审核。</p>
      </SearchField>
      {root && (
        <Section
          title={root.name}
          aside={
            <Segmented
              aria-label="一级目录"
              value={root.code}
              options={roots.map(({ code, name }) => ({ value: code, label: name }))}
              onChange={(code) => change({ in: code })}
            />
          }
        >
          <Groups rows={rows} root={root} />
        </Section>
      )}
    </Page>
  );
}
