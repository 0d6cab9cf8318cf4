import { Page } from "../ui/Page.tsx";
import { PasswordForm } from "./PasswordForm.tsx";

export const PasswordPage = () => (
  <Page title="修改密码">
    <PasswordForm />
  </Page>
);
