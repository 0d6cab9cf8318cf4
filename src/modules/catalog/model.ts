import * as z from "zod";
import type { InForce } from "../../base/day.ts";
import { sixKinds, type SixKind } from "../policy/model.ts";

/** 目录层级: whose catalog. A lower one only narrows and details its upper one. */
export const catalogLevels = {
  province: "省级目录",
  city: "市级目录",
  county: "县级目录",
  township: "乡镇目录",
  department: "部门目录",
} as const;

export type CatalogLevel = keyof typeof catalogLevels;

/** 指导性目录的一个版本. */
export type CatalogEdition = InForce & {
  id: string;
  name: string;
  issuer: string;
  place: string;
  level: CatalogLevel;
  /** Of a department's catalog: the department. */
  organization?: string | undefined;
  /** 授权依据: who decides how catalogs below the province are made is the province (102 第十二条). */
  delegatedBy: string;
  document: string;
  /** Number of the revision that made it; empty where it was adopted from paper. */
  revision: string;
  confirmed: boolean;
};

/** Whose catalog is asked for: that of a place, or of a purchaser in it, whom a narrower one may bind. */
export type CatalogOf = string | { place: string; purchaser: { id: string; kind: string } };

/** 目录事项: a leaf can be bought; it carries its kind of the six and its 品目 code. */
export type CatalogItem = {
  edition: string;
  code: string;
  name: string;
  level: number;
  parent?: string | undefined;
  isLeaf: boolean;
  /** 范围: what it covers. */
  scope: string;
  kind?: SixKind | undefined;
  purchaseItem?: string | undefined;
  /** Proposed functional classes, the usual one first. */
  functionalClasses: readonly string[];
  /** 责任部门. */
  department: string;
};

/** 负面清单事项, by its number in 102 第十条. */
export type NegativeItem = { ground: number; article: string; says: string; disguise: string };

const words = z.string().min(1);

/** 服务标准的内容: what a contract copies and an acceptance checks. */
export const StandardContent = z.object({
  scope: words,
  /** How the quantity is counted, and what a price covers. */
  quantity: words,
  priceBasis: words,
  quality: z.array(words).min(1),
  timeliness: z.array(words).min(1),
  qualifications: z.array(
    z.object({
      /** Of the provider, or of each of the people who serve. */
      of: z.enum(["provider", "staff"]),
      name: words,
      atLeast: z.int().positive(),
    }),
  ),
  clauses: z.array(z.object({ topic: words, text: words })).min(1),
  acceptanceItems: z
    .array(
      z.object({
        code: words,
        name: words,
        standard: words,
        /** How it is checked: 查阅资料, 现场查看, 抽样, 问服务对象. */
        method: words,
        /** Part of one hundred; what is not met is deducted by it. */
        weight: z.int().positive(),
      }),
    )
    .min(1),
  indicators: z
    .array(
      z.object({
        dimension: z.enum(["output", "benefit", "satisfaction"]),
        name: words,
        /** "at least" or "at most" the target. */
        sense: z.enum(["atLeast", "atMost"]),
        target: z.number(),
        unit: words,
        evidence: words,
        weight: z.int().positive(),
      }),
    )
    .min(1),
  /** 公共服务 must ask the people served at acceptance (条例 第四十五条). */
  asksUsers: z.boolean(),
});

export type StandardContent = z.infer<typeof StandardContent>;

/** 服务标准（版本）. */
export type ServiceStandard = InForce & {
  item: string;
  version: number;
  name: string;
  unit: string;
  /** Fen per unit. */
  priceLow: bigint;
  priceHigh: bigint;
  document: string;
  confirmed: boolean;
  content: StandardContent;
};

export const SixKindShape = z.enum(sixKinds);
