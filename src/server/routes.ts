import type { Route } from "../platform/http.ts";
import { paymentRoutes } from "../modules/payment/routes.ts";
import { evaluationRoutes } from "../modules/evaluation/routes.ts";
import { deliveryRoutes } from "../modules/delivery/routes.ts";
import { contractRoutes } from "../modules/contract/routes.ts";
import { rulingRoutes } from "../modules/ruling/routes.ts";
import { procurementRoutes } from "../modules/procurement/routes.ts";
import { planRoutes } from "../modules/plan/routes.ts";
import { projectRoutes } from "../modules/project/routes.ts";
import { boundaryRoutes } from "../modules/boundary/routes.ts";
import { budgetRoutes } from "../modules/budget/routes.ts";
import { catalogRoutes } from "../modules/catalog/routes.ts";
import { standardRoutes } from "../modules/standard/routes.ts";
import { deskRoutes } from "../modules/desk/routes.ts";
import { disclosureRoutes } from "../modules/disclosure/routes.ts";
import { dutyRoutes } from "../modules/duty/routes.ts";
import { historyRoutes } from "../modules/history/routes.ts";
import { needsRoutes } from "../modules/needs/routes.ts";
import { organizationRoutes } from "../modules/organization/routes.ts";
import { policyRoutes } from "../modules/policy/routes.ts";
import { providerRoutes } from "../modules/provider/routes.ts";
import { reportingRoutes } from "../modules/reporting/routes.ts";
import { analysisRoutes } from "../modules/analysis/routes.ts";
import { appraisalRoutes } from "../modules/appraisal/routes.ts";
import { statisticsRoutes } from "../modules/statistics/routes.ts";
import { supervisionRoutes } from "../modules/supervision/routes.ts";

/** The only list of the whole: what the server answers. */
export const routes: readonly Route[] = [
  ...organizationRoutes,
  ...policyRoutes,
  ...providerRoutes,
  ...catalogRoutes,
  ...boundaryRoutes,
  ...dutyRoutes,
  ...rulingRoutes,
  ...standardRoutes,
  ...needsRoutes,
  ...budgetRoutes,
  ...projectRoutes,
  ...planRoutes,
  ...procurementRoutes,
  ...contractRoutes,
  ...deliveryRoutes,
  ...evaluationRoutes,
  ...paymentRoutes,
  ...historyRoutes,
  ...statisticsRoutes,
  ...reportingRoutes,
  ...analysisRoutes,
  ...supervisionRoutes,
  ...disclosureRoutes,
  ...appraisalRoutes,
  ...deskRoutes,
];
