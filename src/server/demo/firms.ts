import { day } from "../../base/day.ts";
import type { DirectoryKind, Qualification, Size } from "../../modules/provider/model.ts";

/** Thirty invented providers: firms, a co-operative, social organizations. `prefix` is department and class of the credit code. */
export type Firm = {
  key: string;
  name: string;
  prefix: string;
  size: Size;
  directory: DirectoryKind;
  licences: readonly Omit<Qualification, "id">[];
};

const licence = (name: string, number: string): Omit<Qualification, "id"> => ({
  heldBy: "provider",
  name,
  number,
  issuer: "青禾县（虚构）",
  holders: 1,
  from: day("2023-01-01"),
  to: day("2028-12-31"),
});

const staff = (name: string, holders: number): Omit<Qualification, "id"> => ({
  heldBy: "staff",
  name,
  number: "",
  issuer: "",
  holders,
  from: day("2022-01-01"),
});

const accounting = (number: string, holders: number) => [
  licence("代理记账许可证", number),
  staff("初级会计职称", holders),
];
const socialWork = (holders: number) => staff("社会工作者职业资格证书", holders);
const care = (number: string, holders: number) => [
  licence("养老服务相关登记或者备案", number),
  staff("养老护理员职业技能等级证书", holders),
  staff("健康证明", holders),
];

type Row = [string, string, string, Size, DirectoryKind, Firm["licences"]?];

const rows: readonly Row[] = [
  [
    "chengxin",
    "青禾县诚信会计服务有限公司",
    "91",
    "micro",
    "general",
    accounting("DLJZ9901010001", 6),
  ],
  [
    "mingzhang",
    "青禾县明账代理记账有限公司",
    "91",
    "micro",
    "general",
    accounting("DLJZ9901010002", 4),
  ],
  ["huinong", "青禾县惠农财务咨询服务部", "92", "micro", "rural", accounting("DLJZ9901010003", 3)],
  ["zhengda", "云川市正达会计师事务所", "91", "small", "general", accounting("DLJZ9901000011", 18)],
  ["suanpan", "青禾县算盘代理记账服务部", "92", "micro", "rural", accounting("DLJZ9901010005", 3)],
  [
    "wanan",
    "青禾县晚安居家养老服务中心",
    "52",
    "none",
    "social",
    [...care("YL9901010001", 24), socialWork(3)],
  ],
  ["xiyang", "青禾县夕阳红养老服务有限公司", "91", "small", "social", care("YL9901010002", 31)],
  [
    "banxin",
    "云川市伴心社会工作服务中心",
    "52",
    "none",
    "social",
    [...care("YL9901000003", 16), socialWork(8)],
  ],
  ["changqing", "青禾县常青护理服务有限公司", "91", "micro", "social", care("YL9901010004", 12)],
  ["jiejing", "青禾县洁净环卫服务有限公司", "91", "small", "general"],
  ["lvye", "青禾县绿野保洁服务有限公司", "91", "micro", "general"],
  ["qingshui", "青禾县清水河道管护服务队", "92", "micro", "rural"],
  ["kangmu", "青禾县康牧动物防疫专业合作社", "93", "micro", "rural"],
  ["muxing", "青禾县牧兴兽医服务有限公司", "91", "micro", "rural"],
  ["fengshou", "青禾县丰收植保专业合作社", "93", "micro", "rural"],
  ["tiantian", "青禾县田田农业技术服务有限公司", "91", "micro", "rural"],
  ["xiangliang", "青禾县响亮广电服务部", "92", "micro", "general"],
  ["shengbo", "青禾县声波广播技术有限公司", "91", "micro", "general"],
  ["mingguang", "青禾县明光照明服务部", "92", "micro", "general"],
  ["changtong", "青禾县畅通道路养护有限公司", "91", "small", "general"],
  ["pingan", "青禾县平安公路养护有限公司", "91", "micro", "general"],
  [
    "zhengyi",
    "云岭正义律师事务所",
    "31",
    "none",
    "general",
    [licence("律师事务所执业许可证", "LS9901010001")],
  ],
  [
    "gongdao",
    "云岭公道律师事务所",
    "31",
    "none",
    "general",
    [licence("律师事务所执业许可证", "LS9901010002")],
  ],
  ["hexie", "青禾县和谐社会工作服务中心", "52", "none", "social", [socialWork(6)]],
  ["wenyun", "青禾县文韵文化传播有限公司", "91", "micro", "general"],
  ["xiangyin", "青禾县乡音演艺团", "52", "none", "social"],
  ["shuxiang", "青禾县书香流动图书服务中心", "52", "none", "social"],
  ["guizhou", "云川市规舟规划咨询有限公司", "91", "small", "general"],
  ["zhongping", "云川市中评绩效咨询有限公司", "91", "small", "general"],
  ["shuju", "云川市数聚信息技术有限公司", "91", "medium", "general"],
];

export const firms: readonly Firm[] = rows.map(
  ([key, name, prefix, size, directory, licences = []]) => ({
    key,
    name,
    prefix,
    size,
    directory,
    licences,
  }),
);
