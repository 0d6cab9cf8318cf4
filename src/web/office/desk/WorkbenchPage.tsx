import { viewDesk } from "../../../modules/desk/api.ts";
import { staffRoles } from "../../../modules/organization/roles.ts";
import { useRead } from "../call.ts";
import { useRole } from "../me.ts";
import { Columns, Page } from "../ui/Page.tsx";
import { DeskProjects } from "./DeskProjects.tsx";
import { Waits } from "./Waits.tsx";
import { YearMoney } from "./YearMoney.tsx";
import "./desk.css";

/** What must I do and until when, how far is everything, where is the money. */
export function WorkbenchPage() {
  const desk = useRead(viewDesk, {});
  const role = useRole();
  const isStaff = staffRoles.some((one) => one === role);
  return (
    <Page title="工作台" untitled>
      {desk.money ? (
        <Columns>
          <Waits of={desk} />
          <YearMoney of={desk.money} />
        </Columns>
      ) : (
        <Waits of={desk} />
      )}
      {isStaff && <DeskProjects of={desk} />}
    </Page>
  );
}
