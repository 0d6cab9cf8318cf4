import { Button, Segmented } from "antd";
import { Link, useParams, useSearchParams } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { compareVersions, listVersions, viewStandard } from "../../../modules/standard/api.ts";
import { dayText, paperDay } from "../../parts/day.ts";
import { useRead } from "../call.ts";
import { useMe, useRole } from "../me.ts";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { useToday } from "../ui/today.ts";
import { writesStandards } from "./addresses.ts";
import { Differences } from "./Differences.tsx";
import { StandardPaper } from "./StandardPaper.tsx";

type Standard = Answer<typeof viewStandard>;
type Version = Answer<typeof listVersions>["rows"][number];

const daysOf = ({ from, to }: Version): string =>
  to === undefined ? `${paperDay(from)}起施行` : `${paperDay(from)}至${paperDay(to)}施行`;

/** How a version stands today. */
const standingOf = ({ from, to, confirmed }: Version, isOwn: boolean, today: string): string => {
  if (isOwn && !confirmed) return "样例，本地已有自己的标准";
  if (today < from) return "尚未施行";
  return to !== undefined && to < today ? "已被新版替代" : "现行";
};

const footOf = (of: Standard): [string, string][] => [
  ["制定单位", of.issuer],
  ["依据文件", of.document],
  ["施行日期", daysOf(of)],
];

function Compared({ of, before }: { of: Standard; before: Version }) {
  const { item, place, version } = of;
  const asked = { item, place, before: before.version, after: version };
  const { rows } = useRead(compareVersions, asked);
  return <Differences of={rows} before={`第 ${before.version} 版`} after={`第 ${version} 版`} />;
}

type Choosing = { versions: readonly Version[]; chosen: number; choose: (one: number) => void };

function Versions({ versions, chosen, choose }: Choosing) {
  const today = useToday();
  const one = versions.find(({ version }) => version === chosen);
  const isOwn = versions.some(({ confirmed }) => confirmed);
  return (
    <Section
      title="版本"
      count={`${versions.length} 个`}
      aside={
        <Segmented
          aria-label="看哪一版"
          value={chosen}
          options={versions.map(({ version }) => ({ value: version, label: `第 ${version} 版` }))}
          onChange={choose}
        />
      }
    >
      {one && (
        <p className="quiet">
          第 {one.version} 版：{one.issuer}，{dayText(one.from, today)} 起
          {one.to === undefined ? "" : `，到 ${dayText(one.to, today)}`}，
          {standingOf(one, isOwn, today)}
          。项目用立项当日的版本，以后发布的新版不影响已立的项目。
        </p>
      )}
    </Section>
  );
}

/** 服务标准: as a paper, with its versions and what each changed. */
export function StandardPage() {
  const { item = "" } = useParams();
  const place = useMe().post?.jurisdiction ?? "";
  const [asked, ask] = useSearchParams();
  const { rows: versions } = useRead(listVersions, { item, place });
  const wanted = Number(asked.get("version")) || undefined;
  const standard = useRead(viewStandard, { item, place, version: wanted });
  const before = versions.find((one) => one.version === standard.version - 1);
  const writes = writesStandards.includes(useRole() ?? "");
  return (
    <Page
      title={standard.name}
      above={
        <>
          <Link to="/standards">服务标准</Link>
          <Link to={`/catalog/${item}`}>目录事项 {item}</Link>
        </>
      }
      verbsBelow
      verbs={
        <div className="verbs">
          {writes && (
            <LinkButton to={`/standard-drafts/new?item=${item}`} isMain>
              草拟新版
            </LinkButton>
          )}
          <Button onClick={() => window.print()}>打印标准</Button>
        </div>
      }
    >
      {!standard.confirmed && (
        <Notice tone="warn">
          {standard.document}。本地还没有发布自己的标准：价格区间只提示，不阻止办理。
        </Notice>
      )}
      <Versions
        versions={versions}
        chosen={standard.version}
        choose={(version) => ask({ version: `${version}` }, { replace: true })}
      />
      <StandardPaper
        of={{
          ...standard,
          left: `制定单位：${standard.issuer}`,
          right: `第 ${standard.version} 版　${daysOf(standard)}`,
          number: `${item} 第 ${standard.version} 版`,
          foot: footOf(standard),
        }}
      />
      {before && <Compared of={standard} before={before} />}
    </Page>
  );
}
