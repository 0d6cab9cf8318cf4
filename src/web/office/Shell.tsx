import { Popover } from "antd";
import { useState } from "react";
import { Link, Outlet, useLocation } from "react-router";
import { choosePost, signOut } from "../../modules/organization/api.ts";
import { delegable } from "../../modules/organization/model.ts";
import { litOf, navOf, phoneOf } from "./bar.ts";
import { Boundary } from "./Boundary.tsx";
import { useAct } from "./call.ts";
import { Icon } from "./Icon.tsx";
import { useMe, type Me } from "./me.ts";
import { Today } from "./ui/today.ts";

/** After another post or nobody, nothing of the old one may stay on the screen. */
export const startAgain = () => window.location.assign("/office/");

/** Posts, password, sign-out: behind my name in the top bar, and on 我的 on the phone. */
export function WhoMenu({ me, onLeave }: { me: Me; onLeave?: () => void }) {
  const choose = useAct(choosePost, startAgain);
  const leave = useAct(signOut, startAgain);
  return (
    <div className="menu">
      {me.posts.length > 1 &&
        me.posts.map((post) => (
          <button
            key={post.id}
            type="button"
            aria-current={post.id === me.post?.id}
            disabled={choose.isPending}
            onClick={() => choose.mutate({ post: post.id })}
          >
            {post.organization.name}
            <small>
              {post.roleName}
              {post.actingFor ? `（代 ${post.actingFor.name}）` : ""}
              {post.id === me.post?.id ? "　正在用" : ""}
            </small>
          </button>
        ))}
      {me.post && delegable.includes(me.post.role) && (
        <Link to="/delegations" onClick={onLeave}>
          委托代办
        </Link>
      )}
      <Link to="/password" onClick={onLeave}>
        修改密码
      </Link>
      <button type="button" disabled={leave.isPending} onClick={() => leave.mutate({})}>
        退出登录
      </button>
    </div>
  );
}

function TopBar({ me }: { me: Me }) {
  const [isOpen, setIsOpen] = useState(false);
  const entries = navOf(me.post?.role);
  const lit = litOf(useLocation().pathname, entries);
  return (
    <header className="top-bar">
      <div className="top-bar-in">
        <Link to="/" className="wordmark">
          <b>购服</b> <span>{me.platform}</span>
        </Link>
        <nav className="nav" aria-label="主导航">
          {entries.map(({ path, word }) => (
            <Link key={path} to={path} aria-current={path === lit ? "page" : undefined}>
              {word}
            </Link>
          ))}
        </nav>
        <Popover
          trigger="click"
          placement="bottomRight"
          open={isOpen}
          onOpenChange={setIsOpen}
          content={<WhoMenu me={me} onLeave={() => setIsOpen(false)} />}
        >
          <button type="button" className="who" aria-haspopup="dialog" aria-expanded={isOpen}>
            <span className="who-office">{me.post?.organization.name}</span>
            <span>{me.person.name}</span>
            <span aria-hidden="true">▾</span>
          </button>
        </Popover>
      </div>
    </header>
  );
}

/** The frame around every page: one bar above, one below on the phone, one `<main>`. */
export function Shell() {
  const me = useMe();
  const below = phoneOf(me.post?.role);
  const lit = litOf(useLocation().pathname, below);
  return (
    <Today value={me.today}>
      <a className="skip-link" href="#main">
        跳到正文
      </a>
      <TopBar me={me} />
      <main id="main" tabIndex={-1}>
        <Boundary>
          <Outlet />
        </Boundary>
      </main>
      <nav className="bottom-bar" aria-label="底部导航">
        {below.map(({ path, word, icon }) => (
          <Link key={path} to={path} aria-current={path === lit ? "page" : undefined}>
            <Icon name={icon} />
            {word}
          </Link>
        ))}
      </nav>
    </Today>
  );
}
