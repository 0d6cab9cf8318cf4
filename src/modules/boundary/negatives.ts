import type { NegativeItem } from "./model.ts";

/** 负面清单: what may never be bought (102 第十条), each with the disguise in which it comes. */
export const negativeItems: readonly NegativeItem[] = [
  {
    ground: 1,
    article: "10（一）",
    says: "不属于政府职责范围的服务事项",
    disguise: "为企业、协会自身的需要购买",
  },
  {
    ground: 2,
    article: "10（二）",
    says: "应当由政府直接履职的事项",
    disguise: "把审批、许可、执法、处罚、招生、命题“外包”",
  },
  {
    ground: 3,
    article: "10（三）",
    says: "政府采购法规定的货物和工程，以及将工程和服务打包的项目",
    disguise: "保洁兼建站、“维护”兼铺设管网道路、装修",
  },
  {
    ground: 4,
    article: "10（四）",
    says: "融资行为",
    disguise: "先建后买、分年支付的“服务费”、收款方是银行或者租赁公司",
  },
  {
    ground: 5,
    article: "10（五）",
    says: "购买主体的人员招、聘用，以劳务派遣方式用工，以及设置公益性岗位等事项",
    disguise: "按人头按月计价、规定坐班时间、由购买主体指挥人员",
  },
  {
    ground: 6,
    article: "10（六）",
    says: "法律、行政法规以及国务院规定的其他不得作为政府购买服务内容的事项",
    disguise: "以本地和行业主管部门的规定为准",
  },
];

/** 87号第二条所列, in our own words: what may not be dressed up as a service. */
export const notServices: readonly string[] = [
  "原材料、燃料、设备、产品等货物",
  "新建、改建、扩建及相关的装修、拆除、修缮等建设工程",
  "铁路、公路、机场、通信、水电煤气和教育、科技、医疗卫生、文化、体育等领域的基础设施建设",
  "储备土地前期开发",
  "农田水利等建设工程",
  "建设工程与服务打包的项目",
  "银行、融资租赁公司等提供的融资服务",
];
