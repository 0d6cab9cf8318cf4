import { Link } from "react-router";
import { listNegatives } from "../../../modules/boundary/api.ts";
import { article, asBasis, inChinese } from "../../../base/law.ts";
import { noDisguisedFinancing, servicePurchase } from "../../../law/statutes.ts";
import { useRead } from "../call.ts";
import { Citations } from "../ui/Citation.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { RowList } from "../ui/RowList.tsx";

/** 负面清单 in plain words: what may not be bought, and the disguises it comes in. */
export function NegativesPage() {
  const { rows, notServices } = useRead(listNegatives, {});
  return (
    <Page
      title="负面清单"
      above={<Link to="/catalog">目录与标准</Link>}
      says="这六类事项不得纳入政府购买服务，换个名称也不行。"
    >
      <Section title="不得购买的六类事项">
        <RowList
          label="不得购买的事项"
          rows={rows.map((one) => ({
            id: `${one.ground}`,
            lead: <b>第{inChinese(one.ground)}类</b>,
            title: one.says,
            says: (
              <>
                常见的变相做法：{one.disguise}
                <Citations of={[asBasis(article(servicePurchase, one.article))]} />
              </>
            ),
          }))}
        />
      </Section>
      <Section title="也不得当作服务购买的">
        <ul>
          {notServices.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        <Citations of={[asBasis(article(noDisguisedFinancing, "二"))]} />
      </Section>
    </Page>
  );
}
