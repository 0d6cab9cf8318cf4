import { useEffect } from "react";
import { signIn } from "../../../modules/organization/api.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { Section } from "../ui/Page.tsx";

export function SignIn() {
  useEffect(() => {
    document.title = "登录　购服";
  }, []);
  return (
    <main className="door">
      <h1>
        <small>政府购买服务平台</small>
        登录购服
      </h1>
      <Section label="登录">
        <ActForm
          act={signIn}
          does="登录"
          fields={{
            login: { label: "账号", kind: "line", autoComplete: "username" },
            password: { label: "密码", kind: "secret", autoComplete: "current-password" },
          }}
          input={(form) => ({ login: form.text("login"), password: form.text("password") })}
        />
      </Section>
      <p className="quiet">
        没有账号或忘了密码，请找本单位的系统管理员。只想看公开的项目和合同，不用登录：
        <a href="/">公开信息</a>
      </p>
    </main>
  );
}
