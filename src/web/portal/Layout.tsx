import type { ReactNode } from "react";
import type { Shown } from "./page.ts";

type Word = { path: string; word: string };

type Laid = {
  shown: Shown;
  words: readonly Word[];
  path: string;
  styles: string;
  /** Whether what is shown is the invented county: nobody may take it for a real one. */
  isDemo: boolean;
};

/** The word whose page or list this is. */
const isCurrent = (word: Word, path: string): boolean =>
  word.path === "/" ? path === "/" : path === word.path || path.startsWith(`${word.path}/`);

const Words = ({ words, path }: { words: readonly Word[]; path: string }) => (
  <>
    {words.map((one) => (
      <a key={one.path} href={one.path} aria-current={isCurrent(one, path) ? "page" : undefined}>
        {one.word}
      </a>
    ))}
  </>
);

/** The whole document. No script at all: what it shows is there when it arrives. */
export const Layout = ({ shown, words, path, styles, isDemo }: Laid) => (
  <html lang="zh-CN">
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light" />
      <title>{`${shown.title}　购服`}</title>
      <link rel="stylesheet" href={styles} />
      <link rel="icon" href="data:," />
    </head>
    <body>
      <a className="skip-link" href="#main">
        跳到正文
      </a>
      <header className="portal-bar">
        {isDemo && (
          <p className="portal-demo">演示：这里的地方、单位、人员、金额和文件都是虚构的。</p>
        )}
        <div className="portal-bar-in">
          <a href="/" className="wordmark">
            <b>购服</b> <span>{shown.place ?? "政府购买服务公开"}</span>
          </a>
          <nav className="portal-nav" aria-label="主导航">
            <Words words={words} path={path} />
          </nav>
          <details className="portal-menu">
            <summary>菜单</summary>
            <nav aria-label="菜单">
              <Words words={words} path={path} />
              <a href="/office/">登录办事</a>
            </nav>
          </details>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {shown.body}
      </main>
      <footer className="portal-foot">
        <div className="portal-in">
          <a href="/office/">单位和承接主体登录办事</a>
          <a href="/api/docs">开放接口</a>
        </div>
      </footer>
      {shown.foot !== undefined && (
        <aside className="phone-foot" aria-label="常用">
          {shown.foot}
        </aside>
      )}
    </body>
  </html>
);

/** A strip over the full width; `isTinted` sets it off from the white page. */
export const Band = ({
  isTinted = false,
  children,
}: {
  isTinted?: boolean;
  children: ReactNode;
}) => (
  <div className={isTinted ? "band band-tinted" : "band"}>
    <div className="portal-in">{children}</div>
  </div>
);
