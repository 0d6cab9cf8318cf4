import { Link } from "react-router";
import { explainFlag, listFlags } from "../../../modules/supervision/api.ts";
import { useRead } from "../call.ts";
import { useMe, useRole } from "../me.ts";
import { Notice } from "../ui/Notice.tsx";

const shown = 50;

function Waiting() {
  const year = Number(useMe().today.slice(0, 4));
  const { rows, next } = useRead(listFlags, { year, state: "open", limit: shown });
  const count = rows.filter((one) => one.mayExplain).length;
  if (count === 0) return null;
  return (
    <Notice>
      {count}
      {next === null ? " 个" : " 个以上"}疑点等本单位说明。<Link to="/flags">去说明</Link>
    </Notice>
  );
}

/** 待说明的疑点 of the own office: no law gives them a last day, so that they stand beside what waits. */
export function FlagsWaiting() {
  const role = useRole();
  return role && explainFlag.may.includes(role) ? <Waiting /> : null;
}
