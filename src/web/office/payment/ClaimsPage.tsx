import "./payment.css";
import { Link } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { listClaims } from "../../../modules/payment/api.ts";
import { dayText } from "../../parts/day.ts";
import { StageLine } from "../../parts/StageLine.tsx";
import { useRead } from "../call.ts";
import { Amount, DayText } from "../ui/Amount.tsx";
import { Citations } from "../ui/Citation.tsx";
import { EmptyState, Notice } from "../ui/Notice.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { useToday } from "../ui/today.ts";
import { meanDays, paymentAddress } from "./PaymentPanel.tsx";

type Claims = Answer<typeof listClaims>;
type Claim = Claims["rows"][number];

const Sums = ({ of }: { of: Claims }) => (
  <section className="sheet payment-sums" aria-label="合计">
    <div>
      <span>应收（元）</span>
      <b>
        <Amount fen={of.receivable.amount} bare />
      </b>
      <span>{of.receivable.count} 笔</span>
    </div>
    <div>
      <span>其中超期（元）</span>
      <b className={of.overdue.count > 0 ? "payment-late" : undefined}>
        <Amount fen={of.overdue.amount} bare />
      </b>
      <span>
        {of.overdue.count} 笔，利息 <Amount fen={of.overdue.interest} bare />
      </span>
    </div>
    <div>
      <span>今年已到账（元）</span>
      <b>
        <Amount fen={of.paidThisYear.amount} bare />
      </b>
      <span>
        {of.paidThisYear.count} 笔
        {of.paidThisYear.count > 0 &&
          `，平均 ${meanDays(of.paidThisYear.days, of.paidThisYear.count)} 天`}
      </span>
    </div>
  </section>
);

/** Where it lies: red with its interest when late, one quiet sentence when in time. */
function Where({ claim }: { claim: Claim }) {
  const today = useToday();
  const { desk, late, dueOn, basis } = claim;
  const at = desk && (
    <>
      <b>{desk.name}</b> 处，{dayText(desk.since, today)} 收到
    </>
  );
  if (!late)
    return (
      <p className="quiet">
        在 {at}。最迟 {dayText(dueOn, today)} 付清。
      </p>
    );
  return (
    <Notice tone="bad">
      <b className="payment-late">超期 {late.days} 天</b>　停在 {at}。法定应于{" "}
      {dayText(dueOn, today)} 前付清
      {late.interest !== null && (
        <>
          ，已产生逾期利息{" "}
          <b>
            <Amount fen={late.interest} />
          </b>
        </>
      )}
      。
      <Citations of={basis} />
    </Notice>
  );
}

const ClaimSection = ({ claim }: { claim: Claim }) => {
  const today = useToday();
  const { jurisdiction, payment, acceptance, contract } = claim;
  return (
    <Section
      title={
        <>
          {claim.payer}　{claim.title}
        </>
      }
      aside={
        <b className="payment-amount">
          <Amount fen={claim.amount} />
        </b>
      }
    >
      <StageLine
        label={`${claim.title}的进展`}
        stations={claim.stations.map(({ name, state, on, note }) => ({
          name,
          state,
          on: on ? dayText(on, today) : note || undefined,
        }))}
      />
      <div className="payment-where">
        <Where claim={claim} />
        <div>
          {claim.late && (
            <LinkButton to={`/claims/${claim.id}/letter`} isMain>
              写催款函，主张利息
            </LinkButton>
          )}
          {payment && <Link to={paymentAddress({ jurisdiction, id: payment })}>看申请</Link>}
          {acceptance && <Link to={`/acceptances/${jurisdiction}/${acceptance}`}>看验收书</Link>}
          <Link to={`/contracts/${jurisdiction}/${contract}`}>看合同</Link>
        </div>
      </div>
    </Section>
  );
};

/** 我的款项到哪了: what a provider asks every day. */
export function ClaimsPage() {
  const claims = useRead(listClaims, {});
  return (
    <Page title="我的款项到哪了">
      <Sums of={claims} />
      {claims.rows.length === 0 && (
        <Section label="应收">
          <EmptyState
            title="现在没有应收的款项"
            says="服务验收合格以后，每一笔款停在谁处、最迟哪天付清，都会列在这里。"
          />
        </Section>
      )}
      {claims.rows.map((one) => (
        <ClaimSection key={one.id} claim={one} />
      ))}
      {claims.paid.length > 0 && (
        <Section title="最近到账" aside="元">
          <Table
            label="最近到账"
            rows={claims.paid}
            keyOf={(one) => one.id}
            columns={[
              { head: "款项", of: (one) => <Link to={paymentAddress(one)}>{one.title}</Link> },
              { head: "付款单位", of: (one) => one.payer },
              { head: "到账", of: (one) => <DayText on={one.paidOn} /> },
              { head: "用了（天）", isFigure: true, of: (one) => one.days },
              {
                head: "金额",
                isFigure: true,
                isMain: true,
                of: (one) => <Amount fen={one.amount} bare />,
              },
            ]}
          />
        </Section>
      )}
      <p className="quiet">
        逾期利息：合同没有约定时按每日万分之五计算，依据《保障中小企业款项支付条例》。只有您和经办单位看得到本页。
      </p>
    </Page>
  );
}
