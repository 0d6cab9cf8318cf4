import type { Day } from "../../src/base/day.ts";
import type { Endpoint } from "../../src/base/endpoint.ts";
import { cite } from "../../src/base/law.ts";
import { Refusal } from "../../src/base/refusal.ts";
import { roleNames } from "../../src/modules/organization/roles.ts";
import { firms } from "../../src/server/demo/firms.ts";
import { offices, townships } from "../../src/server/demo/places.ts";
import type { Teller, Who } from "../../src/server/demo/teller.ts";

/** A teller that writes down what it tells: each act with its day and role, each refusal with reason and article. */
export type Writing = Teller & {
  today(): Day;
  /** A picture between the lines. */
  shows(file: string, words: string): void;
  says(words: string): void;
  /** What was told so far happened, and is on another page. */
  forget(): void;
  text(): string;
};

const officeNames = new Map<string, string>(
  [...townships, ...offices, ...firms].map(({ key, name }) => [key, name]),
);

/** "townshipClerk@liuhe" as 乡镇经办（柳河镇）, the desks of the joint review as 财政办（柳河镇）. */
export function whoName(who: Who): string {
  const [role = "", seat = ""] = who.split("@");
  const name = Object.entries(roleNames).find(([key]) => key === role)?.[1] ?? role;
  const office = officeNames.get(seat.split("#")[0]!) ?? "";
  const desk = name.replace(/^联审（(.*)）$/, "$1");
  return role === "providerAgent" ? office : `${desk}${office === "" ? "" : `（${office}）`}`;
}

const ended = (words: string): string => (/[。？！]$/.test(words) ? words : `${words}。`);

/** The reason in figures, the way out, the article: as the screen shows them. */
export function refusalText(of: Refusal): string {
  if (of.breaches.length === 0) return ended(of.message);
  return of.breaches
    .filter((one) => one.weight === "bars")
    .map(({ rule, says, because, fix, basis }) =>
      [
        rule === "input" ? "" : `**${ended(says)}**`,
        ended(because),
        fix === "" ? "" : ended(fix),
        basis.length === 0 ? "" : `依据：${basis.map(cite).join("、")}。`,
      ].join(""),
    )
    .join(" ");
}

export function writingTeller(inner: Teller, start: Day): Writing {
  const lines: string[] = [];
  let today = start;
  let last = { line: "", count: 0 };
  const act = (line: string): void => {
    if (last.line === line) {
      last.count += 1;
      lines[lines.length - 1] = `${line}（${last.count} 次）`;
      return;
    }
    last = { line, count: 1 };
    lines.push(line);
  };
  const apart = (...more: string[]): void => {
    last = { line: "", count: 0 };
    lines.push("", ...more, "");
  };
  const said = (endpoint: Endpoint): string => endpoint.says.replace(/[。：（].*$/, "");
  return {
    today: () => today,
    chapter: (title, words) => apart(`## ${title}`, "", words),
    says: (words) => apart(words),
    forget: () => void lines.splice(0),
    shows: (file, words) => apart(`![${words}](pictures/${file})`, "", `*${words}*`),
    on: (day) => {
      today = day;
      inner.on(day);
    },
    does: async (who, endpoint, input) => {
      const answer = await inner.does(who, endpoint, input);
      act(`- ${today}　${whoName(who)}：${said(endpoint)}`);
      return answer;
    },
    sees: (who, endpoint, input) => inner.sees(who, endpoint, input),
    isRefused: async (who, endpoint, input) => {
      const refused = await inner.does(who, endpoint, input).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (!(refused instanceof Refusal))
        throw new Error(`${endpoint.path} was not refused: ${String(refused)}`);
      apart(`> **不能办**　${whoName(who)}：${said(endpoint)}`, ">", `> ${refusalText(refused)}`);
    },
    text: () =>
      `${lines
        .join("\n")
        .replaceAll(/\n{3,}/g, "\n\n")
        .trim()}\n`,
  };
}
