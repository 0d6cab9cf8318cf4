import { checkPage } from "./CheckPage.tsx";
import { catalogItemPage, catalogPage } from "./CatalogPages.tsx";
import { frontPage } from "./FrontPage.tsx";
import { negativesPage } from "./NegativesPage.tsx";
import type { PortalPage } from "./page.ts";
import { projectPage } from "./ProjectPage.tsx";
import { projectsPage } from "./ProjectsPage.tsx";
import * as published from "./PublicationPages.tsx";
import { standardPage, standardsPage } from "./StandardPages.tsx";

/** All pages of the portal, in the order of the bar above. */
export const pages: readonly PortalPage[] = [
  frontPage,
  projectsPage,
  catalogPage,
  published.noticesPage,
  published.contractsPage,
  published.evaluationsPage,
  published.publicationsPage,
  standardsPage,
  checkPage,
  negativesPage,
  projectPage,
  standardPage,
  catalogItemPage,
  published.contractPage,
  published.evaluationPage,
  published.publicationPage,
];
