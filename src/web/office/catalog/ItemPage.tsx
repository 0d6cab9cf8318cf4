import { Link, useParams } from "react-router";
import { viewItem } from "../../../modules/catalog/api.ts";
import { useRead } from "../call.ts";
import { useMe } from "../me.ts";
import { ItemStandard } from "../standard/ItemStandard.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { editionWords } from "./CatalogPage.tsx";
import "./catalog.css";

/** 目录事项 with its standard. */
export function ItemPage() {
  const { code = "" } = useParams();
  const place = useMe().post?.jurisdiction ?? "";
  const item = useRead(viewItem, { code, place });
  return (
    <Page
      title={item.name}
      above={
        <>
          <Link to="/catalog">目录</Link>
          {item.path.map((name) => (
            <span key={name}>{name}</span>
          ))}
          <span>{item.code}</span>
        </>
      }
    >
      <Section title="在目录中" aside={editionWords(item.edition)}>
        <Facts
          columns={2}
          of={{
            类别: item.kindName,
            品目: item.purchaseItem && `${item.purchaseItem}　${item.purchaseItemName ?? ""}`,
            功能分类: item.functionalClass,
            目录编码: item.code,
          }}
        />
      </Section>
      <ItemStandard item={code} place={place} />
    </Page>
  );
}
