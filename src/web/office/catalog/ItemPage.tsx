import { Link, useParams, useSearchParams } from "react-router";
import { proposeItem, viewItem } from "../../../modules/catalog/api.ts";
import { useRead } from "../call.ts";
import { useMe, useRole } from "../me.ts";
import { ItemStandard } from "../standard/ItemStandard.tsx";
import { Facts } from "../ui/Facts.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { itemAddress, mayAsk } from "./addresses.ts";
import { editionWords } from "./CatalogPage.tsx";
import "./catalog.css";

/** 目录事项 with its standard. */
export function ItemPage() {
  const { code = "" } = useParams();
  const [asked] = useSearchParams();
  const { post } = useMe();
  const role = useRole();
  const edition = asked.get("edition") ?? undefined;
  const item = useRead(viewItem, {
    code,
    place: post?.jurisdiction ?? "",
    ...(post ? { purchaser: post.organization.id } : {}),
    ...(edition === undefined ? {} : { edition }),
  });
  return (
    <Page
      title={item.name}
      above={
        <>
          <Link to={edition === undefined ? "/catalog" : `/catalog?edition=${edition}`}>目录</Link>
          {item.path.map((name) => (
            <span key={name}>{name}</span>
          ))}
          <span>{item.code}</span>
        </>
      }
      verbs={
        mayAsk(proposeItem, role) && (
          <div className="verbs">
            <LinkButton to={`/catalog/propose?code=${item.code}`}>建议修改</LinkButton>
          </div>
        )
      }
    >
      <Section title="在目录中" aside={editionWords(item.edition)}>
        <Facts
          columns={2}
          of={{
            范围: item.scope || undefined,
            责任部门: item.department || undefined,
            类别: item.kindName,
            品目: item.purchaseItem && `${item.purchaseItem}　${item.purchaseItemName ?? ""}`,
            功能分类: item.functionalClasses.join("、") || undefined,
            目录编码: item.code,
          }}
        />
        {item.details.length > 0 && (
          <>
            <p className="quiet">这一项分为以下事项，请购买具体的事项：</p>
            <ul className="catalog-lines">
              {item.details.map((one) => (
                <li key={one.code}>
                  <Link to={itemAddress(one.code, edition)}>{one.name}</Link>
                  {one.scope !== "" && `　${one.scope}`}
                </li>
              ))}
            </ul>
          </>
        )}
      </Section>
      {item.isLeaf && <ItemStandard item={code} place={post?.jurisdiction ?? ""} />}
    </Page>
  );
}
