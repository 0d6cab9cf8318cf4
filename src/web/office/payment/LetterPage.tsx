import { Button } from "antd";
import { useParams } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { cite } from "../../../base/law.ts";
import { inCapitals } from "../../../base/capitals.ts";
import { listClaims } from "../../../modules/payment/api.ts";
import { fenOf, yuanText } from "../../parts/amount.ts";
import { paperDay } from "../../parts/day.ts";
import { useRead } from "../call.ts";
import { useMe } from "../me.ts";
import { EmptyState } from "../ui/Notice.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { PaperForm, PaperRow, Signature } from "../ui/PaperForm.tsx";
import { useToday } from "../ui/today.ts";

type Claim = Answer<typeof listClaims>["rows"][number];

/** The letter itself: every figure and article stands in it. */
function Letter({ claim, late }: { claim: Claim; late: NonNullable<Claim["late"]> }) {
  const today = useToday();
  const provider = useMe().post?.organization.name ?? "";
  const { amount, payer, title, dueOn, basis, desk } = claim;
  return (
    <PaperForm
      title="关于支付政府购买服务款项的函"
      left={`致：${payer}`}
      right={paperDay(today)}
      number={title}
    >
      <PaperRow of={[["款项", title]]} />
      <PaperRow of={[["应付金额", `${yuanText(amount)} 元　人民币${inCapitals(fenOf(amount))}`]]} />
      <PaperRow
        of={[
          ["付款期限", paperDay(dueOn)],
          ["已超期", `${late.days} 天（至 ${paperDay(today)}）`],
        ]}
      />
      {late.interest !== null && (
        <PaperRow
          of={[
            [
              "逾期利息",
              `${yuanText(late.interest)} 元（每日万分之五，合同另有约定的按约定；以后每日另计）`,
            ],
          ]}
        />
      )}
      <PaperRow of={[["现在停在", desk ? `${desk.name}，${desk.since} 收到` : "—"]]} />
      <PaperRow of={[["依据", basis.map(cite).join("、")]]} />
      <PaperRow
        of={[
          [
            "请求",
            late.interest === null
              ? "请贵单位尽快付清上述款项，并书面告知付款日期。"
              : "请贵单位尽快付清上述款项，一并支付逾期利息，并书面告知付款日期。",
          ],
        ]}
      />
      <PaperRow of={[["发函单位", <Signature key="by" name={provider} on={today} />]]} />
    </PaperForm>
  );
}

/** 催款函: claims an overdue sum with its interest. */
export function LetterPage() {
  const { id = "" } = useParams();
  const claim = useRead(listClaims, {}).rows.find((one) => one.id === id);
  if (!claim?.late)
    return (
      <Page title="催款函">
        <Section label="催款函">
          <EmptyState
            title="这笔款没有超期"
            says="只有过了法定期限还没有付清的款项，才需要催款函。"
            act={<LinkButton to="/claims">看我的款项</LinkButton>}
          />
        </Section>
      </Page>
    );
  return (
    <Page
      title="催款函"
      verbsBelow
      verbs={
        <div className="verbs">
          <Button type="primary" onClick={() => window.print()}>
            打印催款函
          </Button>
          <LinkButton to="/claims">看我的款项</LinkButton>
        </div>
      }
    >
      <Letter claim={claim} late={claim.late} />
    </Page>
  );
}
