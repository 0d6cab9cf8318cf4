import { frontPage } from "./FrontPage.tsx";
import type { PortalPage } from "./page.ts";

/** All pages of the portal, in the order of the bar above. */
export const pages: readonly PortalPage[] = [frontPage];
