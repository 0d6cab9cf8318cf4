import { listPublicProjects } from "../../modules/disclosure/api.ts";
import { Band } from "./Layout.tsx";
import { placeName, projectItem } from "./lists.tsx";
import { to, type Asked, type PortalPage } from "./page.ts";
import { ItemList, More, SearchBox } from "./parts.tsx";

const path = "/projects";

/** 公开的项目: searched by village, service, provider; every result has an address. */
export const projectsPage: PortalPage = {
  path,
  nav: "项目",
  open: async (ask, { query }) => {
    const { q, place, year, grade } = query;
    const { rows, next, county } = await ask(listPublicProjects, given(query));
    return {
      title: "公开的项目",
      place: placeName(county),
      body: (
        <Band>
          <h1>公开的项目</h1>
          <SearchBox
            action={path}
            name="q"
            label="我们村买了什么"
            hint="查项目：村名、服务、承接单位"
            button="查找"
            value={q}
            keep={without({ place: place ?? "", year: year ?? "", grade: grade ?? "" })}
          />
          <Filters query={query} />
          {rows.length === 0 ? (
            <p className="lead">{nothing(query)}</p>
          ) : (
            <ItemList items={rows.map(projectItem)} />
          )}
          <More
            href={next === null ? undefined : to(path, { q, place, year, grade, after: next })}
          />
        </Band>
      ),
    };
  },
};

type Query = Asked["query"];

const grades = ["优", "良", "中", "差"] as const;

/** What is empty was not asked for; the endpoint's own schema judges the rest. */
const given = ({ q, place, year, grade, after }: Query) => ({
  ...(q && { q }),
  ...(place && { place }),
  ...(year && { year }),
  ...(after && { after }),
  ...(grade && { grade: grades.find((one) => one === grade) }),
});

const without = (query: Query): Query =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ""));

const nothing = ({ q, year, grade }: Query): string => {
  if (q) return `没有找到“${q}”。试试换个说法，例如只写村名，或者只写服务的名字。`;
  if (grade) return `没有评为“${grade}”的项目。`;
  return year ? `${year} 年还没有公开的项目。` : "还没有公开的项目。项目列入计划后会自动公开。";
};

function Filters({ query }: { query: Query }) {
  const { q, place, year, grade } = query;
  const link = (name: string, change: Record<string, string | undefined>, isCurrent: boolean) => (
    <a
      key={name}
      href={to(path, { q, place, year, grade, ...change })}
      aria-current={isCurrent ? "true" : undefined}
    >
      {name}
    </a>
  );
  return (
    <p className="filter-line">
      {link("全部等次", { grade: undefined }, !grade)}
      {grades.map((one) => link(one, { grade: one }, grade === one))}
      {year && link(`不限 ${year} 年`, { year: undefined }, false)}
      {place && link("不限单位", { place: undefined }, false)}
    </p>
  );
}
