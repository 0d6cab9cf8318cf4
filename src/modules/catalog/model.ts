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

export const SixKindShape = z.enum(sixKinds);
