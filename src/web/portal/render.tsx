import { renderToStaticMarkup } from "react-dom/server";
import { Layout } from "./Layout.tsx";
import { match, type Ask, type Shown } from "./page.ts";
import { pages } from "./pages.ts";
import { said } from "./Said.tsx";

/** Outside the build (tests) there is no sheet with a name of its own. */
const styles = typeof PORTAL_STYLES === "string" ? PORTAL_STYLES : "/assets/portal.css";

const words = pages.flatMap(({ path, nav }) => (nav === undefined ? [] : [{ path, word: nav }]));

type Status = { status: number; shown: Shown };

const kindOf = (error: unknown): unknown => Object(error).kind;

/** What the public may not see and what does not exist look the same. */
async function found(path: string, query: Record<string, string>, ask: Ask): Promise<Status> {
  for (const page of pages) {
    const params = match(page.path, path);
    if (!params) continue;
    try {
      return { status: 200, shown: await page.open(ask, { path, params, query }) };
    } catch (error) {
      const kind = kindOf(error);
      if (kind === "invalid")
        return { status: 400, shown: said("地址里有不认识的内容", "请从首页重新查找。") };
      if (kind !== "notFound" && kind !== "forbidden") throw error;
    }
  }
  return {
    status: 404,
    shown: said("没有这一页", "可能还没有公开，或者地址写错了。请从首页查找。"),
  };
}

/** Renders a page of the portal. A fault of ours is thrown: the server logs it and calls `renderFault`. */
export async function render(
  { path, query, isDemo }: { path: string; query: Record<string, string>; isDemo?: boolean },
  ask: Ask,
): Promise<{ status: number; html: string }> {
  const { status, shown } = await found(path, query, ask);
  return { status, html: documentOf(shown, path, isDemo) };
}

/** The page for a fault of ours. It asks nothing, so it cannot fail again. `number` finds it in the log. */
export function renderFault(number?: string): { status: number; html: string } {
  const way =
    number === undefined ? "还不行，请告诉县财政局。" : `还不行，请告诉我们编号 ${number}。`;
  return { status: 500, html: documentOf(said("系统出了问题", `请稍后再看。${way}`), "") };
}

const documentOf = (shown: Shown, path: string, isDemo = false): string =>
  `<!doctype html>${renderToStaticMarkup(<Layout shown={shown} words={words} path={path} styles={styles} isDemo={isDemo} />)}`;
