import { Button } from "antd";
import { choosePost } from "../../../modules/organization/api.ts";
import { dayText } from "../../parts/day.ts";
import { useAct } from "../call.ts";
import { useMe } from "../me.ts";
import { startAgain } from "../Shell.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useToday } from "../ui/today.ts";

/** 代办: I act for somebody now, or could: nobody should have to look for it behind a name. */
export function Acting() {
  const { posts, post } = useMe();
  const today = useToday();
  const choose = useAct(choosePost, startAgain);
  const others = posts.filter((one) => one.actingFor !== null && one.id !== post?.id);
  const own = posts.find((one) => one.actingFor === null);
  return (
    <>
      {post?.actingFor && (
        <Notice tone="warn">
          您正在代 {post.actingFor.name} 办理（{post.roleName}），到{" "}
          {dayText(post.actingFor.toOn, today)} 止。
          {own && (
            <Button type="link" onClick={() => choose.mutate({ post: own.id })}>
              回到自己的岗位
            </Button>
          )}
        </Notice>
      )}
      {others.map((one) => (
        <Notice key={one.id}>
          {one.actingFor?.name} 委托您代办“{one.roleName}”，到{" "}
          {dayText(one.actingFor?.toOn ?? today, today)} 止。
          <Button type="link" onClick={() => choose.mutate({ post: one.id })}>
            换到这个岗位
          </Button>
        </Notice>
      ))}
    </>
  );
}
