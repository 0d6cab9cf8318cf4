import { answer, type Route } from "../../platform/http.ts";
import * as api from "./api.ts";
import { standingsOf } from "./shareStandings.ts";
import { listFundPapers } from "./fundPapers.ts";
import { downloadFunds, ownFunds, viewFunds } from "./fundViews.ts";
import * as reads from "./reads.ts";

export const deskRoutes: Route[] = [
  answer(api.viewFunds, ({ db, by, input }) => viewFunds(db, by, input)),
  answer(api.listFundPapers, ({ db, by, input }) => listFundPapers(db, ownFunds(by, input))),
  answer(api.downloadFunds, ({ db, by, input }) => downloadFunds(db, by, input)),
  answer(api.viewDesk, ({ db, by, today }) => reads.viewDesk(db, by, today)),
  answer(api.viewStages, async ({ db, by, input, today }) => ({
    stages: await reads.stagesOfProject(db, by, input, today),
  })),
  answer(api.viewStandings, ({ db, input, today }) => standingsOf(db, input, today)),
  answer(api.listStages, async ({ db, input: { jurisdiction, projects }, today }) => ({
    rows: await reads.stagesOfList(db, jurisdiction, projects.split(","), today),
  })),
];
