import * as z from "zod";
import { reads } from "../../base/endpoint.ts";
import { date, keysOf } from "../../base/shape.ts";
import { howNames } from "./howNames.ts";
import { SixKindShape } from "./model.ts";

const place = z
  .string()
  .regex(/^\d{0,6}$/, "行政区划代码应为至多六位数字")
  .default("");
const code = z.string().regex(/^[A-Z]\d{0,6}$/, "目录编码应如 B0301");

const EditionView = z.object({
  id: z.string(),
  name: z.string(),
  issuer: z.string(),
  confirmed: z.boolean(),
});

const ItemView = z.object({
  code: z.string(),
  name: z.string(),
  level: z.number(),
  path: z.array(z.string()),
  isLeaf: z.boolean(),
  kind: SixKindShape.optional(),
  kindName: z.string().optional(),
  purchaseItem: z.string().optional(),
  purchaseItemName: z.string().optional(),
  functionalClass: z.string().optional(),
});

export const listItems = reads({
  path: "/api/catalog/items",
  says: "指导性目录：全部事项，或者按词查找可购买的事项。",
  may: "public",
  input: z.object({ words: z.string().max(60).optional(), place, on: date.optional() }),
  output: z.object({ edition: EditionView, rows: z.array(ItemView) }),
});

export const viewItem = reads({
  path: "/api/catalog/items/:code",
  says: "目录事项：类别和品目。",
  may: "public",
  input: z.object({ code, place, on: date.optional() }),
  output: ItemView.extend({ edition: EditionView }),
});

export const searchCatalog = reads({
  path: "/api/catalog/search",
  says: "查找目录事项和全部服务品目：可以写词、拼音首字母、编码，也认得常用说法和错别字。",
  may: "public",
  input: z.object({
    q: z.string().max(60),
    place,
    limit: z.coerce.number().int().min(1).max(50).default(20),
    on: date.optional(),
  }),
  output: z.object({
    edition: EditionView,
    rows: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        kind: z.enum(["item", "purchaseItem"]),
        path: z.array(z.string()),
        score: z.number(),
        matched: z.string(),
        by: z.enum(keysOf(howNames)),
        byName: z.string(),
      }),
    ),
  }),
});
