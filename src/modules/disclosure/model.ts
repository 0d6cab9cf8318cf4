import * as z from "zod";
import type { Day } from "../../base/day.ts";
import type { Money } from "../../base/money.ts";
import {
  basis,
  date,
  id,
  jurisdiction,
  key,
  keysOf,
  moneyOut,
  page,
  pageOf,
  year,
} from "../../base/shape.ts";

/** 公开种类, as lists and titles name them. */
export const publicationKinds = {
  annualPlan: "年度购买计划",
  plan: "购买计划",
  project: "项目",
  intention: "采购意向",
  notice: "采购公告",
  award: "成交结果",
  contract: "合同",
  acceptance: "验收",
  evaluation: "绩效",
  payment: "支付",
} as const;
export type PublicationKind = keyof typeof publicationKinds;

/** An act may make public what is not listed here; it is then named by its noun. */
export const kindName = (kind: string): string =>
  Object.hasOwn(publicationKinds, kind) ? publicationKinds[kind as PublicationKind] : "公告";

/** 公开文本: masked, in words, so that the same text is shown, hashed and kept. */
export const Paper = z.object({
  kind: z.string(),
  number: z.string(),
  title: z.string(),
  place: z.string(),
  happenedOn: z.string(),
  facts: z.array(z.object({ name: z.string(), value: z.string() })),
  texts: z.array(z.object({ name: z.string(), says: z.string() })),
  tables: z.array(
    z.object({
      title: z.string(),
      head: z.array(z.string()),
      rows: z.array(z.array(z.string())),
    }),
  ),
  basis: z.array(basis),
});
export type Paper = z.infer<typeof Paper>;

/** 快照: what one act made public, before it is stored. */
export type Snapshot = {
  project: string | null;
  happenedOn: Day;
  year: number;
  amount: Money | null;
  grade: string | null;
  provider: string;
  /** One line for lists: amount, provider, result. */
  says: string;
  paper: Omit<Paper, "kind" | "place" | "happenedOn" | "basis">;
};

export const PublicationRow = z.object({
  ...key,
  kind: z.string(),
  kindName: z.string(),
  subject: z.object({ kind: z.string(), id }),
  project: id.nullable(),
  title: z.string(),
  place: z.string(),
  says: z.string(),
  year: z.number(),
  amount: moneyOut.nullable(),
  grade: z.string().nullable(),
  provider: z.string(),
  happenedOn: date,
  publishedOn: date,
  dueOn: date.nullable(),
});

export const PublicationView = PublicationRow.extend({
  county: z.string(),
  publishedAt: z.iso.datetime(),
  paper: Paper,
  /** The very text that was published, and its SHA-256: anybody can compute it again. */
  content: z.string(),
  hash: z.string(),
  /** A later text on the same subject. */
  replacedBy: id.nullable(),
});

export const PublicProjectRow = z.object({
  ...key,
  number: z.string(),
  title: z.string(),
  year: z.number(),
  place: z.string(),
  itemName: z.string(),
  kindName: z.string(),
  budget: moneyOut,
  planned: moneyOut,
  contracted: moneyOut,
  accepted: moneyOut,
  paid: moneyOut,
  provider: z.string(),
  stage: z.string(),
  grade: z.string().nullable(),
});

const Station = z.object({
  name: z.string(),
  state: z.enum(["done", "now", "late", "ahead"]),
  on: z.string().optional(),
  note: z.string().optional(),
});

export const PublicProjectView = PublicProjectRow.extend({
  county: z.string(),
  purpose: z.string(),
  forWhom: z.string(),
  trackName: z.string(),
  termFrom: date,
  termTo: date,
  stations: z.array(Station),
  publications: z.array(PublicationRow),
  /** The newest acceptance and evaluation, whole: what was promised and what was done. */
  acceptance: Paper.nullable(),
  evaluation: Paper.nullable(),
});

/** 邻近单位的购买. The mean price is null where the contract covers a part of the plan only. */
export const NeighbourRow = z.object({
  jurisdiction,
  project: id,
  place: z.string(),
  title: z.string(),
  year: z.number(),
  quantity: z.number().nullable(),
  unit: z.string().nullable(),
  price: moneyOut,
  unitPrice: moneyOut.nullable(),
  method: z.string(),
  provider: z.string(),
  result: z.string().nullable(),
});

/** 邻近单位的单价. Contracts in another unit cannot be compared and are only counted. */
export const PriceRangeView = z.object({
  count: z.number(),
  others: z.number(),
  range: z
    .object({
      places: z.number(),
      from: z.number(),
      to: z.number(),
      least: moneyOut,
      first: moneyOut,
      median: moneyOut,
      third: moneyOut,
      most: moneyOut,
    })
    .nullable(),
});

const chain = {
  budget: moneyOut,
  planned: moneyOut,
  contracted: moneyOut,
  paid: moneyOut,
};

export const FrontView = z.object({
  county: z.string(),
  year: z.number(),
  today: date,
  townships: z.number(),
  villages: z.number(),
  contracts: z.number(),
  money: z.object(chain),
  newest: z.array(PublicationRow),
  places: z.array(
    z.object({
      ...chain,
      organization: id,
      name: z.string(),
      /** Average days from acceptance to payment in tenths; null where nothing was paid. */
      payDays: z.number().nullable(),
    }),
  ),
  payDays: z.number().nullable(),
  grades: z.object({
    year: z.number(),
    excellent: z.number(),
    good: z.number(),
    fair: z.number(),
    poor: z.number(),
  }),
});

const search = {
  ...page,
  after: id.optional(),
  q: z.string().trim().max(60, "最多 60 个字").optional(),
  place: id.optional(),
  jurisdiction: jurisdiction.optional(),
  year: year.optional(),
  grade: z.enum(["优", "良", "中", "差"]).optional(),
};

export const ProjectsInput = z.object(search);
export const PublicationsInput = z.object({
  ...search,
  kind: z.enum(keysOf(publicationKinds)).optional(),
  project: id.optional(),
});

export const PublicationPage = pageOf(PublicationRow).extend({ county: z.string() });
export const ProjectPage = pageOf(PublicProjectRow).extend({ county: z.string() });
