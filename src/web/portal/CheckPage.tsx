import type { Answer } from "../../base/endpoint.ts";
import { cite, type Basis } from "../../base/law.ts";
import { checkWords } from "../../modules/boundary/api.ts";
import { listNeighbours } from "../../modules/disclosure/api.ts";
import { viewArticle } from "../../modules/policy/api.ts";
import { yuanText } from "../parts/amount.ts";
import { MarkedWords, MarkReasons, VerdictSign } from "../parts/MarkedWords.tsx";
import { CheckSearch } from "./CheckSearch.tsx";
import { Band } from "./Layout.tsx";
import { to, type Ask, type PortalPage } from "./page.ts";
import { ItemList, Pairs, Part } from "./parts.tsx";

type Checked = Answer<typeof checkWords>;
type Neighbour = Answer<typeof listNeighbours>["rows"][number];
type Law = { basis: Basis; says: string | undefined };

const path = "/check";

/** 能不能买, for whoever lives here: the same judgement as in the office, in plainer words. */
export const checkPage: PortalPage = {
  path,
  nav: "能不能买",
  open: async (ask, { query }) => {
    const text = (query["text"] ?? "").trim().slice(0, 2000);
    if (text === "") return { title: "这件事，政府能不能买", body: start };
    const of = await ask(checkWords, { text });
    const laws = await lawsOf(ask, of);
    const code = of.verdict === "allowed" ? of.catalog[0]?.code : undefined;
    const neighbours = code === undefined ? [] : (await ask(listNeighbours, { item: code })).rows;
    return {
      title: `${of.verdictName}：${of.text.slice(0, 30)}`,
      body: (
        <>
          <Band isTinted>
            <CheckSearch value={text} below="换几个字，可以再问一次。" />
          </Band>
          <Band>
            <Told of={of} />
            <div className="halves check-more">
              <div>
                <ToDo of={of} />
                <Neighbours of={neighbours} />
              </div>
              <div>
                <Laws of={laws} />
                <HowItWasRead of={of} />
              </div>
            </div>
          </Band>
        </>
      ),
    };
  },
};

const start = (
  <>
    <Band isTinted>
      <CheckSearch below="用平时说话的词就行，不用知道文件里怎么叫。" />
    </Band>
    <Band>
      <h1>这件事，政府能不能买</h1>
      <p className="lead">
        政府购买服务，是政府花钱请企业、社会组织来做服务，比如给老人送餐、打扫集镇、给村里记账。有些事不能这样买，比如修房修路、买东西、招人。
      </p>
      <ul className="check-try" aria-label="试一试">
        {["请人给村里的老人送餐", "修一条水泥路", "请几个人在政府食堂上班"].map((text) => (
          <li key={text}>
            <a href={to(path, { text })}>{text}</a>
          </li>
        ))}
      </ul>
      <p>
        <a href="/negatives">政府永远不能买的六类事</a>
      </p>
    </Band>
  </>
);

/** Gists of the articles, where they are kept. */
async function lawsOf(ask: Ask, { findings }: Checked): Promise<Law[]> {
  const all = findings.flatMap((one) => one.basis);
  const once = [...new Map(all.map((one) => [cite(one), one])).values()];
  return Promise.all(
    once.map(async (basis) => {
      const { title, article } = basis;
      const found = await ask(viewArticle, { title, article }).catch(() => undefined);
      return { basis, says: found?.says };
    }),
  );
}

/** Below this the words hardly speak for one item. */
const unsure = 0.4;

function saysOf({ verdict, says, catalog }: Checked): string {
  if (verdict === "denied") return `${says}。`;
  if (verdict === "review") return "只看这些字还不能断定，请先回答一个问题。";
  const item = catalog[0];
  return item
    ? `${item.score < unsure ? "看起来像" : "属于"}“${item.name}”，政府可以花钱请人来做。`
    : "没有看到不能买的内容，但还不知道属于目录里的哪一项。";
}

const Told = ({ of }: { of: Checked }) => (
  <div className="halves">
    <div className="verdict">
      <VerdictSign of={of.verdict} />
      <div>
        <h1>{of.verdictName}</h1>
        <p className="lead">{saysOf(of)}</p>
      </div>
    </div>
    <div>
      <MarkedWords text={of.text} marks={of.marks} />
      <MarkReasons marks={of.marks} />
    </div>
  </div>
);

/** 怎么办: ways out, the question with its answers as links, or whom to tell. */
function ToDo({ of: { verdict, ways, question, text } }: { of: Checked }) {
  if (verdict === "review")
    return (
      <Part title={question?.says ?? "请再写清楚一些"}>
        <ul className="check-try">
          {(question?.answers ?? []).map(({ says, adds }) => (
            <li key={says}>
              <a className="button" href={to(path, { text: `${text}，${adds}` })}>
                {says}
              </a>
            </li>
          ))}
        </ul>
        {!question?.answers.length && (
          <p className="quiet">在上面补几个字再问：做什么、为谁做、做多少。</p>
        )}
      </Part>
    );
  if (verdict === "denied")
    return (
      <Part title="可以这样办">
        <dl className="check-ways">
          {ways.map(({ title, says, retry }) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>
                {says}
                {retry !== undefined && (
                  <>
                    {" "}
                    <a href={to(path, { text: retry })}>改成这样再问</a>
                  </>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </Part>
    );
  return (
    <Part title="想要这项服务，找谁">
      <p>
        告诉村（社区）或者乡镇政府。乡镇登记需求、核实以后列入清单，有预算的排进计划；办到哪一步，都在“项目”里公开。
      </p>
    </Part>
  );
}

function Neighbours({ of }: { of: readonly Neighbour[] }) {
  if (of.length === 0) return null;
  return (
    <Part title="本县这样买过">
      <ItemList
        items={of.slice(0, 5).map((one) => ({
          id: one.project,
          href: `/projects/${one.jurisdiction}/${one.project}`,
          title: one.title,
          right: `${one.year} 年`,
          says: [
            one.place,
            one.unitPrice !== null && `平均 ${yuanText(one.unitPrice)} 元／${one.unit}`,
            one.provider,
            one.result,
          ]
            .filter(Boolean)
            .join("　"),
        }))}
      />
    </Part>
  );
}

function Laws({ of }: { of: readonly Law[] }) {
  if (of.length === 0) return null;
  return (
    <Part title="法律怎么说" aside="条文要点，不是原文">
      {of.map(({ basis, says }) => (
        <div key={cite(basis)} className="check-law">
          <b>{cite(basis)}</b>
          {says !== undefined && <p>{says}</p>}
          <p className="quiet">{basis.number}</p>
        </div>
      ))}
      <p className="more">
        <a href="/negatives">政府永远不能买的六类事</a>
      </p>
    </Part>
  );
}

const HowItWasRead = ({ of }: { of: Checked }) => (
  <Part title="这个结论是怎么来的">
    <Pairs
      of={{
        切开的词: of.words.join(" ／ "),
        可能的事项:
          of.catalog.length === 0
            ? "目录里没有找到相近的"
            : of.catalog
                .map(({ code, name, score }) => `${code} ${name}（把握 ${score.toFixed(2)}）`)
                .join("，"),
        所用的目录: of.edition.name,
        规则: `规则与词表 ${of.readingVersion} 版，在本机判断，内容不外传`,
      }}
    />
  </Part>
);
