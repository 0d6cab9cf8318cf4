import { useEffect, useRef, type ReactNode } from "react";
import type { Breach } from "../../../base/rule.ts";
import { Fault, Refused } from "../send.ts";
import { Citations } from "./Citation.tsx";
import { Notice } from "./Notice.tsx";

/** One broken rule: what cannot be, why in figures, what to do, the law. What was typed wrongly needs no heading. */
export const Why = ({ of: { rule, says, because, fix, basis } }: { of: Breach }) => (
  <div className="why">
    {rule === "input" ? (
      <b className="notice-lead">{ended(because)}</b>
    ) : (
      <>
        <b className="notice-lead">{ended(says)}</b>
        {ended(because)}
      </>
    )}
    {fix !== "" && <div>{ended(fix)}</div>}
    {basis.length > 0 && (
      <div>
        <Citations of={basis} />
      </div>
    )}
  </div>
);

const ended = (sentence: string): string =>
  /[。？！]$/.test(sentence) ? sentence : `${sentence}。`;

/** The names of fields whose refusals stand below them: `{ amount: "合同金额" }`. */
export type FieldNames = Record<string, string>;

const faultWords = ({ isOffline, number }: Fault): ReactNode =>
  isOffline ? (
    <>
      <b className="notice-lead">连不上服务器。</b>
      <div>您填的内容还在本页。请看一看网络，再办一次；同一件事不会办两遍。</div>
    </>
  ) : (
    <>
      <b className="notice-lead">系统出了问题，您填的内容还在本页。</b>
      <div>
        请稍后再试{number === undefined ? "。" : `；还不行，请把编号 ${number} 告诉管理员。`}
      </div>
    </>
  );

function RefusalWords({ of, fields }: { of: Refused; fields: FieldNames }) {
  const elsewhere = of.breaches.filter((one) => one.field !== undefined && one.field in fields);
  const here = of.breaches.filter((one) => !elsewhere.includes(one));
  const names = [...new Set(elsewhere.map((one) => `“${fields[one.field ?? ""]}”`))];
  return (
    <>
      {here.map((one) => (
        <Why key={one.rule + (one.field ?? "")} of={one} />
      ))}
      {of.breaches.length === 0 && <b className="notice-lead">{ended(of.message)}</b>}
      {of.kind === "unauthenticated" && (
        <div>
          您填的内容还在本页。请
          <a href="/office/" target="_blank" rel="noreferrer">
            在新窗口登录
          </a>
          ，再回到这里办一次。
        </div>
      )}
      {names.length === 1 && here.length === 0 && (
        <span className="unseen">请看{names[0]}下面的说明</span>
      )}
      {names.length > 1 && <div>请改这几栏：{names.join("、")}。原因写在各栏下面。</div>}
    </>
  );
}

type Refusing = { error: Error | null | undefined; fields?: FieldNames };

/** A refusal above the button. What belongs to a field is shown there, and here only named if there are several. */
export function WhyNot({ error, fields = {} }: Refusing) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!error) return;
    const first = document.querySelector<HTMLElement>('[aria-invalid="true"]');
    (first ?? box.current)?.focus();
  }, [error]);
  if (!error) return null;
  const isOnlyInField =
    error instanceof Refused &&
    new Set(error.breaches.map((one) => one.field)).size === 1 &&
    error.breaches.every((one) => one.field !== undefined && one.field in fields);
  return (
    <div ref={box} role="alert" tabIndex={-1} className={isOnlyInField ? "unseen" : "why-not"}>
      <Notice tone="bad">
        {error instanceof Refused ? (
          <RefusalWords of={error} fields={fields} />
        ) : (
          faultWords(error instanceof Fault ? error : new Fault(false))
        )}
      </Notice>
    </div>
  );
}

/** What is refused about one field. */
export const breachesOf = (error: Error | null | undefined, field: string): Breach[] =>
  error instanceof Refused ? error.breaches.filter((one) => one.field === field) : [];
