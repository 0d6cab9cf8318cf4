import type { Hand } from "./hand.ts";
import type { Town } from "./harness.ts";

/** Whoever follows the story: the tests listen, the handbook writes it down and takes a picture. */
export type Listener = {
  chapter(title: string, words: string): void;
  shows(hand: Hand, file: string, words: string): Promise<void>;
};

const reviewer = "countyFinanceReviewer@finance";
const jurisdiction = "990101";

async function choose(hand: Hand, year: number, csv: string): Promise<void> {
  await hand.fill("年份", String(year));
  await hand.page
    .getByLabel("报表文件")
    .and(hand.page.locator("input"))
    .setInputFiles({ name: "表1.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await hand.send("核对文件");
}

/** 统计报表, told at the screen: from the ledger, checked, refused by one digit, filed, seen above. */
export async function fileReturn(town: Town, year: number, to: Listener): Promise<void> {
  const hand = await town.as(reviewer);
  const at = `/returns/${jurisdiction}/${year}/1`;
  to.chapter(
    "一、从账上汇总",
    "县财政局在“统计报表”里随时可以看账上汇总：项目数、预算数、执行数、决算数都由台账逐笔加出来，不用下面乡镇填数。账上汇总不算报送，可以导出规定格式的文件核对。",
  );
  await hand.open("/returns");
  await to.shows(hand, "list.png", "统计报表：从账上汇总，和已经报送的");
  await hand.open(`${at}?source=ledger`);
  await hand.see("合计");
  await to.shows(hand, "ledger.png", "表 1，账上汇总，单位万元");
  const file = await hand.page.request.get(`${town.base}/api${at}/file?source=ledger&format=csv`);
  const csv = await file.text();
  to.chapter(
    "二、一个数对不上，报不上去",
    "报送前先核对文件：每行两本账相加等于合计，每列各行相加等于合计行。错一个数字，指出是哪一格、差多少，“报送这张表”按不动；核对不存任何内容。改好文件再核对一次就行。",
  );
  await hand.open("/returns/import");
  await choose(hand, year, wrongByOne(csv));
  await hand.see("处错误，改正后才能报送");
  await to.shows(hand, "refused.png", "差一个数：哪一格、应是多少、现在是多少");
  to.chapter(
    "三、改好以后报送",
    "核对无误后报送。报送过的每一版都留着；以后再改，要写更正理由，新版本不覆盖旧版本。",
  );
  await hand.open("/returns/import");
  await choose(hand, year, csv);
  await to.shows(hand, "checked.png", "核对无误，可以报送");
  await hand.press("报送这张表");
  await hand.see("第 1 版");
  await to.shows(hand, "filed.png", "报送的版本，可以照样打印");
  to.chapter(
    "四、上级财政看得到报送的版本",
    "市、省财政登录后看本辖区报送的报表，不看未报送的草稿，也不能改。",
  );
  const city = await town.as("cityFinanceViewer@city");
  await city.open(at);
  await city.see("第 1 版");
  await to.shows(city, "city.png", "市财政局看到的同一张表");
}

/** The count of projects in the first line of figures, one more than it is. */
function wrongByOne(csv: string): string {
  const lines = csv.split(/\r?\n/);
  const at = lines.findIndex((line) => /^[^,]+,[1-9]\d*,/.test(line));
  return lines
    .map((line, place) =>
      place === at ? line.replace(/,([1-9]\d*),/, (_, count) => `,${Number(count) + 1},`) : line,
    )
    .join("\r\n");
}
