import { useState } from "react";
import { changePassword } from "../../../modules/organization/api.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { Section } from "../ui/Page.tsx";

export function PasswordForm() {
  const [isDone, setIsDone] = useState(false);
  return (
    <Section label="修改密码">
      {isDone ? (
        <p role="status">密码已改好，下次登录用新密码。</p>
      ) : (
        <ActForm
          act={changePassword}
          does="修改密码"
          fields={{
            current: { label: "现在的密码", kind: "secret", autoComplete: "current-password" },
            next: {
              label: "新密码",
              kind: "secret",
              autoComplete: "new-password",
              hint: "至少 12 位，须同时有字母和数字。",
            },
          }}
          input={(form) => ({ current: form.text("current"), next: form.text("next") })}
          onDone={() => setIsDone(true)}
        />
      )}
    </Section>
  );
}
