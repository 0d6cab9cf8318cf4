import type { NegativeItem } from "./model.ts";

/** Only read: its six rows come with the migrations. */
declare module "../../platform/db.ts" {
  interface Tables {
    negativeItem: NegativeItem;
  }
}
