import { catalogItemPage, catalogPage } from "./CatalogPages.tsx";
import { frontPage } from "./FrontPage.tsx";
import type { PortalPage } from "./page.ts";
import { projectPage } from "./ProjectPage.tsx";
import { projectsPage } from "./ProjectsPage.tsx";
import * as published from "./PublicationPages.tsx";

/** All pages of the portal, in the order of the bar above. */
export const pages: readonly PortalPage[] = [
  frontPage,
  projectsPage,
  catalogPage,
  published.noticesPage,
  published.contractsPage,
  published.evaluationsPage,
  published.publicationsPage,
  projectPage,
  catalogItemPage,
  published.contractPage,
  published.evaluationPage,
  published.publicationPage,
];
