import { Band } from "./Layout.tsx";
import type { Shown } from "./page.ts";

/** A page that only says one thing: not found, refused, a fault of ours. */
export const said = (title: string, says: string): Shown => ({
  title,
  body: (
    <Band>
      <h1>{title}</h1>
      <p className="lead">{says}</p>
      <p>
        <a href="/">回首页</a>
      </p>
    </Band>
  ),
});
