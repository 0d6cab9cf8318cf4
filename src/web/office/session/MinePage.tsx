import { useMe } from "../me.ts";
import { WhoMenu } from "../Shell.tsx";
import { Page, Section } from "../ui/Page.tsx";

/** 我的, on the phone: what stands behind my name on a wide screen. */
export function MinePage() {
  const me = useMe();
  return (
    <Page title={me.person.name} above={<span>{me.post?.organization.name}</span>}>
      <Section label="岗位、密码、退出">
        <WhoMenu me={me} />
      </Section>
    </Page>
  );
}
