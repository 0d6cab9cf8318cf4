import type { Cue } from "./cue.ts";
import { any, buyVerbs, goods, services } from "./lexicon.ts";

const thing = any(goods);
const buy = any(buyVerbs);
const counted = "\\d[\\d.,]*(?:余|多)?(?:台|辆|套|件|张|部|把|吨|架|只|个|副|床|箱|批|艘|条|公斤|斤|袋|瓶|盒|本|册|双|顶|株|棵|头|匹|块|组|支|份)";
/** What is served about a thing, is no purchase of it. */
const about = new RegExp(
  `${any(services)}|维修|维护|保养|维保|运维|租赁|租用|驾驶|清洗|管理服务|使用培训|发放服务|配送服务|仓储|代储|保管|回收|处置|操作|更换服务|校准|检定|服务(?!器)|服务采购|消毒|消杀|喷洒`,
);
/** Brought by the provider, or used up in serving: not the purchaser's. */
const provided =
  /(?:承接|服务|供应|中标|乙方|公司|企业|机构|物业|单位)[^，。；]{0,8}(?:自备|自带|自行(?:购置|配备|采购|提供|解决|承担|负责)|负责提供|提供|配备|承担|自购|投入|出)|自备|自带|自行(?:购置|配备|采购|解决)|由(?:其|对方|承接方|中标方)(?:提供|配备|自备)|包(?:工)?包料|含耗材|耗材(?:由|含|包)|不另(?:购|买)|产权(?:归|属)?(?:承接|服务|供应|乙方|公司)|已有(?:的)?|现有|原有|既有|已配|已购|已采购|招标采购的?项目/;

/** 货物 (102 第十条第三项): what is bought to own, alone or with a tail of service. */
export const suppliesCues: readonly Cue[] = [
  {
    id: "goods.buy",
    ground: 3,
    means: "货物",
    sense: "sure",
    reads: new RegExp(`${buy}[^，。；、]{0,14}?${thing}`, "g"),
    unless: { phrase: about, clause: provided },
    because: "是购置用词，后面接着货物",
  },
  {
    id: "goods.bought",
    ground: 3,
    means: "货物",
    sense: "sure",
    reads: new RegExp(
      `${thing}(?:等|及其|及配套|等设备|等物资|等用品|一批|各一|若干|\\d+(?:台|辆|套|件|张|部|批|个))*(?:的)?(?:采购|购置|购买|招标采购|供货|更新购置|购进|订购|添置)`,
      "g",
    ),
    unless: { clause: provided, phrase: /^(?:方案|需求|预算|代理|档案|评审|监督|验收|绩效|审计)/ },
    because: "是货物，后面接着采购、供货",
  },
  {
    id: "goods.supply",
    ground: 3,
    means: "货物",
    sense: "sure",
    reads:
      /供货|送货(?:上门|到[^，。；]{0,6})?|交货|到货|进货|供应(?:商)?(?:送|配送)(?:到)?|(?:按|以)(?:中标)?单价(?:供|送)/g,
    unless: { clause: /供货(?:能力|商)管理|代储|仓储|快递|物流|不供货/, text: /结算食材|按餐次|租/ },
    because: "是供货、交货，买的是东西",
  },
  {
    id: "goods.purchaseOf",
    ground: 3,
    means: "货物",
    sense: "sure",
    reads: new RegExp(
      `${thing}[^，。；]{0,14}?(?:采购|购置|购买|统购|集采)(?:与|和|及|、)?(?:安装|调试|配送|更新|供应|项目|合同|计划|招标|服务项目)?$`,
      "g",
    ),
    unless: {
      clause: provided,
      phrase: about,
      before: /服务$/,
      text: new RegExp(`${thing}[^，。；]{0,12}(?:服务|维护|保养|维修|租赁|运维|管理|检测|保险|驾驶|培训|清洗|项目)(?:采购|购买)`),
    },
    because: "是货物的采购",
  },
  {
    id: "goods.inventory",
    ground: 3,
    means: "货物",
    sense: "sure",
    reads: new RegExp(`${thing}[^，。；、]{0,4}?${counted}|${counted}[^，。；、]{0,6}?${thing}`, "g"),
    unless: {
      clause: provided,
      phrase: about,
      text: /维护|保养|维保|维修|巡检|检修|运维|养护|租|检测|检定|校准|清洗|管理服务|驾驶|操作|自备|自带|承接(?:方|单位)[^。；]{0,10}(?:提供|配备|自有)|出动|投入|作业|播种|喷洒|注射|处置|清运|清理|回收|收集|登记|盘点|保险|印|编|翻译|数字化|扫描|整理|修剪|补植|补栽|拍摄|档案|仓储|储|配送服务|消杀|检验/,
    },
    because: "列的是一批货物",
  },
  {
    id: "goods.counted",
    ground: 3,
    means: "货物",
    sense: "sure",
    reads: new RegExp(
      `(?:买|购|采购|添置|配备|配置|配发|发放|更新|订做|定制|供应|提供|赠送)[^，。；、]{0,10}?${counted}[^，。；、]{0,8}?${thing}|(?:买|购|采购|添置|配备|配置|配发|更新)[^，。；、]{0,6}?${thing}[^，。；、]{0,4}?${counted}`,
      "g",
    ),
    unless: { phrase: about, clause: provided },
    because: "是成批的货物",
  },
  {
    id: "goods.listed",
    ground: 3,
    means: "货物",
    sense: "sure",
    reads: new RegExp(`${thing}(?:及|和|与)(?:安装|配件|调试)|${thing}[^，。；]{0,6}(?:采购及安装|供货安装|供货及安装|购置及)`, "g"),
    unless: { clause: provided, phrase: about },
    because: "是货物连同安装",
  },
  {
    id: "goods.andGoods",
    ground: 3,
    means: "货物",
    sense: "sure",
    reads: new RegExp(
      `(?:并|含|包括|同时|另外?|还要|顺便|附带|一并|及|和|连同|捆绑|搭配)(?:统一)?(?:购买|购置|采购|添置|更换全部|更新|新购|配发|赠送|提供并安装)[^，。；、]{0,14}?${thing}`,
      "g",
    ),
    unless: { clause: provided, phrase: about },
    because: "是和服务打在一起的货物",
  },
  {
    id: "goods.owned",
    ground: 3,
    means: "货物",
    sense: "sure",
    reads:
      /(?:设备|设施|车辆|器材|资产|硬件|系统硬件|机器|家具|物资)[^，。；]{0,10}(?:归(?:我|本|采购人|甲方|镇|乡|局|县|单位|学校|政府|村)|产权(?:移交|归我|归本|归甲方|归采购人|归镇|归政府)|移交(?:我|本|采购人|甲方|镇|局))/g,
    unless: { clause: /不归|仍归/ },
    because: "东西最后归购买方，是货物",
  },
  {
    id: "goods.hardware",
    ground: 3,
    means: "货物",
    sense: "sure",
    reads:
      /(?:软硬件|硬件)(?:设备)?(?:采购|购置|建设|配套|集成|一体化|投入)|(?:含|包括|及|和|与|连同)(?:配套)?(?:硬件|服务器|摄像头|终端|大屏|设备)(?:设备)?(?:采购|购置|安装|更新|部署|建设)/g,
    unless: { clause: provided, phrase: about },
    because: "含硬件购置，是货物",
  },
  {
    id: "goods.included",
    ground: 3,
    means: "货物",
    sense: "doubt",
    reads:
      /(?:含|包括|包含|配套|连同|另加|外加|附带)(?:必要的?|相关|所需|配套|部分|全部)?(?:防疫|办公|活动|应急|体育|教学|监测|检测|康复|农|作业|智能|前端|硬|后厨|厨房|展示)?(?:物资|设备|器材|机具|农机具|车辆|硬件|家具|用品|终端|仪器|辅具|器械|工具|桌椅)|(?:环卫|清运|巡逻|公务|执法|工程)车辆服务|车辆(?:购买)?服务(?:采购)?(?:项目)?$|(?:物资|设备|器材|用品|垃圾桶|辅具)(?:的)?(?:配备|保障|提供|更新|投放)(?:服务)?/g,
    unless: {
      clause: provided,
      text: /自备|自带|(?:设备|器材|车辆|机具|物资)[^，。；]{0,10}(?:归|由|为)(?:承接|服务|中标|供应|乙方|公司|机构|其)|不(?:含|涉及|另)[^，。；]{0,6}(?:设备|物资|器材|购置)|期满(?:收回|撤|拆|带|运)走?|随服务消耗|消耗品|易损|低值|由[^，。；]{0,8}(?:统一)?(?:供应|提供)/,
    },
    because: "看不出东西用完归谁",
    asks: "rent",
  },
  {
    id: "goods.longRent",
    ground: 3,
    means: "货物",
    sense: "doubt",
    reads:
      /(?:车辆|用车|汽车|新能源车)[^，。；、]{0,6}?租(?:赁|用)?|租(?:赁|用)?[^，。；、]{0,6}?(?:车辆|汽车|新能源车|面包车|客车)/g,
    onlyIf: /长期|(?:[二三四五六]|[2-6])年|多年/,
    unless: { text: /按(?:趟|次|里程|天|日|公里|台班|小时)|期满(?:退还|收回|退回)|司机由|含司机|带驾/ },
    because: "长期租用，看不出期满退还还是过户",
    asks: "rent",
  },
  {
    id: "goods.rent",
    ground: 3,
    means: "货物",
    sense: "doubt",
    reads:
      /(?:设备|监控|摄像头|平台设备|系统设备|仪器|器材|机器|无人机|服务器|点位|打印机|复印机|电脑|显示屏|垃圾桶|帐篷|家具|医疗设备|硬件|前端)[^，。；、]{0,6}?(?:租赁|租用|出租|租)|(?:租赁|租用|租)[^，。；、]{0,8}?(?:设备|监控|摄像头|仪器|器材|机器|无人机|服务器|打印机|复印机|电脑|显示屏|大屏|家具)/g,
    unless: {
      text: /(?:产权|所有权)[^，。；]{0,8}(?:归|属)(?:出租|服务|承接|供应|公司)|按(?:次|天|日|小时|台班|使用量|实际使用)|(?:期满|租期满|到期)[^，。；]{0,8}(?:收回|退还|归还)|会议|活动期间|短期|临时租/,
      clause: /融资租赁/,
    },
    because: "可能是按使用付费的服务，也可能是分期买设备",
    asks: "rent",
  },
];
