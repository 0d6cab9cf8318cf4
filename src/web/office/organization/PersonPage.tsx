import { Button } from "antd";
import { useState } from "react";
import { useParams } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import {
  disablePerson,
  endPost,
  listOrganizations,
  resetPassword,
  viewAccount,
  givePost,
} from "../../../modules/organization/api.ts";
import {
  organizationKinds,
  seats,
  type OrganizationKind,
} from "../../../modules/organization/model.ts";
import { allRoles, roleNames, type Role } from "../../../modules/organization/roles.ts";
import { useAct, useAsk, useRead } from "../call.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { DayText } from "../ui/Amount.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { WhyNot } from "../ui/WhyNot.tsx";

type Account = Answer<typeof viewAccount>;
type Post = Account["posts"][number];

/** 一个人的账号: posts, password, 停用. What an office asks its administrator for. */
export function PersonPage() {
  const { id = "" } = useParams();
  const account = useRead(viewAccount, { person: id });
  const { person } = account;
  return (
    <Page
      title={person.name}
      above={<span>账号 {person.login}</span>}
      verbs={
        <div className="verbs">
          <LinkButton to="/people">全部人员</LinkButton>
        </div>
      }
    >
      <Posts account={account} />
      <NewPost person={person.id} />
      <Password account={account} />
      <Disabling account={account} />
    </Page>
  );
}

function Posts({ account: { person, posts } }: { account: Account }) {
  const end = useAct(endPost);
  return (
    <Section title="岗位" count={posts.length}>
      <Table<Post>
        label="岗位"
        rows={posts}
        keyOf={(post) => post.id}
        columns={[
          { head: "岗位", of: (post) => post.roleName },
          { head: "单位", of: (post) => post.organization },
          { head: "起", of: (post) => <DayText on={post.fromOn} full /> },
          { head: "止", of: (post) => (post.toOn ? <DayText on={post.toOn} full /> : "—") },
          {
            head: "办理",
            of: (post) =>
              post.toOn === null && (
                <Button
                  size="small"
                  danger
                  disabled={end.isPending}
                  onClick={() => end.mutate({ person: person.id, post: post.id })}
                >
                  结束岗位
                </Button>
              ),
          },
        ]}
      />
      <WhyNot error={end.error} />
    </Section>
  );
}

const isRole = (text: string): text is Role => Object.hasOwn(roleNames, text);

/** Only what can be held in an office of the treasury is offered; the kind of office follows from the role. */
function NewPost({ person }: { person: string }) {
  const [role, setRole] = useState<Role>("townshipClerk");
  const kind: OrganizationKind = seats[role][0] ?? "township";
  const offices = useAsk(listOrganizations, { kind });
  return (
    <Section title="增设岗位">
      <ActForm
        key={kind}
        act={givePost}
        does="增设岗位"
        onTyped={(filled) => {
          const chosen = filled.text("role");
          if (isRole(chosen) && chosen !== role) setRole(chosen);
        }}
        fields={{
          role: {
            label: "岗位",
            kind: "choice",
            start: role,
            options: allRoles.map((one) => ({ value: one, label: roleNames[one] })),
          },
          organization: {
            label: organizationKinds[kind],
            kind: "choice",
            options: (offices.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name })),
          },
        }}
        input={(form) => ({ person, role, organization: form.text("organization") })}
      />
    </Section>
  );
}

function Password({ account: { person } }: { account: Account }) {
  return (
    <Section title="重置密码" aside={person.mustChange ? "首次登录须修改" : "本人已修改"}>
      <ActForm
        act={resetPassword}
        does="重置密码"
        fields={{
          password: {
            label: "新的首次登录密码",
            kind: "secret",
            autoComplete: "new-password",
            hint: "至少 12 位，同时有字母和数字；当面交给本人，首次登录后作废",
          },
        }}
        input={(form) => ({ person: person.id, password: form.text("password") })}
        after={() => <>已重置。原来的登录已退出，请把密码当面交给本人。</>}
      />
    </Section>
  );
}

function Disabling({ account: { person } }: { account: Account }) {
  const disable = useAct(disablePerson);
  const { isDisabled } = person;
  return (
    <Section title={isDisabled ? "账号已停用" : "停用账号"}>
      <p className="quiet">
        {isDisabled
          ? "恢复后可以用原来的密码登录。"
          : "停用后立即退出，不能再登录；办过的事不受影响。"}
      </p>
      <div className="verbs">
        <Button
          danger={!isDisabled}
          disabled={disable.isPending}
          onClick={() => disable.mutate({ person: person.id, isDisabled: !isDisabled })}
        >
          {isDisabled ? "恢复账号" : "停用账号"}
        </Button>
      </div>
      <WhyNot error={disable.error} />
    </Section>
  );
}
