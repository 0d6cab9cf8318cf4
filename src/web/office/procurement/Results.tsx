import { viewPaper } from "../../../modules/delivery/api.ts";
import { hrefOf } from "../send.ts";
import { Amount, DayText } from "../ui/Amount.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { Why } from "../ui/WhyNot.tsx";
import type { View } from "./forms.ts";

const points = (hundredths: number | null): string =>
  hundredths === null ? "—" : (hundredths / 100).toFixed(2);

export function AwardSection({ view: { award, method, notifiedOn } }: { view: View }) {
  if (award === null) return null;
  return (
    <Section title="成交结果">
      <Facts
        columns={2}
        of={{
          成交单位: award.provider.name,
          成交价: <Amount fen={award.price} />,
          理由: award.reason,
          确定成交: <DayText on={award.awardedOn} />,
          成交通知书:
            method === "quotes" ? undefined : notifiedOn === null ? (
              "尚未发出"
            ) : (
              <DayText on={notifiedOn} />
            ),
        }}
      />
    </Section>
  );
}

type Response = View["responses"][number];

const situation = (one: Response, { award }: View) =>
  one.status === "invalid"
    ? `无效：${one.invalidReason}`
    : one.provider.id === award?.provider.id
      ? "成交"
      : one.priceReview === ""
        ? one.statusName
        : `低价审查：${one.priceReview}`;

/** 报价 or 响应: what I may see of it. Before the opening only my own, and the page says so. */
export function ResponsesSection({ view }: { view: View }) {
  const isQuotes = view.method === "quotes";
  const isSealed = !isQuotes && view.openedOn === null && view.noticeOn !== null;
  const doubts = view.responses.flatMap((one) => (one.priceReview === "" ? one.doubts : []));
  if (view.responses.length === 0 && !isSealed && !isQuotes) return null;
  return (
    <Section title={isQuotes ? "报价" : "响应"} aside="元">
      {isSealed && (
        <p className="quiet">开启以前，响应只有提交的供应商自己能看到，财政、审计也看不到。</p>
      )}
      {view.responses.length === 0 && isQuotes && <p className="quiet">还没有记录报价。</p>}
      {view.responses.length > 0 && (
        <Table
          label={isQuotes ? "已记录的报价" : "收到的响应"}
          rows={view.responses}
          keyOf={(one) => one.id}
          isSelected={(one) => one.provider.id === view.award?.provider.id}
          columns={[
            { head: "单位", of: (one) => one.provider.name },
            {
              head: "报价",
              of: (one) => <Amount fen={one.price} bare />,
              isFigure: true,
              isMain: true,
            },
            ...(isQuotes
              ? []
              : [
                  {
                    head: "最后报价",
                    of: (one: Response) => <Amount fen={one.finalPrice} bare />,
                    isFigure: true,
                  },
                  {
                    head: "价格分",
                    of: (one: Response) => points(one.pricePoints),
                    isFigure: true,
                  },
                  { head: "得分", of: (one: Response) => points(one.points), isFigure: true },
                ]),
            { head: "排序", of: (one) => one.rank ?? "—", isFigure: true },
            { head: "日期", of: (one) => <DayText on={one.receivedOn} /> },
            { head: "情况", of: (one) => situation(one, view) },
          ]}
        />
      )}
      {doubts.length > 0 && view.status === "opened" && (
        <Notice tone="warn">
          {doubts.map((one) => (
            <Why key={one.because} of={one} />
          ))}
        </Notice>
      )}
    </Section>
  );
}

export function ChallengesSection({ view: { challenges } }: { view: View }) {
  if (challenges.length === 0) return null;
  return (
    <Section title="质疑">
      {challenges.map((one) => (
        <Facts
          key={one.id}
          of={{
            质疑供应商: one.provider,
            收到: <DayText on={one.receivedOn} />,
            事项和理由: one.grounds,
            答复:
              one.answeredOn === null ? (
                <>
                  最迟 <DayText on={one.answerBy} />
                </>
              ) : (
                `${one.answer}（${one.answeredOn}）`
              ),
          }}
        />
      ))}
    </Section>
  );
}

/** 凭证 of a small purchase: what the head looks at before confirming. */
export function PapersSection({ view: { jurisdiction, papers } }: { view: View }) {
  if (papers.length === 0) return null;
  return (
    <Section title="凭证">
      {papers.map(({ id, name }) => (
        <p key={id}>
          <a href={hrefOf(viewPaper, { jurisdiction, id })} target="_blank" rel="noreferrer">
            {name}
          </a>
        </p>
      ))}
    </Section>
  );
}
