import * as z from "zod";
import { reads, writes } from "../../base/endpoint.ts";
import { date, id, key, keysOf, page, pageOf, text } from "../../base/shape.ts";
import {
  countyFinanceRoles,
  purchaserRoles,
  staffRoles,
  supervisorRoles,
  upperFinanceRoles,
} from "../organization/roles.ts";
import { howNames } from "./howNames.ts";
import * as revision from "./revision.ts";
import { DifferenceView, EditionView, ItemView, RevisionRow, RevisionView } from "./views.ts";

const place = z
  .string()
  .regex(/^\d{0,6}$/, "行政区划代码应为至多六位数字")
  .default("");
const code = z.string().regex(/^[A-Z]\d{0,6}$/, "目录编码应如 B0301");
const editionId = z.string().max(60, "没有这样的目录版本");

/** Which catalog: of a place and day, of a purchaser there, or one edition by its id. */
const which = {
  place,
  on: date.optional(),
  purchaser: id.optional(),
  edition: editionId.optional(),
};

export const listItems = reads({
  path: "/api/catalog/items",
  says: "指导性目录：全部事项，或者按词查找可购买的事项。",
  may: "public",
  input: z.object({ words: z.string().max(60).optional(), ...which }),
  output: z.object({ edition: EditionView, rows: z.array(ItemView) }),
});

export const viewItem = reads({
  path: "/api/catalog/items/:code",
  says: "目录事项：范围、类别、品目和责任部门。",
  may: "public",
  input: z.object({ code, ...which }),
  output: ItemView.extend({
    edition: EditionView,
    /** What details it further, where it is no leaf. */
    details: z.array(ItemView),
  }),
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

export const listEditions = reads({
  path: "/api/catalog/editions",
  says: "各版目录：本地和上级的，现行的和以前的，从近到远。",
  may: "public",
  input: z.object({ place }),
  output: z.object({
    /** The county whose platform this is, where it is one. */
    county: z.string(),
    rows: z.array(EditionView.extend({ leaves: z.number() })),
  }),
});

export const listDifferences = reads({
  path: "/api/catalog/differences",
  says: "两版目录逐项对照：新增、删去、改名、修改。",
  may: "public",
  input: z.object({ before: editionId, after: editionId }),
  output: z.object({
    before: EditionView,
    after: EditionView,
    rows: z.array(DifferenceView),
  }),
});

export const downloadEdition = reads({
  path: "/api/catalog/editions/:edition/file",
  says: "一版目录，.xlsx。",
  may: "public",
  input: z.object({ edition: editionId }),
  output: z.object({}),
  givesFile: true,
});

const compilers = [...purchaserRoles, "countyFinanceOfficer"] as const;
const finance = ["countyFinanceOfficer", "countyFinanceReviewer"] as const;
const readers = [
  ...purchaserRoles,
  "townshipHead",
  ...countyFinanceRoles,
  ...supervisorRoles,
  ...upperFinanceRoles,
] as const;
const done = z.object({ done: z.literal(true) });

export const listPurchaseItems = reads({
  path: "/api/catalog/purchase-items",
  says: "政府采购品目的服务类，按编码或名称查找，至多五十条。",
  may: staffRoles,
  input: z.object({ words: z.string().trim().max(60).default("") }),
  output: z.object({
    rows: z.array(z.object({ code: z.string(), level: z.number(), name: z.string() })),
  }),
});

export const listRevisions = reads({
  path: "/api/catalog/revisions",
  says: "目录修订：起草的、征求意见的、公布的。",
  may: readers,
  input: z.object({
    ...page,
    status: z.enum(revision.statuses).optional(),
    text: z.string().trim().max(60).optional(),
  }),
  output: pageOf(RevisionRow),
});

export const viewRevision = reads({
  path: "/api/catalog/revisions/:jurisdiction/:id",
  says: "一项目录修订：事项、意见、审查和现在能办的事。",
  may: readers,
  input: z.object(key),
  output: RevisionView,
});

export const downloadTemplate = reads({
  path: "/api/catalog/template",
  says: "目录导入模板，.xlsx。",
  may: compilers,
  input: z.object({}),
  output: z.object({}),
  givesFile: true,
});

export const draftRevision = writes({
  path: "/api/catalog/revisions",
  says: "起草目录：整版编制，或者调整几项。整版不写事项的，从现行版本开始。",
  may: ["departmentOfficer", "countyFinanceOfficer"],
  input: revision.DraftInput,
  output: z.object(key),
});

export const proposeItem = writes({
  path: "/api/catalog/proposals",
  says: "提出增补建议：目录里没有、应当改或者应当删的一个事项。",
  may: compilers,
  input: revision.ProposalInput,
  output: z.object(key),
});

export const editRevision = writes({
  path: "/api/catalog/revisions/:jurisdiction/:id/changes",
  says: "修改修订事项",
  may: compilers,
  input: revision.ChangesInput.extend(key),
  output: z.object({ changed: z.number() }),
});

export const importCatalog = writes({
  path: "/api/catalog/revisions/import",
  says: "从 .xlsx 或 .csv 读入修订事项：读得懂的行写入草案，读不懂的行连同原因退回。",
  may: ["departmentOfficer", "countyFinanceOfficer"],
  input: z.object({
    /** Into this draft; without it a new one is begun. */
    id: id.optional(),
    level: revision.DraftInput.shape.level,
    office: id.optional(),
    kind: revision.DraftInput.shape.kind,
    title: text(60),
    reason: text(300),
    delegatedBy: revision.DraftInput.shape.delegatedBy,
  }),
  output: z.object({
    revision: z.object(key),
    good: z.number(),
    changed: z.number(),
    bad: z.array(z.object({ row: z.number(), code: z.string(), because: z.string() })),
    /** The user's own table with its remarks, an attachment of the draft, where a row was refused. */
    paper: id.nullable(),
  }),
  takesFile: true,
});

export const askOpinions = writes({
  path: "/api/catalog/revisions/:jurisdiction/:id/ask",
  says: "向部门和乡镇征求意见",
  may: ["countyFinanceOfficer"],
  input: revision.AskInput.extend(key),
  output: done,
});

export const answerOpinion = writes({
  path: "/api/catalog/revisions/:jurisdiction/:id/answer",
  says: "答复征求意见",
  may: purchaserRoles,
  input: revision.AnswerInput.extend(key),
  output: done,
});

export const recordLegality = writes({
  path: "/api/catalog/revisions/:jurisdiction/:id/legality",
  says: "记录合法性审查，并写明是否需要专家论证",
  may: ["countyFinanceOfficer"],
  input: revision.LegalityInput.extend(key),
  output: done,
});

export const recordExperts = writes({
  path: "/api/catalog/revisions/:jurisdiction/:id/experts",
  says: "记录专家论证",
  may: ["countyFinanceOfficer"],
  input: revision.ReviewInput.extend(key),
  output: done,
});

export const approveRevision = writes({
  path: "/api/catalog/revisions/:jurisdiction/:id/approve",
  says: "批准目录修订",
  may: ["countyFinanceReviewer"],
  input: z.object(key),
  output: done,
});

export const returnRevision = writes({
  path: "/api/catalog/revisions/:jurisdiction/:id/return",
  says: "退回修改，可以逐项写明意见",
  may: finance,
  input: revision.ReturnInput.extend(key),
  output: done,
});

export const declineRevision = writes({
  path: "/api/catalog/revisions/:jurisdiction/:id/decline",
  says: "不予采纳，并说明理由",
  may: ["countyFinanceOfficer"],
  input: z.object({ ...key, reason: text(300) }),
  output: done,
});

export const publishRevision = writes({
  path: "/api/catalog/revisions/:jurisdiction/:id/publish",
  says: "公布目录：写明文号、授权依据和生效日",
  may: ["countyFinanceReviewer"],
  input: revision.PublishInput.extend(key),
  output: z.object({ edition: z.string() }),
});
