import { Link } from "react-router";
import { listTouched } from "../../../modules/project/api.ts";
import { StageLine, type Station } from "../../parts/StageLine.tsx";
import { useRead } from "../call.ts";
import { DayText } from "../ui/Amount.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { Why } from "../ui/WhyNot.tsx";
import type { Revision } from "./revisionForms.tsx";

const order = [
  "drafted",
  "opinionsAsked",
  "legalityReviewed",
  "expertReviewed",
  "approved",
  "published",
] as const;

/** How far it is: a returned one stands at its draft again, a replaced one has been published. */
const reached = ({ status }: Revision): number => {
  if (status === "replaced") return order.length;
  if (status === "returned" || status === "declined") return 0;
  return order.findIndex((one) => one === status) + (status === "published" ? 1 : 0);
};

export function Life({ of }: { of: Revision }) {
  const at = reached(of);
  const round = (one: { round: number }) => one.round === of.round;
  const review = (kind: string) => of.reviews.find((one) => round(one) && one.kind === kind);
  const asked = of.opinions.filter(round);
  const answered = asked.filter((one) => one.opinion !== null).length;
  const [legality, experts] = [review("legality"), review("experts")];
  const names: [string, string | undefined, string | undefined][] = [
    ["起草", of.draftedOn, of.organization.name],
    [
      "征求意见",
      asked[0]?.askedOn,
      of.seesAllOpinions && asked.length > 0 ? `${answered}／${asked.length} 家已答复` : undefined,
    ],
    ["合法性审查", legality?.reviewedOn, legality?.reviewer],
    [
      "专家论证",
      experts?.reviewedOn,
      experts?.reviewer ?? (of.needsExperts ? undefined : "必要时"),
    ],
    ["批准", undefined, undefined],
    ["公布", of.publishedOn ?? undefined, of.fromOn ? `${of.fromOn} 起施行` : undefined],
  ];
  const isLate = of.status === "opinionsAsked" && asked.some((one) => one.isLate);
  const stations = names
    .map(([name, on, note], place): Station => {
      const state = place < at ? "done" : place > at ? "ahead" : isLate ? "late" : "now";
      return { name, state, on: state === "ahead" ? undefined : on, note };
    })
    .filter((one) => one.name !== "专家论证" || of.needsExperts || experts !== undefined);
  return <StageLine stations={stations} label="目录修订的步骤" />;
}

export const Head = ({ of }: { of: Revision }) => (
  <Facts
    columns={2}
    of={{
      为什么修订: of.reason,
      提出单位: `${of.organization.name}${of.drafter ? `　${of.drafter}` : ""}`,
      目录: `${of.levelName}${of.office ? `（${of.office.name}）` : ""}，${of.kindName}`,
      原来的版本: of.former ? (
        <Link to={`/catalog?edition=${of.former.id}`}>{of.former.name}</Link>
      ) : (
        "还没有"
      ),
      上级目录: of.upper ? (
        <Link to={`/catalog?edition=${of.upper.id}`}>{of.upper.name}</Link>
      ) : undefined,
      授权依据: of.delegatedBy || undefined,
      来自需求: of.need ? (
        <Link to={`/needs/${of.jurisdiction}/${of.need}`}>看需求</Link>
      ) : undefined,
      文号: of.document || undefined,
      新版: of.edition ? <Link to={`/catalog?edition=${of.edition}`}>看新版目录</Link> : undefined,
      退回或不采纳的理由: of.whyReturned || undefined,
    }}
  />
);

/** 核对: what stands against it by the law, before anybody is asked. */
export function Findings({ of }: { of: Revision }) {
  if (of.gaps.length === 0 && of.findings.length === 0) return null;
  return (
    <Section title="要先改正的" count={`${of.gaps.length + of.findings.length} 处`}>
      <Notice tone="warn">
        {of.gaps.map((gap) => (
          <p key={gap}>{gap}</p>
        ))}
        {of.findings.map((one) => (
          <Why key={one.rule} of={one} />
        ))}
      </Notice>
    </Section>
  );
}

export function Opinions({ of }: { of: Revision }) {
  if (of.opinions.length === 0) return null;
  const missing = of.opinions.filter((one) => one.round === of.round && one.opinion === null);
  return (
    <Section
      title={of.seesAllOpinions ? "征求的意见" : "本单位的意见"}
      count={missing.length > 0 ? `${missing.length} 家没有答复` : undefined}
      aside={of.answerBy ? `答复期限 ${of.answerBy}` : undefined}
    >
      <Table
        label="征求的意见"
        rows={of.opinions}
        keyOf={(one) => one.id}
        columns={[
          { head: "单位", of: (one) => one.organization.name },
          {
            head: "意见",
            isMain: true,
            of: (one) => (
              <b className={one.opinion === "agree" ? "tone-ok" : "tone-warn"}>{one.opinionName}</b>
            ),
          },
          { head: "意见和建议", width: "40%", of: (one) => one.remarks || "—" },
          {
            head: "答复",
            of: (one) =>
              one.answeredOn ? (
                <span className="whole">
                  <DayText on={one.answeredOn} /> {one.person}
                  {one.isLate && <span className="tone-warn">（逾期）</span>}
                </span>
              ) : (
                "—"
              ),
          },
          { head: "轮次", isFigure: true, of: (one) => one.round },
        ]}
      />
    </Section>
  );
}

export function Reviews({ of }: { of: Revision }) {
  if (of.reviews.length === 0) return null;
  return (
    <Section title="审查和论证">
      {of.reviews.map((one) => (
        <Facts
          key={one.id}
          columns={1}
          of={{
            [one.kindName]: `${one.reviewer}　${one.document}　${one.reviewedOn}`,
            结论和意见: one.words,
          }}
        />
      ))}
    </Section>
  );
}

/** 受影响的项目: they keep the edition of their day, but somebody should know. */
export function Touched({ of: { jurisdiction, id, status } }: { of: Revision }) {
  const { rows } = useRead(listTouched, { jurisdiction, id });
  const isPast = status === "published" || status === "replaced";
  return (
    <Section title="受影响的项目" count={`${rows.length} 个`}>
      {rows.length === 0 ? (
        <p className="quiet">在您能看到的项目里，没有正在办理的购买这些事项。</p>
      ) : (
        <>
          <p className="quiet">
            {isPast
              ? "这些项目按立项当天的版本继续办。"
              : "公布后这些项目仍按立项当天的版本继续办；还没有提交联审的，请改选新事项。"}
          </p>
          <Table
            label="受影响的项目"
            rows={rows}
            keyOf={(one) => one.id}
            columns={[
              {
                head: "项目",
                width: "34%",
                of: (one) => (
                  <Link to={`/projects/${one.jurisdiction}/${one.id}`}>{one.title}</Link>
                ),
              },
              { head: "单位", of: (one) => one.organization.name },
              { head: "事项", of: (one) => `${one.catalogItem} ${one.itemName}` },
              { head: "变化", of: (one) => one.how },
              { head: "状态", isMain: true, of: (one) => one.statusName },
            ]}
          />
        </>
      )}
    </Section>
  );
}
