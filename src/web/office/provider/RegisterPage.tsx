import { useNavigate } from "react-router";
import { registerProvider } from "../../../modules/provider/api.ts";
import { institutionClasses, sizes } from "../../../modules/provider/model.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { answersOf, choices } from "./forms.tsx";

/** 登记承接主体: the same code is one provider, whichever county enters it first. */
export function RegisterPage() {
  const go = useNavigate();
  return (
    <Page title="登记承接主体" says="登记后还要核验，核验过的才能参加。资质在档案里补充。">
      <Section label="登记事项">
        <ActForm
          act={registerProvider}
          does="登记承接主体"
          fields={{
            creditCode: {
              label: "统一社会信用代码",
              kind: "line",
              most: 18,
              hint: "18 位，照营业执照或者登记证书写",
            },
            name: { label: "名称", kind: "line", most: 100 },
            size: {
              label: "企业规模",
              kind: "radio",
              start: "small",
              hint: "由对方书面声明；不是企业的选“不适用”",
              options: choices(sizes),
            },
            institutionClass: {
              label: "事业单位分类",
              kind: "choice",
              isOptional: true,
              hint: "代码以 12 开头的填写",
              options: choices(institutionClasses),
            },
            isFiscalMass: {
              label: "是否由财政拨款保障",
              kind: "choice",
              isOptional: true,
              hint: "群团组织（代码以 13、81 开头）填写",
              options: [
                { value: "no", label: "否" },
                { value: "yes", label: "是" },
              ],
            },
          }}
          input={(form) => ({
            creditCode: form.text("creditCode"),
            name: form.text("name"),
            size: form.one("size", ["small", "micro", "medium", "large", "none"]),
            ...answersOf(form),
          })}
          onDone={({ id }) => void go(`/providers/${id}`)}
          onLeave={() => void go("/providers")}
        />
      </Section>
    </Page>
  );
}
