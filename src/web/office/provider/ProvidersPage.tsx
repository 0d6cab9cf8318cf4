import { Input, Select } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { listProviders } from "../../../modules/provider/api.ts";
import { providerStatuses, type ProviderStatus } from "../../../modules/provider/model.ts";
import { useList } from "../call.ts";
import { useMe, useRole } from "../me.ts";
import { useSought } from "../ui/Filters.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { QueryTable } from "../ui/Table.tsx";

function useFound(jurisdiction: string | null | undefined) {
  const { status, of, maybe, change } = useSought(providerStatuses);
  const words = maybe("words");
  const isListed = of("listed") === "1" && Boolean(jurisdiction);
  return {
    words: words ?? "",
    isListed,
    status,
    change,
    input: {
      ...(words ? { words } : {}),
      ...(status ? { status } : {}),
      ...(isListed && jurisdiction ? { listedIn: jurisdiction } : {}),
    },
  };
}

function Filters({ sought, hasPlace }: { sought: ReturnType<typeof useFound>; hasPlace: boolean }) {
  const [words, setWords] = useState(sought.words);
  return (
    <div className="filters">
      <Input.Search
        aria-label="名称或统一社会信用代码"
        placeholder="名称或统一社会信用代码"
        value={words}
        maxLength={60}
        enterButton="查找"
        onChange={({ target }) => setWords(target.value)}
        onSearch={(text) => sought.change({ words: text.trim() })}
      />
      <Select
        aria-label="状态"
        value={sought.status ?? ""}
        style={{ width: 140 }}
        onChange={(status) => sought.change({ status })}
        options={[
          { value: "", label: "全部状态" },
          ...Object.entries(providerStatuses).map(([value, label]) => ({ value, label })),
        ]}
      />
      {hasPlace && (
        <Select
          aria-label="名录"
          value={sought.isListed ? "1" : ""}
          style={{ width: 160 }}
          onChange={(listed) => sought.change({ listed })}
          options={[
            { value: "", label: "不论名录" },
            { value: "1", label: "本县备案名录" },
          ]}
        />
      )}
    </div>
  );
}

const toneOf = (status: ProviderStatus): string | undefined => {
  if (status === "banned") return "tone-bad";
  return status === "suspended" || status === "removed" ? "tone-warn" : undefined;
};

/** 承接主体登记簿. */
export function ProvidersPage() {
  const role = useRole();
  const jurisdiction = useMe().post?.jurisdiction;
  const sought = useFound(jurisdiction);
  const list = useList(listProviders, sought.input);
  const mayRegister = role === "countyFinanceOfficer" || role === "countyFinanceReviewer";
  const isSeeking = Object.keys(sought.input).length > 0;
  return (
    <Page
      title="承接主体"
      says="名录只供参考，不得用来限制竞争；核验过的都可以参加。"
      verbs={
        mayRegister && (
          <div className="verbs">
            <LinkButton to="/providers/new" isMain>
              登记承接主体
            </LinkButton>
          </div>
        )
      }
    >
      <Section label="承接主体">
        <Filters sought={sought} hasPlace={Boolean(jurisdiction)} />
        <QueryTable
          list={list}
          label="承接主体"
          keyOf={(row) => row.id}
          empty={
            isSeeking
              ? {
                  title: sought.words === "" ? "没有这样的承接主体" : `没有找到“${sought.words}”`,
                  says: "试试名称中的两三个字，或者去掉状态和名录的条件。",
                }
              : { title: "还没有登记承接主体", says: "县财政局登记并核验后列在这里。" }
          }
          columns={[
            { head: "名称", of: (row) => <Link to={`/providers/${row.id}`}>{row.name}</Link> },
            { head: "统一社会信用代码", of: (row) => row.creditCode },
            { head: "类型", of: (row) => row.className },
            { head: "规模", of: (row) => row.sizeName },
            {
              head: "状态",
              isFigure: true,
              isMain: true,
              of: (row) => <span className={toneOf(row.status)}>{row.statusName}</span>,
            },
          ]}
        />
      </Section>
    </Page>
  );
}
