import { EmptyState } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";

export const WorkbenchPage = () => (
  <Page title="工作台" untitled>
    <Section title="等我办的" flush>
      <EmptyState title="今天没有要办的事" />
    </Section>
  </Page>
);
