import type { Answer } from "../../../base/endpoint.ts";
import type { viewGrant } from "../../../modules/budget/api.ts";

export type Grant = Answer<typeof viewGrant>;

export const partNames = { give: "拆分", takeBack: "收回" } as const;
