import { choosePost } from "../../../modules/organization/api.ts";
import { useAct } from "../call.ts";
import type { Post } from "../me.ts";
import { startAgain } from "../Shell.tsx";
import { WhyNot } from "../ui/WhyNot.tsx";

/** One person, several posts: an act is always done in one of them. */
export function ChoosePost({ posts }: { posts: readonly Post[] }) {
  const choose = useAct(choosePost, startAgain);
  return (
    <main className="door">
      <h1>
        <small>您有 {posts.length} 个岗位</small>
        这次用哪个岗位办事
      </h1>
      {posts.length === 0 && (
        <p>您的账号还没有岗位，暂时不能办事。请联系本单位系统管理员分配岗位。</p>
      )}
      <ul className="choices">
        {posts.map((post) => (
          <li key={post.id}>
            <button
              type="button"
              disabled={choose.isPending}
              onClick={() => choose.mutate({ post: post.id })}
            >
              <b>{post.organization.name}</b>
              <small>
                {post.roleName}
                {post.actingFor && `（代 ${post.actingFor.name}，到 ${post.actingFor.toOn}）`}
              </small>
            </button>
          </li>
        ))}
      </ul>
      <WhyNot error={choose.error} />
    </main>
  );
}
