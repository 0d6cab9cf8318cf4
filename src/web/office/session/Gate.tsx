import { useQuery } from "@tanstack/react-query";
import { viewMe } from "../../../modules/organization/api.ts";
import { send, Refused } from "../send.ts";
import { Shell } from "../Shell.tsx";
import { ChoosePost } from "./ChoosePost.tsx";
import { PasswordForm } from "./PasswordForm.tsx";
import { SignIn } from "./SignIn.tsx";
import type { Answer } from "../../../base/endpoint.ts";

type Me = Answer<typeof viewMe>;

/** Nobody passes without signing in, a password of their own, and one post. The address stays as it was. */
export function Gate() {
  const me = useQuery<Me>({
    queryKey: [viewMe.path, "{}"],
    queryFn: ({ signal }) => send(viewMe, {}, { signal }),
  });
  if (me.error instanceof Refused && me.error.kind === "unauthenticated") return <SignIn />;
  if (me.error && !me.data) throw me.error;
  if (!me.data) return <p className="loading">正在读取…</p>;
  if (me.data.mustChangePassword) return <FirstPassword />;
  if (!me.data.post) return <ChoosePost posts={me.data.posts} />;
  return <Shell />;
}

const FirstPassword = () => (
  <main className="door">
    <h1>
      <small>第一次登录</small>
      请换成自己的密码
    </h1>
    <PasswordForm />
  </main>
);
