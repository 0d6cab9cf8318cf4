import type { Answer } from "../../base/endpoint.ts";
import { listStandards, listVersions, viewStandard } from "../../modules/standard/api.ts";
import { yuanText } from "../parts/amount.ts";
import { paperDay } from "../parts/day.ts";
import { Band } from "./Layout.tsx";
import { placeName } from "./lists.tsx";
import { to, type PortalPage } from "./page.ts";
import { ItemList, Pairs, Part, SearchBox, Trail, type ListedItem } from "./parts.tsx";

type Standard = Answer<typeof viewStandard>;
type Row = Answer<typeof listStandards>["rows"][number];
type Version = Answer<typeof listVersions>["rows"][number];

const path = "/standards";

const priceOf = ({ priceLow, priceHigh, unit }: Row): string =>
  `每${unit} ${yuanText(priceLow)} 至 ${yuanText(priceHigh)} 元`;

const itemOf = (one: Row): ListedItem => ({
  id: one.item,
  href: `${path}/${one.item}`,
  title: one.name,
  right: one.confirmed ? `第 ${one.version} 版` : "样例",
  says: one.confirmed
    ? `${priceOf(one)}　${one.issuer}制定，${paperDay(one.from)}起施行`
    : `${priceOf(one)}　本地还没有发布自己的标准`,
});

/** 服务标准: what the government promises to buy, trade by trade. */
export const standardsPage: PortalPage = {
  path,
  nav: "标准",
  open: async (ask, { query: { q = "", place } }) => {
    const found = await ask(listStandards, { place: place || undefined });
    const rows = found.rows.filter((one) => `${one.name}${one.issuer}`.includes(q.trim()));
    return {
      title: "服务标准",
      place: placeName(found.placeName),
      body: (
        <Band>
          <h1>服务标准</h1>
          <p className="lead">政府花钱买的服务，要做到什么样、多久一次、花多少钱、怎么验收。</p>
          <SearchBox
            action={path}
            name="q"
            label="查一项服务"
            hint="例如：保洁、记账、养老"
            button="查找"
            value={q}
            keep={place ? { place } : {}}
          />
          {rows.length === 0 ? (
            <p className="lead">没有找到“{q}”的标准。试试更短的词，例如“保洁”。</p>
          ) : (
            <ItemList items={rows.map(itemOf)} />
          )}
        </Band>
      ),
    };
  },
};

const Lines = ({ of }: { of: readonly string[] }) => (
  <ul className="plain-lines">
    {of.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);

const Acceptance = ({ of: { content } }: { of: Standard }) => (
  <Part title="怎么验收" aside="一共 100 分，没做到的按分扣钱">
    <div className="paper-table">
      <table className="grid" aria-label="验收事项">
        <thead>
          <tr>
            {["查什么", "做到怎样算合格", "怎么查", "分"].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {content.acceptanceItems.map((one) => (
            <tr key={one.code}>
              <td>{one.name}</td>
              <td>{one.standard}</td>
              <td>{one.method}</td>
              <td className="whole">{one.weight}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    {content.asksUsers && <p>验收时要当面问用过这项服务的人。问到您的时候，照实说就行。</p>}
  </Part>
);

const Whom = ({ of: { issuer, confirmed, placeName: county, name } }: { of: Standard }) => (
  <Part title="不满意找谁">
    <ol className="plain-lines">
      <li>
        先找买这项服务的乡镇或者部门：在<a href={to("/projects")}>公开的项目</a>
        里查到您村的项目，上面写着谁买、谁做、谁管。
      </li>
      <li>
        标准定得不合适，找{confirmed ? issuer : "行业主管部门"}
        {confirmed ? `，它制定了《${name}》` : ""}。
      </li>
      <li>钱没有按标准花，找{county || "当地"}财政局，也可以向审计、纪检监察反映。</li>
    </ol>
  </Part>
);

const versionItem = (one: Version): ListedItem => ({
  id: `${one.version}`,
  href: to(`${path}/${one.item}`, { version: `${one.version}` }),
  title: `第 ${one.version} 版`,
  right: `${paperDay(one.from)}起`,
  says: `${one.to === undefined ? "" : `到${paperDay(one.to)}为止　`}${one.document}`,
});

/** A county that has set its own need not explain the samples. */
const ownOf = (rows: readonly Version[]): readonly Version[] => {
  const own = rows.filter((one) => one.confirmed);
  return own.length > 0 ? own : rows;
};

const Body = ({ of, versions }: { of: Standard; versions: readonly Version[] }) => (
  <Band>
    <Trail of={[["服务标准", path], [of.item]]} />
    <h1>{of.name}</h1>
    <p className="quiet">
      {of.confirmed
        ? `${of.issuer}制定　第 ${of.version} 版　${paperDay(of.from)}起施行`
        : "这是样例，本地还没有发布自己的标准，只作参考。"}
    </p>
    <p className="lead">{of.content.scope}</p>
    <div className="wide-narrow">
      <div>
        <Part title="做到什么样">
          <Lines of={of.content.quality} />
        </Part>
        <Part title="多久一次，多快办到">
          <Lines of={of.content.timeliness} />
        </Part>
        <Acceptance of={of} />
      </div>
      <div>
        <Part title="花多少钱">
          <Pairs of={{ 价格: priceOf(of), 怎么算: of.content.quantity }} />
          <p>{of.content.priceBasis}</p>
        </Part>
        <Whom of={of} />
        <Part title="各个版本">
          <ItemList items={versions.map(versionItem)} />
        </Part>
      </div>
    </div>
  </Band>
);

/** 一份标准 in plain words for whoever is served. */
export const standardPage: PortalPage = {
  path: `${path}/:item`,
  open: async (ask, { params: { item = "" }, query: { version } }) => {
    const one = await ask(viewStandard, { item, ...(version ? { version } : {}) });
    const { rows } = await ask(listVersions, { item });
    return {
      title: one.name,
      place: placeName(one.placeName),
      body: <Body of={one} versions={ownOf(rows)} />,
    };
  },
};
