import { Segmented } from "antd";
import { Link, useSearchParams } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { listEditions, listItems, listRevisions } from "../../../modules/catalog/api.ts";
import { sixKindNames, sixKinds } from "../../../modules/policy/model.ts";
import { useRead } from "../call.ts";
import { useMe, useRole } from "../me.ts";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { itemAddress, mayAsk } from "./addresses.ts";
import { SearchField } from "./SearchField.tsx";
import "./catalog.css";

type Found = Answer<typeof listItems>;
type Item = Found["rows"][number];

/** An unconfirmed edition says so wherever it is shown. */
export const editionWords = ({ name, issuer, confirmed }: Found["edition"]): string =>
  confirmed ? `${name}（${issuer}）` : `${name}。${issuer}。编码待核对，以正式公布的目录为准`;

type Which = { place: string; purchaser?: string; edition?: string };

type Grouped = { rows: readonly Item[]; edition: string | undefined };

const Links = ({ rows, edition }: Grouped) => (
  <dd>
    {rows.map((one) => (
      <Link key={one.code} to={itemAddress(one.code, edition)} title={one.scope}>
        {one.name}
      </Link>
    ))}
  </dd>
);

/** Below a field its groups, each with the items that can be bought. */
function Groups({ rows, edition, root }: Grouped & { root: Item }) {
  const groups = rows.filter((one) => one.level === 2 && one.code.startsWith(root.code));
  return (
    <dl className="catalog-groups">
      {groups.map((group) => (
        <div key={group.code}>
          <dt>
            {group.name} <small>{group.code}</small>
          </dt>
          <Links
            rows={rows.filter((one) => one.isLeaf && one.code.startsWith(group.code))}
            edition={edition}
          />
        </div>
      ))}
    </dl>
  );
}

/** 按类别: the six kinds of the statistics, as a township's list of a few classes is known. */
const Kinds = ({ rows, edition }: Grouped) => (
  <dl className="catalog-groups">
    {sixKinds.map((kind) => {
      const own = rows.filter((one) => one.isLeaf && one.kind === kind);
      return own.length === 0 ? null : (
        <div key={kind}>
          <dt>
            {sixKindNames[kind]} <small>{own.length} 项</small>
          </dt>
          <Links rows={own} edition={edition} />
        </div>
      );
    })}
  </dl>
);

const byKind = "kinds";

/** The tree by its roots, or the leaves by the six kinds. */
function Browse({ of, edition }: { of: Found; edition: string | undefined }) {
  const [asked, ask] = useSearchParams();
  const roots = of.rows.filter((one) => one.level === 1);
  const start = of.edition.level === "township" ? byKind : (roots[0]?.code ?? byKind);
  const chosen = asked.get("in") || start;
  const root = roots.find((one) => one.code === chosen);
  return (
    <Section
      title={root?.name ?? "按类别"}
      aside={
        <Segmented
          aria-label="怎样看目录"
          value={root?.code ?? byKind}
          options={[
            ...roots.map(({ code, name }) => ({ value: code, label: name })),
            { value: byKind, label: "按类别" },
          ]}
          onChange={(code) => ask({ ...Object.fromEntries(asked), in: code }, { replace: true })}
        />
      }
    >
      {root ? (
        <Groups rows={of.rows} edition={edition} root={root} />
      ) : (
        <Kinds rows={of.rows} edition={edition} />
      )}
    </Section>
  );
}

/** Which edition: what applies to me, or one of those in force above and beside it. */
function Editions({ place, chosen }: { place: string; chosen: string }) {
  const [asked, ask] = useSearchParams();
  const rows = useRead(listEditions, { place }).rows.filter((one) => one.isInForce);
  const shown = rows.filter((one) => one.place !== "" || rows.length === 1);
  if (shown.length < 2) return null;
  return (
    <Segmented
      aria-label="哪一级目录"
      value={chosen}
      options={shown.map((one) => ({
        value: one.id,
        label: one.organization ? one.organization.name : one.levelName,
      }))}
      onChange={(edition) =>
        ask({ ...Object.fromEntries(asked), edition, in: "" }, { replace: true })
      }
    />
  );
}

const Verbs = () => {
  const role = useRole();
  return (
    <div className="verbs">
      <LinkButton to="/check">查一查能不能买</LinkButton>
      <LinkButton to="/catalog/editions">各版目录</LinkButton>
      {mayAsk(listRevisions, role) && <LinkButton to="/catalog/revisions">目录修订</LinkButton>}
      <LinkButton to="/standards">服务标准</LinkButton>
      <LinkButton to="/catalog/negatives">负面清单</LinkButton>
      <LinkButton to="/duties">责任清单</LinkButton>
      <LinkButton to="/unified-items">统一实施</LinkButton>
      <LinkButton to="/rulings">人工审核</LinkButton>
      <LinkButton to="/natures">谁能买、谁能承接</LinkButton>
      <LinkButton to="/steps">采购方式和步骤</LinkButton>
    </div>
  );
};

/** 目录与标准: the catalog that applies to me, to look through or to look for words. */
export function CatalogPage() {
  const { post } = useMe();
  const place = post?.jurisdiction ?? "";
  const [asked, ask] = useSearchParams();
  const edition = asked.get("edition") ?? undefined;
  const which: Which = {
    place,
    ...(post ? { purchaser: post.organization.id } : {}),
    ...(edition === undefined ? {} : { edition }),
  };
  const found = useRead(listItems, which);
  const words = (asked.get("words") ?? "").trim();
  const leaves = found.rows.filter((one) => one.isLeaf).length;
  const days = found.edition.isInForce
    ? `自 ${found.edition.from} 起`
    : `${found.edition.from} 至 ${found.edition.to ?? "另行公布"}，不是现行版本`;
  return (
    <Page title="目录与标准" says={editionWords(found.edition)} verbs={<Verbs />}>
      <div>
        <Editions place={place} chosen={found.edition.id} />
      </div>
      <SearchField
        words={words}
        place={place}
        onWords={(next) => ask({ ...Object.fromEntries(asked), words: next }, { replace: true })}
      >
        <p className="quiet">
          {found.edition.levelName}，{days}，有 {leaves}{" "}
          项可以购买；目录外的事项，先报财政部门审核。
        </p>
      </SearchField>
      <Browse of={found} edition={edition} />
    </Page>
  );
}
