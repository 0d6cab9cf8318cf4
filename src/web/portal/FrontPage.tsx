import { Band } from "./Layout.tsx";
import type { PortalPage } from "./page.ts";

export const frontPage: PortalPage = {
  path: "/",
  nav: "首页",
  open: async () => ({
    title: "政府购买服务公开",
    body: (
      <Band>
        <h1>政府购买服务公开</h1>
        <p className="lead">
          还没有公开的项目。项目批准、采购、签合同和验收之后，会自动在这里公开。
        </p>
      </Band>
    ),
  }),
};
