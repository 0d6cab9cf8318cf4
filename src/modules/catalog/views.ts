import * as z from "zod";
import { breach, date, id, key, keysOf, offer } from "../../base/shape.ts";
import { differenceNames } from "./differences.ts";
import { catalogLevels, SixKindShape } from "./model.ts";
import { opinionNames, reviewNames, revisionKinds, statuses } from "./revision.ts";

const level = z.enum(keysOf(catalogLevels));

export const EditionView = z.object({
  id: z.string(),
  name: z.string(),
  issuer: z.string(),
  place: z.string(),
  level,
  levelName: z.string(),
  /** Of a department's catalog: whose field it is. */
  organization: z.object({ id, name: z.string() }).optional(),
  delegatedBy: z.string(),
  document: z.string(),
  revision: z.string(),
  from: date,
  to: date.optional(),
  isInForce: z.boolean(),
  confirmed: z.boolean(),
});

export const ItemView = z.object({
  code: z.string(),
  name: z.string(),
  level: z.number(),
  path: z.array(z.string()),
  isLeaf: z.boolean(),
  scope: z.string(),
  kind: SixKindShape.optional(),
  kindName: z.string().optional(),
  purchaseItem: z.string().optional(),
  purchaseItemName: z.string().optional(),
  functionalClasses: z.array(z.string()),
  department: z.string(),
});

export const DifferenceView = z.object({
  code: z.string(),
  kind: z.enum(keysOf(differenceNames)),
  kindName: z.string(),
  name: z.string(),
  fields: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
});

export const RevisionRow = z.object({
  ...key,
  number: z.string(),
  kind: z.enum(keysOf(revisionKinds)),
  kindName: z.string(),
  level,
  levelName: z.string(),
  organization: z.object({ id, name: z.string() }),
  title: z.string(),
  status: z.enum(statuses),
  statusName: z.string(),
  draftedOn: date,
  answerBy: date.nullable(),
  publishedOn: date.nullable(),
  fromOn: date.nullable(),
});

const ChangeView = z.object({
  code: z.string(),
  isRemoved: z.boolean(),
  name: z.string(),
  scope: z.string(),
  kind: SixKindShape.optional(),
  kindName: z.string().optional(),
  purchaseItem: z.string().optional(),
  functionalClasses: z.array(z.string()),
  department: z.string(),
  remark: z.string(),
  /** Against the edition it changes; null where nothing differs. */
  difference: DifferenceView.nullable(),
});

const OpinionView = z.object({
  id,
  round: z.number(),
  organization: z.object({ id, name: z.string() }),
  opinion: z.enum(keysOf(opinionNames)).nullable(),
  opinionName: z.string(),
  remarks: z.string(),
  person: z.string(),
  askedOn: date,
  answeredOn: date.nullable(),
  isLate: z.boolean(),
});

const ReviewView = z.object({
  id,
  round: z.number(),
  kind: z.enum(keysOf(reviewNames)),
  kindName: z.string(),
  reviewer: z.string(),
  document: z.string(),
  words: z.string(),
  reviewedOn: date,
});

export const RevisionView = RevisionRow.extend({
  office: z.object({ id, name: z.string() }).nullable(),
  reason: z.string(),
  need: id.nullable(),
  drafter: z.string(),
  delegatedBy: z.string(),
  document: z.string(),
  edition: z.string().nullable(),
  round: z.number(),
  needsExperts: z.boolean(),
  whyReturned: z.string(),
  former: EditionView.nullable(),
  upper: EditionView.nullable(),
  changes: z.array(ChangeView),
  /** What a whole edition drops of the former one. */
  dropped: z.array(DifferenceView),
  opinions: z.array(OpinionView),
  /** Whoever is merely asked sees only its own answer. */
  seesAllOpinions: z.boolean(),
  reviews: z.array(ReviewView),
  /** What stands against it today: gaps of the tree and the bars of the law. */
  gaps: z.array(z.string()),
  findings: z.array(breach),
  offers: z.array(offer),
});
