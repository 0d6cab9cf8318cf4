import { viewDesk } from "../../../modules/desk/api.ts";
import { CheckBox } from "../boundary/CheckBox.tsx";
import { useIsStaff } from "../boundary/purchasers.ts";
import { useRead } from "../call.ts";
import { QuickLink } from "../procurement/QuickLink.tsx";
import { Columns, Page } from "../ui/Page.tsx";
import { Acting } from "./Acting.tsx";
import { DeskProjects } from "./DeskProjects.tsx";
import { FlagsWaiting } from "./FlagsWaiting.tsx";
import { Waits } from "./Waits.tsx";
import { YearMoney } from "./YearMoney.tsx";
import "./desk.css";

/**
 * Those who look over several treasuries, and providers, have pages of their own for projects and money.
 * May I buy this, what must I do and until when, how far is everything, where is the money.
 */
export function WorkbenchPage() {
  const desk = useRead(viewDesk, {});
  const isStaff = useIsStaff();
  return (
    <Page title="工作台" untitled>
      <Acting />
      {isStaff && <CheckBox />}
      <QuickLink />
      <FlagsWaiting />
      {desk.money ? (
        <Columns>
          <Waits of={desk} />
          <YearMoney of={desk.money} />
        </Columns>
      ) : (
        <Waits of={desk} />
      )}
      {desk.money && <DeskProjects of={desk} />}
    </Page>
  );
}
