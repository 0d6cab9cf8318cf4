import { day } from "../../src/base/day.ts";
import * as catalog from "../../src/modules/catalog/api.ts";
import * as projects from "../../src/modules/project/api.ts";
import { accounting, asked } from "../../src/server/demo/adjustment.ts";
import { offices, townships } from "../../src/server/demo/places.ts";
import { officer, reviewer } from "../../src/server/demo/purchase.ts";
import type { Teller, Who } from "../../src/server/demo/teller.ts";
import type { Chapter } from "./chapter.ts";

/** 目录调整 of 青禾县: a single item from its draft to the next edition, told by whoever does it. */
export type Adjustment = {
  teller: Teller;
  organizations: Record<string, string>;
  key: { jurisdiction: string; id: string };
  edition: string;
};

const department: Who = "departmentOfficer@farming";
const clerk: Who = "townshipClerk@liuhe";

/** Who is asked, by the post that answers. */
const answering: readonly Who[] = [
  ...offices
    .filter((one) => one.kind === "countyDepartment" && one.key !== "farming")
    .map(({ key }) => `departmentOfficer@${key}`),
  ...townships.map(({ key }) => `townshipClerk@${key}`),
];

const drafted: Chapter<Adjustment> = {
  title: "一、部门提出细化，县级目录不能超出省级目录",
  words:
    "农业农村局提出把“会计服务”分成村级和单位两项。下级目录只能在上级目录的范围内缩小和细化：编码要从上级的编码接下来，类别和品目不能变。草案里有一项省级目录没有的，征求意见之前就被挡住，写明是哪一项、依据哪一条；去掉以后才能往下办。",
  async tell(one) {
    const { teller } = one;
    teller.on(day("2026-03-02"));
    one.key = await teller.does(department, catalog.draftRevision, {
      kind: "adjustment",
      level: "county",
      title: "细化“会计服务”，区分村级和单位",
      reason: "两类记账的要求、价格、资质不同，合在一项里标准定不下来",
      changes: [
        ...accounting,
        { ...accounting[0]!, code: "B0303", name: "资产评估服务", scope: "村集体资产的评估" },
      ],
    });
    const asking = { ...one.key, organizations: asked(one.organizations) };
    await teller.isRefused(
      officer,
      catalog.askOpinions,
      { ...asking, answerBy: "2026-03-16" },
      { title: "政府购买服务管理办法", article: "12", says: "B0303 资产评估服务不在" },
    );
    await teller.does(department, catalog.editRevision, { ...one.key, dropped: ["B0303"] });
  },
};

const opinions: Chapter<Adjustment> = {
  title: "二、征求部门和乡镇意见，谁没有答复看得见",
  words:
    "县财政局向提出建议以外的每个部门和乡镇征求意见，写明答复期限，只问乡镇、不问部门不行。每家答复同意还是不同意、什么意见、谁在哪天答的，都记下来；不同意的要写理由。期限没到、还有单位没有答复，不能送合法性审查。",
  async tell(one) {
    const { teller, key } = one;
    teller.on(day("2026-03-03"));
    const until = { ...key, answerBy: "2026-03-16" };
    await teller.isRefused(
      officer,
      catalog.askOpinions,
      { ...until, organizations: [one.organizations["liuhe"]!] },
      { article: "13", says: "其中没有部门" },
    );
    await teller.does(officer, catalog.askOpinions, {
      ...until,
      organizations: asked(one.organizations),
    });
    teller.on(day("2026-03-06"));
    for (const who of answering.filter((other) => other !== clerk))
      await teller.does(who, catalog.answerOpinion, { ...key, opinion: "agree" });
    const review = { ...key, reviewer: "青禾县司法局", words: "内容合法，程序完备" };
    await teller.isRefused(officer, catalog.recordLegality, review, {
      article: "13",
      says: "还有 1 家没有答复（柳河镇），期限到 2026-03-16",
    });
    await teller.isRefused(
      clerk,
      catalog.answerOpinion,
      { ...key, opinion: "disagree" },
      { kind: "invalid", says: "没有写明理由" },
    );
    await teller.does(clerk, catalog.answerOpinion, {
      ...key,
      opinion: "disagree",
      remarks: "“单位会计代理”没有写明由哪个部门定标准",
    });
  },
};

const reviewed: Chapter<Adjustment> = {
  title: "三、合法性审查，专家论证，退回再改",
  words:
    "合法性审查写明谁审、文号、结论，并写明要不要专家论证；要论证的，没有论证记录不能批准。批准前还可以退回，逐项写明改什么。改过的草案要重新征求意见，上一轮的意见留着，但不再算数。",
  async tell(one) {
    const { teller, key } = one;
    teller.on(day("2026-03-09"));
    const review = {
      ...key,
      reviewer: "青禾县司法局",
      document: "青司审〔2026〕3号（虚构）",
      words: "内容合法，程序完备；两项的边界请听取专业意见",
    };
    await teller.does(officer, catalog.recordLegality, { ...review, needsExperts: true });
    await teller.isRefused(reviewer, catalog.approveRevision, key, {
      article: "13",
      says: "需要专家论证",
    });
    await teller.does(reviewer, catalog.returnRevision, {
      ...key,
      reason: "按柳河镇的意见，写明由谁定标准",
      remarks: [{ code: "B030102", remark: "范围里写明由财政局定标准" }],
    });
    teller.on(day("2026-03-10"));
    const scope = "乡镇所属单位的代理记账、凭证整理和会计报表，标准由县财政局制定";
    const changes = [{ ...accounting[1]!, scope }];
    await teller.does(department, catalog.editRevision, { ...key, changes });
    await teller.does(officer, catalog.askOpinions, {
      ...key,
      organizations: asked(one.organizations),
      answerBy: "2026-03-20",
    });
    teller.on(day("2026-03-12"));
    for (const who of answering)
      await teller.does(who, catalog.answerOpinion, { ...key, opinion: "agree" });
    teller.on(day("2026-03-13"));
    await teller.does(officer, catalog.recordLegality, { ...review, needsExperts: true });
    teller.on(day("2026-03-16"));
    await teller.does(officer, catalog.recordExperts, {
      ...key,
      reviewer: "会计、农经专家 5 人",
      words: "两项边界清楚，同意细化",
    });
    teller.on(day("2026-03-17"));
    await teller.does(reviewer, catalog.approveRevision, key);
  },
};

const published: Chapter<Adjustment> = {
  title: "四、公布新版，写明生效日；乡镇不能公布",
  words:
    "公布由县财政局审核岗办，写明文号和生效日，生效日不早于公布日。公布后旧版到生效日的前一天为止，谁都可以查到两版有什么不同（办公端并排列出，公开接口也有）。已经立项的项目按立项当天的版本继续办；修订页上列出受影响的项目。乡镇目录里的“会计服务”随之失去上级，系统记为疑点，提醒跟着调整。",
  async tell(one) {
    const { teller, key } = one;
    teller.on(day("2026-03-18"));
    const publishing = {
      ...key,
      name: "青禾县政府购买服务指导性目录（2026 年调整，样例）",
      document: "青财购〔2026〕5号（虚构）",
      fromOn: "2026-04-01",
    };
    await teller.isRefused(clerk, catalog.publishRevision, publishing, { kind: "forbidden" });
    await teller.isRefused(
      reviewer,
      catalog.publishRevision,
      { ...publishing, fromOn: "2026-03-17" },
      { kind: "invalid", says: "早于公布日 2026-03-18" },
    );
    const made = await teller.does(reviewer, catalog.publishRevision, publishing);
    one.edition = made.edition;
    await teller.sees(officer, projects.listTouched, key);
  },
};

export const catalogChapters = { drafted, opinions, reviewed, published };

export const beginAdjustment = (
  teller: Teller,
  organizations: Record<string, string>,
): Adjustment => ({ teller, organizations, key: { jurisdiction: "", id: "" }, edition: "" });
