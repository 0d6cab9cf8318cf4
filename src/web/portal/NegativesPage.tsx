import { article, asBasis, cite, inChinese } from "../../base/law.ts";
import { noDisguisedFinancing, servicePurchase } from "../../law/statutes.ts";
import { listNegatives } from "../../modules/boundary/api.ts";
import { Band } from "./Layout.tsx";
import type { PortalPage } from "./page.ts";
import { Trail } from "./parts.tsx";

/** 负面清单, in plain words. */
export const negativesPage: PortalPage = {
  path: "/negatives",
  open: async (ask) => {
    const { rows, notServices } = await ask(listNegatives, {});
    return {
      title: "政府永远不能买的六类事",
      body: (
        <Band>
          <Trail of={[["能不能买", "/check"], ["负面清单"]]} />
          <h1>政府永远不能买的六类事</h1>
          <p className="lead">这些事不能用“政府购买服务”的办法花钱，换个名称也不行。</p>
          <ol className="check-never">
            {rows.map((one) => (
              <li key={one.ground}>
                <h2>
                  第{inChinese(one.ground)}类　{one.says}
                </h2>
                <p>常见的变相做法：{one.disguise}</p>
                <p className="quiet">{cite(asBasis(article(servicePurchase, one.article)))}</p>
              </li>
            ))}
          </ol>
          <h2>也不能当作服务来买的</h2>
          <ul>
            {notServices.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          <p className="quiet">{cite(asBasis(article(noDisguisedFinancing, "二")))}</p>
        </Band>
      ),
    };
  },
};
