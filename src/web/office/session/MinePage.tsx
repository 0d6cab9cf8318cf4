import { Link } from "react-router";
import { useMe } from "../me.ts";
import { navOf } from "../bar.ts";
import { WhoMenu } from "../Shell.tsx";
import { Page, Section } from "../ui/Page.tsx";

/** 我的, on the phone: what stands behind my name and in the top bar on a wide screen. */
export function MinePage() {
  const me = useMe();
  const places = navOf(me.post?.role);
  return (
    <Page title={me.person.name} above={<span>{me.post?.organization.name}</span>}>
      {places.length > 0 && (
        <Section title="全部栏目">
          <nav className="menu" aria-label="全部栏目">
            {places.map(({ path, word }) => (
              <Link key={path} to={path}>
                {word}
              </Link>
            ))}
          </nav>
        </Section>
      )}
      <Section label="岗位、密码、退出">
        <WhoMenu me={me} />
      </Section>
    </Page>
  );
}
