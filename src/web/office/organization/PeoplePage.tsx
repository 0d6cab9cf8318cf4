import { Input } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { listSeats } from "../../../modules/organization/api.ts";
import { useList } from "../call.ts";
import { DayText } from "../ui/Amount.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { QueryTable, type Column } from "../ui/Table.tsx";
import { useToday } from "../ui/today.ts";

type Seat = Answer<typeof listSeats>["rows"][number];

const columnsOn = (today: string): Column<Seat>[] => [
  { head: "姓名", of: (row) => <Link to={`/people/${row.person.id}`}>{row.person.name}</Link> },
  { head: "账号", of: (row) => row.person.login },
  { head: "单位", of: (row) => row.organization.name },
  { head: "岗位", of: (row) => row.roleName },
  {
    head: "期限",
    of: (row) => (
      <>
        <DayText on={row.fromOn} full /> 起
        {row.toOn && (
          <>
            {" "}
            至 <DayText on={row.toOn} full />
          </>
        )}
      </>
    ),
  },
  {
    head: "状态",
    isFigure: true,
    isMain: true,
    of: (row) => stateOf(row, today),
  },
];

/** 人员和岗位 of the treasury. */
export function PeoplePage() {
  const today = useToday();
  const [typed, setTyped] = useState("");
  const [words, setWords] = useState("");
  const list = useList(listSeats, words === "" ? {} : { words });
  return (
    <Page
      title="人员和岗位"
      says="一个人可以有几个岗位，登录后选一个办事。第一次登录必须修改密码。"
      verbs={
        <div className="verbs">
          <LinkButton to="/people/new" isMain>
            开户
          </LinkButton>
        </div>
      }
    >
      <Section label="人员和岗位">
        <div className="filters">
          <Input.Search
            aria-label="姓名、账号或者单位"
            placeholder="姓名、账号或者单位"
            value={typed}
            maxLength={40}
            enterButton="查找"
            onChange={({ target }) => setTyped(target.value)}
            onSearch={(text) => setWords(text.trim())}
          />
        </div>
        <QueryTable<Seat>
          list={list}
          label="人员和岗位"
          keyOf={(row) => row.id}
          empty={
            words === ""
              ? { title: "还没有人员", says: "开户后列在这里。" }
              : { title: `没有找到“${words}”`, says: "试试姓名中的一个字，或者单位名称。" }
          }
          columns={columnsOn(today)}
        />
      </Section>
    </Page>
  );
}

function stateOf(row: { person: { isDisabled: boolean }; toOn: string | null }, today: string) {
  if (row.person.isDisabled) return <span className="tone-warn">已停用</span>;
  return row.toOn !== null && row.toOn < today ? "已到期" : "在用";
}
