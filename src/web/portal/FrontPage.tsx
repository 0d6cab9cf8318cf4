import type { Answer } from "../../base/endpoint.ts";
import { viewFront } from "../../modules/disclosure/api.ts";
import { wanText } from "../parts/amount.ts";
import { MoneyBar, MoneyFigures } from "../parts/MoneyBar.tsx";
import { CheckSearch } from "./CheckSearch.tsx";
import { Band } from "./Layout.tsx";
import { itemOf, placeName } from "./lists.tsx";
import { to, type PortalPage } from "./page.ts";
import { BarTable, ItemList, Part, SearchBox, SplitBar } from "./parts.tsx";

type Front = Answer<typeof viewFront>;

const wide = { jurisdiction: undefined };

/** 首页: a sentence with four figures instead of a banner. */
export const frontPage: PortalPage = {
  path: "/",
  nav: "首页",
  open: async (ask) => {
    const front = await ask(viewFront, wide);
    return {
      title: "政府购买服务公开",
      place: placeName(front.county),
      body: front.money.planned === "0" && front.newest.length === 0 ? empty : body(front),
    };
  },
};

const empty = (
  <Band>
    <h1>政府购买服务公开</h1>
    <p className="lead">
      还没有公开的项目。项目列入计划、采购、签合同和验收之后，会自动在这里公开。
    </p>
  </Band>
);

const body = (front: Front) => (
  <>
    <Band>
      <div className="wide-narrow">
        <Sentence of={front} />
        <div>
          <MoneyBar of={front.money} size="big" />
          <MoneyFigures of={front.money} />
          <p className="quiet">单位：万元。{front.year} 年各单位预算、计划、合同、支付</p>
        </div>
      </div>
    </Band>
    <Band isTinted>
      <div className="halves">
        <SearchBox
          action="/projects"
          name="q"
          label="我们村买了什么"
          hint="查项目：村名、服务、承接单位"
          button="查找"
          below={
            <>
              常查：<a href={to("/projects", { q: "记账" })}>代理记账</a>
              <a href={to("/projects", { q: "养老" })}>养老</a>
              <a href={to("/projects", { q: "保洁" })}>清扫保洁</a>
            </>
          }
        />
        <CheckSearch below="马上告诉您能不能买、为什么、找谁。" />
      </div>
    </Band>
    <Band>
      <div className="thirds">
        <Part title="刚刚公开">
          <ItemList items={front.newest.map((one) => itemOf(one, front.today))} />
          <p className="more">
            <a href="/publications">全部公开材料</a>
          </p>
        </Part>
        <DaysToPay of={front} />
        <Grades of={front} />
      </div>
    </Band>
  </>
);

function Sentence({
  of: { county, year, today, townships, villages, contracts, money },
}: {
  of: Front;
}) {
  return (
    <div>
      <h1 className="sentence">
        今年，{county}
        {townships > 0 ? ` ${townships} 个乡镇` : ""}用 <b>{wanText(money.contracted)}</b> 万元签下{" "}
        <b>{contracts}</b> 份合同，
        {villages > 0 ? (
          <>
            为 <b>{villages}</b> 个村购买公共服务，
          </>
        ) : null}
        已付 <b>{wanText(money.paid)}</b> 万元。
      </h1>
      <p className="quiet links">
        截至 {today}　<a href={to("/projects", { year: String(year) })}>看今年的项目</a>
        <a href="/contracts">看合同</a>
        <a href="/api/public/projects">下载数据</a>
      </p>
    </div>
  );
}

const tenths = (count: number): string => `${count / 10}`;

const limit = 30;

function DaysToPay({ of: { places, payDays, year } }: { of: Front }) {
  const paid = places.filter((one) => one.payDays !== null);
  if (paid.length === 0 || payDays === null)
    return (
      <Part title="验收后几天付款">
        <p className="quiet">今年还没有付款。验收合格后，对中小企业一般应在 30 天内付款。</p>
      </Part>
    );
  return (
    <Part title="验收后几天付款">
      <p className="quiet">
        对中小企业一般不超过 {limit} 天，全县平均 <b>{tenths(payDays)} 天</b>
      </p>
      <BarTable
        label="各单位验收后平均几天付款"
        limit={limit}
        limitName=" 30 天"
        rows={paid
          .toSorted((a, b) => a.payDays! - b.payDays!)
          .map((one) => ({
            name: one.name,
            href: to("/projects", { place: one.organization, year: String(year) }),
            value: one.payDays! / 10,
            shown: tenths(one.payDays!),
            isOver: one.payDays! > limit * 10,
          }))}
      />
    </Part>
  );
}

const grades = [
  ["excellent", "优", "m4"],
  ["good", "良", "m3"],
  ["fair", "中", "m2"],
  ["poor", "差", "bad"],
] as const;

function Grades({ of: { grades: found } }: { of: Front }) {
  const all = found.excellent + found.good + found.fair + found.poor;
  const year = String(found.year);
  if (all === 0)
    return (
      <Part title="去年买得值不值">
        <p className="quiet">{year} 年的项目还没有公开的绩效评价。</p>
      </Part>
    );
  return (
    <Part title="去年买得值不值">
      <p className="quiet">{all} 个项目的绩效评价</p>
      <SplitBar
        label={`${year} 年绩效评价：${grades.map(([key, name]) => `${name} ${found[key]} 个`).join("，")}`}
        of={grades.map(([key, name, tone]) => ({
          name,
          tone,
          count: found[key],
          right:
            found[key] > 0 ? (
              <a href={to("/projects", { grade: name, year })}>看项目</a>
            ) : undefined,
        }))}
      />
    </Part>
  );
}
