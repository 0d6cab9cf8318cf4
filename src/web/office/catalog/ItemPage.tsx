import { Link, useParams } from "react-router";
import { viewItem } from "../../../modules/catalog/api.ts";
import { useRead } from "../call.ts";
import { useMe } from "../me.ts";
import { Facts } from "../ui/Facts.tsx";
import { EmptyState } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { editionWords } from "./CatalogPage.tsx";
import { StandardParts } from "./StandardParts.tsx";
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
            功能分类: item.functionalClasses.join("、") || undefined,
            目录编码: item.code,
          }}
        />
      </Section>
      {item.standard ? (
        <StandardParts of={item.standard} />
      ) : (
        <Section title="服务标准">
          <EmptyState
            title="这个事项还没有服务标准"
            says="行业主管部门发布标准后，价格、质量、验收和绩效的要求列在这里，立项和合同会自动引用。没有标准也可以购买，要求写在需求和合同里。"
          />
        </Section>
      )}
    </Page>
  );
}
