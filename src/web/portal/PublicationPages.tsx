import {
  listPublications,
  viewPublication,
  viewPublicContract,
  viewPublicEvaluation,
} from "../../modules/disclosure/api.ts";
import { Band } from "./Layout.tsx";
import { itemOf, placeName } from "./lists.tsx";
import { to, type PortalPage } from "./page.ts";
import { PaperBody } from "./PaperParts.tsx";
import { ItemList, More, SearchBox } from "./parts.tsx";

type Listed = {
  path: string;
  nav?: string;
  title: string;
  kind?: "notice" | "contract" | "evaluation";
  hint: string;
  empty: string;
};

/** A list of what was published of one kind, newest first. */
const listOf = ({ path, nav, title, kind, hint, empty }: Listed): PortalPage => ({
  path,
  ...(nav === undefined ? {} : { nav }),
  open: async (ask, { query: { q, after } }) => {
    const asked = { ...(kind && { kind }), ...(q && { q }), ...(after && { after }) };
    const { rows, next, county } = await ask(listPublications, asked);
    const newest = rows[0]?.publishedOn ?? "";
    return {
      title,
      place: placeName(county),
      body: (
        <Band>
          <h1>{title}</h1>
          <SearchBox action={path} name="q" label="查找" hint={hint} button="查找" value={q} />
          {rows.length === 0 ? (
            <p className="lead">{q ? `没有找到“${q}”。试试换个说法。` : empty}</p>
          ) : (
            <ItemList items={rows.map((one) => itemOf(one, newest))} />
          )}
          <More href={next === null ? undefined : to(path, { q, after: next })} />
        </Band>
      ),
    };
  },
});

export const noticesPage = listOf({
  path: "/notices",
  nav: "采购公告",
  title: "采购公告",
  kind: "notice",
  hint: "查公告：服务、乡镇、部门",
  empty: "现在没有采购公告。发布后会自动在这里公开，承接主体登录后可以提交响应。",
});

export const contractsPage = listOf({
  path: "/contracts",
  nav: "合同",
  title: "公开的合同",
  kind: "contract",
  hint: "查合同：服务、乡镇、承接单位",
  empty: "还没有公开的合同。合同签订后会自动在这里公开。",
});

export const evaluationsPage = listOf({
  path: "/evaluations",
  nav: "绩效结果",
  title: "绩效评价结果",
  kind: "evaluation",
  hint: "查评价：服务、乡镇",
  empty: "还没有公开的绩效评价。评价结束后会自动在这里公开。",
});

export const publicationsPage = listOf({
  path: "/publications",
  title: "全部公开材料",
  hint: "查材料：服务、乡镇、承接单位",
  empty: "还没有公开材料。",
});

type Viewed = typeof viewPublication;

const paperOf = (path: string, endpoint: Viewed, trail: [string, string]): PortalPage => ({
  path: `${path}/:jurisdiction/:id`,
  open: async (ask, { params: { jurisdiction = "", id = "" } }) => {
    const one = await ask(endpoint, { jurisdiction, id });
    return {
      title: `${one.kindName}：${one.title}`,
      place: placeName(one.county),
      body: <PaperBody of={one} trail={trail} />,
    };
  },
});

export const contractPage = paperOf("/contracts", viewPublicContract, ["合同", "/contracts"]);
export const evaluationPage = paperOf("/evaluations", viewPublicEvaluation, [
  "绩效结果",
  "/evaluations",
]);
export const publicationPage = paperOf("/publications", viewPublication, [
  "全部公开材料",
  "/publications",
]);
