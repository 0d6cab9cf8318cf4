import {
  cityFiler,
  cityFinance,
  cityReviewer,
  filingReviewer,
  provinceFiler,
  provinceReviewer,
} from "../../src/server/demo/returns.ts";
import type { Filing } from "../../test/stories/reporting.story.ts";
import type { Picture } from "./pictures.ts";

const roundAt = ({ jurisdiction, id }: { jurisdiction: string; id: string }): string =>
  `/reporting/${jurisdiction}/${id}`;

/** What is photographed above the county, by chapter. */
export function abovePictures(one: Filing, chapter: string): Picture[] {
  const { round, city, province } = one;
  const pictures: Record<string, () => Picture> = {
    summed: () => ({
      who: cityFiler,
      at: roundAt(city),
      words: "市财政局本级的报表：还差哪个县，写在按钮旁边",
    }),
    reminded: () => ({
      who: cityFinance,
      at: "/reporting?of=2026%20july",
      words: "报送总览：谁报了、谁没报、催过几次",
    }),
    explained: () => ({
      who: cityReviewer,
      at: roundAt(city),
      words: "报送以后的市级报表：变动大的一格标着，原因和姓名、准予缺报的理由列在表的后面",
    }),
    begun: () => ({
      who: provinceFiler,
      at: roundAt(province),
      words: "省财政厅本级的报表，刚汇总",
    }),
    countyCorrects: () => ({
      who: filingReviewer,
      at: roundAt(round),
      words: "青禾县的第二版，更正的原因写在上面",
    }),
    sentBack: () => ({
      who: provinceReviewer,
      at: roundAt(city),
      words: "省财政厅看市里的报表，退回的意见写在上面",
    }),
    held: () => ({
      who: provinceFiler,
      at: roundAt(province),
      words: "差谁、它办到哪一步，写在按钮旁边",
    }),
    filed: () => ({
      who: provinceReviewer,
      at: roundAt(province),
      words: "报送以后的全省报表：四份，各有校验码",
    }),
  };
  const picture = pictures[chapter];
  return picture === undefined ? [] : [picture()];
}
