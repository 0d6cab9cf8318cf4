import { isNegated, type Clause } from "./clauses.ts";
import { wordClasses } from "./wordClasses.ts";

/** 标注: a stretch of the text with the class to which it belongs; “-” before it where it is not wanted. */
export type Tag = { name: string; from: number; to: number; isNegated: boolean };

const counted = "(?:\\d[\\d.,]*|[一二两三四五六七八九十百千几]+)";
/** Classes that no list can hold: figures with what they count. */
const figures: readonly [string, RegExp][] = [
  [
    "quantity",
    new RegExp(
      `${counted}(?:多|余)?(?:台|辆|套|件|张|部|把|架|只|副|床|箱|批|艘|吨|块|桶|袋|瓶|盒|支|包|组|樘|扇|卷|册|尾|枚|顶|双)(?![次时位])`,
      "g",
    ),
  ],
  ["heads", new RegExp(`${counted}\\s*(?:多|余)?(?:名|个人|位|人(?!次|口))`, "g")],
  ["perMonth", /(?:每(?:人)?每?月|一个月|每个月|月(?:薪|工资|结)|按月|月月)/g],
  ["perHead", /(?:每人|一人|人均|按人(?:头)?|[/／]人|人[/／·])/g],
  [
    "perUnit",
    /(?:[/／每一按])\s*(?:次|场|亩|公里|户|件|趟|例|处|点|盏|座|平方米|平米|吨|车|课时|小时|份|页|头|羽|只|回|遍|棵|村|人次|台次|案|个案|项|班次|里程|面积|工单|成果|效果|数量|工作量)/g,
  ],
  ["money", new RegExp(`${counted}\\s*(?:元|块|万元?|千|毛)`, "g")],
  ["longYears", /(?:[四五六七八九十]|十[一二三四五]|二十|[4-9]|1\d|20|30)\s*年/g],
  ["years", /(?:[一二两三]|[1-3])\s*年(?!级)/g],
  ["size", new RegExp(`${counted}\\s*(?:公里|米|平方米|平米|亩|座|栋|处|间|口|层|盏|根|株)`, "g")],
  [
    "office",
    /(?:我们|咱们|我(?=局|镇|县|乡|院|馆|校|单位|方)|甲方|采购人|购买方|主管部门|执法人员|执法队|执法中队|民警|交警|公安|渔政|城管|法院|官方兽医|机关|政府|财政|党组|党委|班子|会议|[一-龥]{0,3}(?:主任|科长|所长|站长|局长|校长|书记|院长|队长|馆长|园长|股长)|[镇局站县乡村所院校馆]里|科室|本(?:单位|局|镇|乡|县|院|校|馆|机关)|单位|学校|卫生院|文化站|(?:派出|司法|财政|民政|市场|监管|环卫|文物|国土)所|[^，。；由归让给请听交报受被与和跟及向经、]{0,3}(?:局|(?<![物企专创就失农商])业局|部门|街道办?|村委会|民政办|应急办|河长办|综治中心|残联|妇联|团委|科(?![技普学])))/g,
  ],
  [
    "provider",
    /(?:承接(?:方|单位|主体|机构|企业|公司|商|团队|人)?|服务(?:商|方|机构|公司|单位)|中标(?:方|人|单位|公司|企业|机构)?|供应商|乙方|第三方(?:机构|公司)?|对方|人家|他们|[他它](?!人)|外面|外包(?:公司|方|人员|团队)?|社会组织|合作社|[^，。；由归让给请听交报受被与和跟及向经、]{0,3}(?:公司|机构|企业|事务所|律所|运营商|设备商|集团|协会|商会|中介|巡护队|救援队|俱乐部|剧团)|城投|老板|物业(?!费|管理)|厂家)/g,
  ],
  ["ours", /归(?:我们|我|本|镇|局|县|采购人|甲方|单位|学校|站|村|政府|集体)|产权(?:归|移交|属)/g],
  [
    "theirs",
    /(?:归|由)(?:承接|服务|供应|对方|公司|他们|人家|乙方)|自(?:备|带|行|己带)|(?:他们|人家|对方)(?:自己)?(?:带|出|的)|拆走|收走|撤走|收回/g,
  ],
  [
    "decide",
    /(?:说了算|拿主意|定夺|拍板|做主|不(?:用|再)?我们(?:看|管|过手)|只管盖|直接(?:发|定|开|批|生效))/g,
  ],
  ["order", /(?:听|服从|由|归)[^，。；]{1,8}(?:安排|指挥|派活?|排班|调度|管着|管$|说了算|使唤)/g],
];

const tagged = new WeakMap<Clause, Tag[]>();

/** Tags a clause, once. */
export function tagsOf(clause: Clause): readonly Tag[] {
  const known = tagged.get(clause) ?? tagClause(clause);
  tagged.set(clause, known);
  return known;
}

/** Tags one clause: the longest word of the lists at each place, and the figures. */
function tagClause(clause: Clause): Tag[] {
  const { text } = clause;
  const tags: Tag[] = [];
  const tag = (name: string, from: number, to: number) =>
    tags.push({ name, from, to, isNegated: isNegated(clause, from, to - from) });
  for (const [name, pattern] of figures)
    for (const found of text.matchAll(pattern))
      tag(name, found.index, found.index + found[0].length);
  const { words, longest } = wordClasses();
  let reach = 0;
  for (let from = 0; from < text.length; from += 1)
    for (let length = Math.min(longest, text.length - from); length >= 1; length -= 1) {
      const names = words.get(text.slice(from, from + length));
      if (!names || from + length <= reach) continue;
      // 工作服务 is no 工作服.
      if (text[from + length - 1] === "服" && text[from + length] === "务") continue;
      for (const name of names) tag(name, from, from + length);
      reach = from + length;
      break;
    }
  return tags.toSorted((a, b) => a.from - b.from || b.to - a.to);
}
