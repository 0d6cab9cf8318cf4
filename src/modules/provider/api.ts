import * as z from "zod";
import { reads, writes } from "../../base/endpoint.ts";
import { id, offer, page, pageOf } from "../../base/shape.ts";
import { purchaserRoles, staffRoles } from "../organization/roles.ts";
import * as model from "./model.ts";

const finance = ["countyFinanceOfficer", "countyFinanceReviewer"];
const reviewer = ["countyFinanceReviewer"];
const done = z.object({ done: z.literal(true) });

const QualificationView = z.object({
  id,
  heldBy: z.enum(["provider", "staff"]),
  name: z.string(),
  number: z.string(),
  issuer: z.string(),
  holders: z.number(),
  from: z.string(),
  to: z.string().optional(),
  /** On the day of the question. */
  isValid: z.boolean(),
});

const ProviderRow = z.object({
  id,
  creditCode: z.string(),
  name: z.string(),
  status: model.StatusShape,
  statusName: z.string(),
  size: model.SizeShape,
  sizeName: z.string(),
  className: z.string(),
});

const ProviderView = ProviderRow.extend({
  institutionClass: model.InstitutionClassShape.optional(),
  isFiscalMass: z.boolean().optional(),
  eligibility: z.string().optional(),
  qualifications: z.array(QualificationView),
  bans: z.array(
    z.object({ from: z.string(), until: z.string(), document: z.string(), reason: z.string() }),
  ),
  directory: z.array(
    z.object({
      jurisdiction: z.string(),
      kind: model.DirectoryKindShape,
      kindName: z.string(),
      document: z.string(),
      listedOn: z.string(),
      removedOn: z.string().optional(),
    }),
  ),
  ratings: z.array(
    z.object({
      jurisdiction: z.string(),
      contract: z.string(),
      year: z.number(),
      score: z.number(),
      grade: z.string(),
      gradedOn: z.string(),
    }),
  ),
  offers: z.array(offer),
});

export const listProviders = reads({
  path: "/api/providers",
  says: "承接主体登记簿：按名称、代码、状态或者本县名录查找。",
  may: staffRoles,
  input: z.object({
    ...page,
    words: z.string().trim().min(1).max(60).optional(),
    status: model.StatusShape.optional(),
    listedIn: z
      .string()
      .regex(/^\d{6}$/, "财政区划代码应为六位数字")
      .optional(),
  }),
  output: pageOf(ProviderRow),
});

export const viewProvider = reads({
  path: "/api/providers/:id",
  says: "承接主体档案：资质、名录、禁止期和履约评价。",
  may: staffRoles,
  input: z.object({ id }),
  output: ProviderView,
});

export const viewOwnProvider = reads({
  path: "/api/provider",
  says: "承接主体查看自己的档案。",
  may: ["providerAgent"],
  input: z.object({}),
  output: ProviderView,
});

export const registerProvider = writes({
  path: "/api/providers",
  says: "登记承接主体。",
  may: finance,
  input: model.RegisterInput,
  output: z.object({ id }),
});

export const introduceProvider = writes({
  path: "/api/providers/introduce",
  says: "购买主体经办人登记一家还没有登记过的承接主体；县财政局核验以后才能承接。",
  may: purchaserRoles,
  input: model.IntroduceInput,
  output: z.object({ id }),
});

export const checkProvider = writes({
  path: "/api/providers/:id/check",
  says: "核验承接主体的资格。",
  may: finance,
  input: model.CheckInput,
  output: done,
});

export const addQualification = writes({
  path: "/api/providers/:id/qualifications",
  says: "补充资质。",
  may: finance,
  input: model.AddQualificationInput,
  output: done,
});

export const enlistProvider = writes({
  path: "/api/providers/:id/directory",
  says: "列入本县备案名录。名录只供参考，不得用来限制竞争。",
  may: finance,
  input: model.EnlistInput,
  output: done,
});

export const banProvider = writes({
  path: "/api/providers/:id/ban",
  says: "登记禁止参加政府采购活动的处罚决定。",
  may: reviewer,
  input: model.BanInput,
  output: done,
});

export const changeStanding = writes({
  path: "/api/providers/:id/standing",
  says: "暂停、恢复、期满解除或者移出。",
  may: reviewer,
  input: model.StandingInput.extend({ verb: z.enum(["suspend", "resume", "lift", "remove"]) }),
  output: done,
});
