import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { inWan, type Money } from "../../base/money.ts";
import type { Day } from "../../base/day.ts";
import { groupings, measures, type Grouping } from "./model.ts";
import type { Analysis } from "./page.ts";
import { chaptersOf } from "./sentences.ts";

/** 通报 as .docx: the sentences and, behind them, the tables of the same figures. */

const song = { ascii: "SimSun", eastAsia: "宋体", hAnsi: "SimSun" };
const numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];

const line = (text: string) =>
  new Paragraph({
    indent: { firstLine: 480 },
    spacing: { line: 420 },
    children: [new TextRun({ text, size: 24, font: song })],
  });

const heading = (text: string) =>
  new Paragraph({
    heading: HeadingLevel.HEADING_2,
    spacing: { before: 240, after: 80 },
    children: [new TextRun({ text, size: 28, bold: true, font: song, color: "000000" })],
  });

const cell = (text: string, align: "left" | "right" | "center") =>
  new TableCell({
    margins: { left: 80, right: 80 },
    children: [
      new Paragraph({
        alignment:
          AlignmentType[align === "left" ? "LEFT" : align === "right" ? "RIGHT" : "CENTER"],
        children: [new TextRun({ text, size: 20, font: song })],
      }),
    ],
  });

const amount = (of: Money | null) => (of === null ? "" : inWan(of));
const heads = ["budget", "planned", "executed", "final"] as const;

function groupTable(of: Analysis, by: Grouping): Table {
  const head = [groupings[by], measures.projects, ...heads.map((one) => measures[one])];
  const rows = [...of.groups[by], { key: "", name: "合计", ...of.whole }];
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: head.map((text) => cell(text, "center")) }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: [
              cell(row.name, "left"),
              cell(`${row.projects}`, "right"),
              ...heads.map((one) => cell(amount(row[one]), "right")),
            ],
          }),
      ),
    ],
  });
}

const dayWords = (on: Day): string => {
  const [year, month, date] = on.split("-").map(Number);
  return `${year}年${month}月${date}日`;
};

export async function writeBriefing(of: Analysis, on: Day): Promise<Buffer> {
  const chapters = chaptersOf(of).flatMap(({ title, says }, at) => [
    heading(`${numerals[at]}、${title}`),
    ...says.map(line),
  ]);
  const tables = (["kind", "field", "office"] as const).flatMap((by, at) => [
    heading(`附表 ${at + 1}　按${groupings[by]}（万元）`),
    groupTable(of, by),
  ]);
  const title = `关于${of.place}${of.year}年政府购买服务情况的通报`;
  const document = new Document({
    creator: "购服",
    title,
    sections: [
      {
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 240 },
            children: [new TextRun({ text: title, size: 36, bold: true, font: song })],
          }),
          ...chapters,
          line(`以上数字来自账上汇总，统计时间 ${dayWords(on)}；口径与政府购买服务统计报表相同。`),
          ...tables,
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}
