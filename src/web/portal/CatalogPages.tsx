import type { Answer } from "../../base/endpoint.ts";
import { downloadEdition, listEditions, listItems, viewItem } from "../../modules/catalog/api.ts";
import { listStandards } from "../../modules/standard/api.ts";
import { sixKindNames, sixKinds } from "../../modules/policy/model.ts";
import { Band } from "./Layout.tsx";
import { placeName } from "./lists.tsx";
import { to, type Ask, type PortalPage, type Shown } from "./page.ts";
import { Pairs, Part, SearchBox, Trail } from "./parts.tsx";

type Edition = Answer<typeof listEditions>["rows"][number];
type Found = Answer<typeof listItems>;
type Item = Found["rows"][number];

const path = "/catalog";

/** What is not yet checked says so wherever it is shown. */
const editionSays = ({ issuer, document, from, to: last, confirmed }: Found["edition"]): string =>
  [
    issuer,
    document,
    last === undefined ? `自 ${from} 起` : `${from} 至 ${last}`,
    confirmed ? "" : "编码待核对，以正式公布的目录为准",
  ]
    .filter(Boolean)
    .join("　");

/** The edition somebody chose, or the county's, or whatever is nearest. */
function chosenOf(rows: readonly Edition[], edition: string | undefined): string | undefined {
  const inForce = rows.filter((one) => one.isInForce);
  const nearest = inForce.find((one) => !["township", "department"].includes(one.level));
  return edition ?? (nearest ?? inForce[0])?.id;
}

const Levels = ({ rows, chosen }: { rows: readonly Edition[]; chosen: string }) => (
  <p className="filter-line">
    {rows
      .filter((one) => one.isInForce && (one.place !== "" || one.id === chosen))
      .map((one) => (
        <a
          key={one.id}
          href={to(path, { edition: one.id })}
          aria-current={one.id === chosen ? "true" : undefined}
        >
          {one.organization?.name ?? one.levelName}
        </a>
      ))}
  </p>
);

const itemAddress = (code: string, edition: string) => to(`${path}/${code}`, { edition });

const Items = ({ of, edition }: { of: readonly Item[]; edition: string }) => (
  <ul className="items">
    {of.map((one) => (
      <li key={one.code}>
        <div>
          <a href={itemAddress(one.code, edition)}>{one.name}</a>
          <span>{one.code}</span>
        </div>
        {one.scope !== "" && <p>{one.scope}</p>}
      </li>
    ))}
  </ul>
);

/** Class by class, as the catalog is printed; a township's by the kinds under which it is known. */
function Groups({ of: { rows, edition } }: { of: Found }) {
  const leaves = rows.filter((one) => one.isLeaf);
  const kinds = sixKinds.map((kind) => ({
    name: sixKindNames[kind],
    aside: undefined,
    own: leaves.filter((one) => one.kind === kind),
  }));
  const classes = rows
    .filter((one) => one.level === 2)
    .map(({ name, code }) => ({
      name,
      aside: code,
      own: leaves.filter((one) => one.code.startsWith(code)),
    }));
  return (edition.level === "township" ? kinds : classes)
    .filter((one) => one.own.length > 0)
    .map(({ name, aside, own }) => (
      <Part key={name} title={name} aside={aside ?? `${own.length} 项`}>
        <Items of={own} edition={edition.id} />
      </Part>
    ));
}

const nothing = (q: string): string =>
  `没有找到“${q}”。目录用书面名称，试试近义的词，例如用“会计”代替“记账”。目录里没有的，政府不能直接购买，要先审核备案。`;

async function shownFor(
  ask: Ask,
  { q, edition }: { q?: string; edition?: string },
): Promise<Shown> {
  const { rows, county } = await ask(listEditions, {});
  const chosen = chosenOf(rows, edition);
  const found = await ask(listItems, {
    ...(chosen && { edition: chosen }),
    ...(q && { words: q }),
  });
  const body = (
    <Band>
      <h1>政府可以买哪些服务</h1>
      <p className="lead">
        指导性目录里有的，列入预算后可以购买；目录里没有的不能直接买。现在看的是“
        {found.edition.name}”。
      </p>
      <SearchBox
        action={path}
        name="q"
        label="查一查能不能买"
        hint="查目录：要办的事、服务名称"
        button="查找"
        value={q}
        keep={{ edition: found.edition.id }}
      />
      <Levels rows={rows} chosen={found.edition.id} />
      <p className="quiet">
        {`${editionSays(found.edition)}　`}
        <a href={downloadEdition.path.replace(":edition", found.edition.id)}>下载这版目录</a>
      </p>
      {q ? (
        found.rows.length === 0 ? (
          <p className="lead">{nothing(q)}</p>
        ) : (
          <Items of={found.rows} edition={found.edition.id} />
        )
      ) : (
        <Groups of={found} />
      )}
    </Band>
  );
  return { title: "政府可以买哪些服务", place: placeName(county), body };
}

/** 指导性目录 for the public: what may be bought, by whose catalog, since when. */
export const catalogPage: PortalPage = {
  path,
  nav: "目录",
  open: (ask, { query }) => shownFor(ask, query),
};

type Detail = Answer<typeof viewItem>;

/** In plain words, before the fields of the catalog. */
const sentenceOf = ({ isLeaf, name, department, details }: Detail): string => {
  if (!isLeaf) return `“${name}”分为 ${details.length} 项，请看具体的事项。`;
  const whose = department === "" ? "" : `标准和监督由${department}负责。`;
  return `“${name}”在目录里，列入预算以后可以购买。${whose}`;
};

/** 目录事项: scope, kind, who answers for it, whether it may be bought. */
export const catalogItemPage: PortalPage = {
  path: "/catalog/:code",
  open: async (ask, { params: { code = "" }, query: { edition } }) => {
    const { rows, county } = await ask(listEditions, {});
    const chosen = chosenOf(rows, edition);
    const item = await ask(viewItem, { code, ...(chosen && { edition: chosen }) });
    const standards = await ask(listStandards, {});
    const standard = standards.rows.find((one) => one.item === item.code);
    const home = to(path, { edition: item.edition.id });
    return {
      title: item.name,
      place: placeName(county),
      body: (
        <Band>
          <Trail of={[["目录", home], ...item.path.map((name): [string] => [name]), [item.code]]} />
          <h1>{item.name}</h1>
          <p className="lead">{sentenceOf(item)}</p>
          <Part title="买什么">
            <Pairs
              of={{
                范围: item.scope || undefined,
                类别: item.kindName,
                责任部门: item.department || undefined,
                采购品目: item.purchaseItem && `${item.purchaseItemName}（${item.purchaseItem}）`,
                能不能买: item.isLeaf
                  ? "能买：在目录里，列入预算后按采购规定办"
                  : "买下面的具体事项",
                在目录: `${item.edition.name}　${editionSays(item.edition)}`,
              }}
            />
          </Part>
          {item.details.length > 0 && (
            <Part title="具体事项">
              <Items of={item.details} edition={item.edition.id} />
            </Part>
          )}
          <p className="more">
            {standard && (
              <a className="button" href={`/standards/${standard.item}`}>
                看服务标准：{standard.name}
              </a>
            )}{" "}
            <a className="button" href={to("/projects", { q: item.name })}>
              看公开的同类项目
            </a>
          </p>
        </Band>
      ),
    };
  },
};
