import { department } from "../../src/server/demo/joint.ts";
import { officer, type Purchase } from "../../src/server/demo/purchase.ts";
import {
  cityFiler,
  cityFinance,
  cityReviewer,
  filer,
  provinceReviewer,
} from "../../src/server/demo/returns.ts";
import type { Adjustment } from "../../test/stories/catalog.story.ts";
import { grantOf, type Granted } from "../../test/stories/grant.story.ts";
import type { Joining } from "../../test/stories/joint.story.ts";
import type { Planning } from "../../test/stories/plan.story.ts";
import { unitOf, type Filing } from "../../test/stories/reporting.story.ts";
import type { Reviewing } from "../../test/stories/review.story.ts";
import type { Picture } from "./pictures.ts";

/** What is photographed of the stories in which the county takes the lead, by chapter. */
type Taken<One> = (one: One, chapter: string) => Picture[];

const clerk = "townshipClerk@liuhe";

type Key = { jurisdiction: string; id: string };
const keyed = (noun: string, { jurisdiction, id }: Key): string => `/${noun}/${jurisdiction}/${id}`;

const oneOf = (pictures: Record<string, Picture[]>, chapter: string): Picture[] =>
  pictures[chapter] ?? [];

export const catalogPictures: Taken<Adjustment> = ({ key, edition }, chapter) =>
  oneOf(
    {
      opinions: [
        {
          who: officer,
          at: keyed("catalog/revisions", key),
          words: "目录修订，每家的答复、谁没有答复都在一页上",
        },
      ],
      published: [{ at: `/catalog/B0301?edition=${edition}`, words: "公开门户上的目录事项" }],
    },
    chapter,
  );

export const planPictures: Taken<Planning> = ({ plan }, chapter) => {
  if (plan === undefined) return [];
  const at = keyed("plans", plan);
  return oneOf(
    {
      called: [{ who: clerk, at, words: "本单位的年度购买计划，走到哪一步、最迟哪天报送" }],
      sentUp: [{ who: officer, at, words: "县财政局看到的一上，逐个项目写意见" }],
      heldDown: [{ who: clerk, at, words: "各轮的数和意见并排对照，控制数还剩多少" }],
      approved: [
        { who: officer, at: "/plans?year=2027", words: "各单位的计划，谁报了、谁迟了、批了多少" },
      ],
      changed: [{ who: officer, at, words: "批复以后的调整，每一次凭哪份文件" }],
    },
    chapter,
  );
};

export const grantPictures: Taken<Granted> = (one, chapter) =>
  oneOf(
    {
      entered: [{ who: officer, at: "/grants?year=2026", words: "费随事转资金，六项随职责下放" }],
      given: [
        {
          who: officer,
          at: keyed("grants", grantOf(one)),
          words: "拆分到各乡镇，每一份凭哪份文件",
        },
      ],
      spent: [
        {
          who: officer,
          at: keyed("grants", grantOf(one)),
          words: "一项资金用到哪一步：计划、合同、验收、支付",
        },
      ],
      ended: [
        {
          who: officer,
          at: "/funds/year-end?year=2026",
          words: "年终结转，每条指标转多少、销多少",
        },
      ],
      carried: [{ who: clerk, at: "/funds?year=2027", words: "下年的资金页，结转的接着用" }],
    },
    chapter,
  );

export const quickPictures: Taken<Purchase> = (one, chapter) =>
  oneOf(
    {
      refused: [{ who: clerk, at: "/quick", words: "小额购买，三步填完" }],
      quoted: [
        {
          who: clerk,
          at: keyed("procurements", one.procurement),
          words: "要三家报价的，终止并写明原因",
        },
      ],
      introduced: [{ who: officer, at: "/", words: "县财政局的工作台，等着核验的承接主体" }],
      bought: [{ who: clerk, at: "/funds?year=2026", words: "资金页，小额的一笔已经在里面" }],
    },
    chapter,
  );

export const reviewPictures: Taken<Reviewing> = ({ key }, chapter) => {
  const sheet = `${keyed("projects", key)}/review`;
  return oneOf(
    {
      divided: [
        {
          who: "townshipHead@liuhe",
          at: "/joint-reviews/desks",
          words: "本乡镇的联审分工，凭哪份文件",
        },
      ],
      signed: [{ who: "reviewSocial@liuhe", at: sheet, words: "意见表上只有自己的一栏可以填" }],
      amended: [{ who: "reviewParty@liuhe", at: sheet, words: "改动以后，失效的意见写明改了哪里" }],
      late: [
        {
          who: "townshipHead@liuhe",
          at: "/joint-reviews/unanswered",
          words: "谁没有答复，在谁手上、超了几天",
        },
      ],
      passed: [{ who: clerk, at: sheet, words: "都签完的意见表，可以照样打印" }],
    },
    chapter,
  );
};

export const jointPictures: Taken<Joining> = ({ key, buying }, chapter) => {
  const project = keyed("projects", key);
  return oneOf(
    {
      drafted: [{ who: department, at: project, words: "一个项目，每个乡镇一个份额" }],
      joined: [
        { who: "townshipHead@dawan", at: project, words: "大湾乡看到的项目：自己的份额和指标" },
      ],
      closed: [
        {
          who: department,
          at: keyed("procurements", buying),
          words: "已立的采购，预算和限价跟着份额变",
        },
      ],
      contracted: [
        { who: department, at: project, words: "各乡镇的份额：合同、应计、验收、支付" },
        {
          who: department,
          at: `${project}/responsibilities`,
          words: "责任分工表：谁买、谁用、谁付、谁验收",
        },
      ],
    },
    chapter,
  );
};

export const filingPictures: Taken<Filing> = (one, chapter) =>
  oneOf(
    {
      opened: [
        { who: filer, at: keyed("reporting", one.round), words: "一期报送，谁确认了、谁没有" },
      ],
      confirmed: [
        {
          who: "townshipHead@liuhe",
          at: one.units.length === 0 ? "/" : keyed("unit-returns", unitOf(one, "柳河镇")),
          words: "单位看到的自己的数，确认过的留下校验值",
        },
      ],
      held: [
        { who: filer, at: keyed("reporting", one.round), words: "还差谁没有确认，写在按钮旁边" },
      ],
      above: [
        {
          who: cityFiler,
          at: one.city.id === "" ? "/" : keyed("reporting", one.city),
          words: "市财政局本级的报表：下级还没有报的，不在全辖里",
        },
      ],
      filed: [{ who: cityFinance, at: "/reporting?of=2026%20july", words: "市财政局看各县报送" }],
      cityFiled: [
        {
          who: cityReviewer,
          at: keyed("reporting", one.city),
          words: "报送以后的全辖：下级报来的数加本级账上的数",
        },
      ],
      correcting: [
        { who: filer, at: keyed("reporting", one.round), words: "更正期间，变了的数逐栏指出来" },
      ],
      provinceSees: [
        {
          who: provinceReviewer,
          at: keyed("reporting", one.city),
          words: "省财政厅看市里报的表，退回的意见写在上面",
        },
      ],
    },
    chapter,
  );
