import { Link } from "react-router";
import { EmptyState } from "./ui/Notice.tsx";
import { Page, Section } from "./ui/Page.tsx";

/** What one may not see looks the same as what does not exist. */
export const NotFound = () => (
  <Page title="没有这一页">
    <Section label="说明">
      <EmptyState
        title="这个地址没有内容，或者不在您的岗位能看的范围里"
        says="请从上面的导航进入；需要查看别的单位的事项，请与县财政局联系。"
        act={<Link to="/">回工作台</Link>}
      />
    </Section>
  </Page>
);
