import { Select } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { addPerson, listOrganizations } from "../../../modules/organization/api.ts";
import {
  organizationKinds,
  seats,
  type OrganizationKind,
} from "../../../modules/organization/model.ts";
import { allRoles, roleNames, type Role } from "../../../modules/organization/roles.ts";
import { useAsk } from "../call.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { Field } from "../ui/Field.tsx";
import "./people.css";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { WhyNot } from "../ui/WhyNot.tsx";

const kinds = Object.keys(organizationKinds).filter(
  (kind): kind is OrganizationKind => kind !== "cityFinance" && kind !== "provinceFinance",
);

/** What cannot be held in this kind of office is not offered. */
const rolesAt = (kind: OrganizationKind): Role[] =>
  allRoles.filter((role) => seats[role].includes(kind));

const isRole = (text: string): text is Role => Object.hasOwn(roleNames, text);

function PersonForm({ kind }: { kind: OrganizationKind }) {
  const go = useNavigate();
  const found = useAsk(listOrganizations, { kind });
  const roles = rolesAt(kind);
  if (found.error) return <WhyNot error={found.error} />;
  if (!found.data) return <p className="quiet">正在读取单位…</p>;
  const offices = found.data.rows;
  if (offices.length === 0) return <p className="quiet">还没有这类单位。</p>;
  return (
    <ActForm
      act={addPerson}
      does="开户"
      fields={{
        organization: {
          label: "单位",
          kind: "choice",
          start: offices.length === 1 ? offices[0]?.id : undefined,
          options: offices.map(({ id, name }) => ({ value: id, label: name })),
        },
        role: {
          label: "岗位",
          kind: "radio",
          start: roles[0],
          options: roles.map((role) => ({ value: role, label: roleNames[role] })),
        },
        name: { label: "姓名", kind: "line", most: 40 },
        login: {
          label: "账号",
          kind: "line",
          most: 40,
          hint: "小写字母、数字、点、横线，2 到 40 位，例如 liuhe.lixiulan",
        },
        password: {
          label: "首次登录密码",
          kind: "secret",
          autoComplete: "new-password",
          hint: "至少 12 位，同时有字母和数字；当面交给本人，首次登录后作废",
        },
      }}
      input={(form) => {
        const role = form.text("role");
        return {
          organization: form.text("organization"),
          role: isRole(role) ? role : "townshipClerk",
          name: form.text("name"),
          login: form.text("login"),
          password: form.text("password"),
        };
      }}
      after={() => (
        <>
          <b className="notice-lead">已开户。</b>
          <div>请把账号和首次登录密码当面交给本人；第一次登录时系统要求修改密码。</div>
        </>
      )}
      onLeave={() => void go("/people")}
    />
  );
}

/** 开户: a person with a post. The kind of office comes first, since it decides what can be held there. */
export function NewPersonPage() {
  const [kind, setKind] = useState<OrganizationKind>("township");
  return (
    <Page
      title="开户"
      verbs={
        <div className="verbs">
          <LinkButton to="/people">全部人员</LinkButton>
        </div>
      }
    >
      <Section label="人员和岗位">
        <div className="form people-kind">
          <Field label="单位类型">
            {({ id }) => (
              <Select
                id={id}
                value={kind}
                onChange={setKind}
                style={{ width: "100%" }}
                options={kinds.map((one) => ({ value: one, label: organizationKinds[one] }))}
              />
            )}
          </Field>
        </div>
        <PersonForm key={kind} kind={kind} />
      </Section>
    </Page>
  );
}
