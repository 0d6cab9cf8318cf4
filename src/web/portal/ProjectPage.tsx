import type { Answer } from "../../base/endpoint.ts";
import { viewPublicProject } from "../../modules/disclosure/api.ts";
import { yuanText } from "../parts/amount.ts";
import { MoneyBar, MoneyFigures } from "../parts/MoneyBar.tsx";
import { StageLine } from "../parts/StageLine.tsx";
import { Band } from "./Layout.tsx";
import { placeName } from "./lists.tsx";
import { PaperTable } from "./PaperParts.tsx";
import type { PortalPage } from "./page.ts";
import { Pairs, Part, Trail } from "./parts.tsx";
import { addressOf } from "./publicationAddress.ts";

type Project = Answer<typeof viewPublicProject>;

/** One project, from need to grade, in the words of the people it is for. */
export const projectPage: PortalPage = {
  path: "/projects/:jurisdiction/:id",
  open: async (ask, { params: { jurisdiction = "", id = "" } }) => {
    const project = await ask(viewPublicProject, { jurisdiction, id });
    return {
      title: project.title,
      place: placeName(project.county),
      body: (
        <Band>
          <Trail of={[["项目", "/projects"], [project.place], [project.number]]} />
          <h1>{project.title}</h1>
          <p className="lead">{sentenceOf(project)}</p>
          <StageLine
            label="办到哪一步"
            stations={project.stations.map(({ name, state, on, note }) => ({
              name,
              state,
              on,
              note,
            }))}
          />
          <div className="wide-narrow">
            <div>
              <Money of={project} />
              <Done of={project} />
            </div>
            <div>
              <Grade of={project} />
              <Who of={project} />
              <Papers of={project} />
            </div>
          </div>
        </Band>
      ),
    };
  },
};

const ended = (text: string): string => (/[。！？]$/.test(text) ? text : `${text}。`);

const sentenceOf = ({ purpose, forWhom }: Project): string =>
  `${ended(purpose)}为了${forWhom.replace(/^为了?/, "").replace(/。$/, "")}。`;

const Money = ({ of: project }: { of: Project }) => {
  const { budget, planned, contracted, accepted, paid } = project;
  const chain = { budget, planned, contracted, paid };
  return (
    <Part title="钱花到哪了" aside="万元">
      <MoneyBar of={chain} size="big" />
      <MoneyFigures
        of={chain}
        notes={{
          budget: "财政安排",
          planned: `列入 ${project.year} 年`,
          contracted: contracted === "0" ? "还没有签" : "合同约定",
          paid: accepted === "0" ? "还没有验收" : `已验收 ${yuanText(accepted)} 元`,
        }}
      />
    </Part>
  );
};

/** What was promised and what was done: the evaluation where there is one, else the last acceptance. */
function Done({ of: { evaluation, acceptance } }: { of: Project }) {
  const tables = [
    ...(evaluation?.tables.filter((one) => one.title === "目标完成情况") ?? []),
    ...(acceptance?.tables ?? []),
  ];
  if (tables.length === 0)
    return (
      <Part title="做到没有">
        <p className="quiet">还没有验收。验收后，每一条约定做到没有会在这里公开。</p>
      </Part>
    );
  return (
    <>
      {tables.map((table) => (
        <Part
          key={table.title}
          title={table.title === "服务对象意见" ? "大家怎么说" : `做到没有（${table.title}）`}
          aside={acceptance && table.title !== "目标完成情况" ? acceptance.happenedOn : undefined}
        >
          <PaperTable of={table} />
        </Part>
      ))}
    </>
  );
}

function Grade({ of: { evaluation, grade } }: { of: Project }) {
  if (!evaluation || grade === null) return null;
  const total = evaluation.facts.find((one) => one.name === "总分")?.value;
  const by = evaluation.facts.find((one) => one.name === "评价种类")?.value;
  return (
    <Part title="绩效评价">
      <p>
        <span className="grade">{total?.replace(" 分", "")}</span> <b>{grade}</b>
        <span className="quiet">
          　{by}，{evaluation.happenedOn}
        </span>
      </p>
      {evaluation.texts.map((one) => (
        <p key={one.name}>{one.says}</p>
      ))}
    </Part>
  );
}

const Who = ({
  of: { place, provider, trackName, itemName, kindName, termFrom, termTo },
}: {
  of: Project;
}) => (
  <Part title="谁买、谁做、买什么">
    <Pairs
      of={{
        购买: place,
        承接: provider === "" ? "还没有确定" : provider,
        内容: `${itemName}（${kindName}）`,
        方式: trackName,
        期限: `${termFrom} 至 ${termTo}`,
      }}
    />
  </Part>
);

const Papers = ({ of: { publications } }: { of: Project }) => (
  <Part title="公开的文件">
    <ul className="items">
      {publications.map((one) => (
        <li key={one.id}>
          <div>
            <a
              href={
                one.kind === "plan" ? `/publications/${one.jurisdiction}/${one.id}` : addressOf(one)
              }
            >
              {one.kindName}
              <span className="unseen">：{one.title}</span>
            </a>
            <span>{one.publishedOn}</span>
          </div>
          <p>{one.says}</p>
        </li>
      ))}
    </ul>
  </Part>
);
