import { Link, useNavigate } from "react-router";
import { adoptThreshold } from "../../../modules/policy/api.ts";
import { objectNames, objects } from "../../../modules/policy/model.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { paperFields, paperOf } from "./paper.ts";

/** 录入限额标准 of the own place, as the paper of the province says. */
export function NewThresholdPage() {
  const go = useNavigate();
  return (
    <Page
      title="录入限额标准"
      above={<Link to="/thresholds">限额和内控标准</Link>}
      says="照省里公布的文件填写。录入后从适用日期起按新的一行判断，以前的一行不改，以前的采购也不重判。"
    >
      <Section label="限额标准">
        <ActForm
          act={adoptThreshold}
          does="录入限额标准"
          fields={{
            object: {
              label: "采购对象",
              kind: "radio",
              start: "services",
              options: objects.map((value) => ({ value, label: objectNames[value] })),
            },
            procurementFrom: {
              label: "采购限额标准",
              kind: "amount",
              unit: "万元",
              hint: "达到这个数额就是政府采购",
            },
            openTenderFrom: {
              label: "公开招标数额标准",
              kind: "amount",
              unit: "万元",
              hint: "达到这个数额应当公开招标",
            },
            ...paperFields("例如：某省政府集中采购目录及标准（某年版），文号照抄"),
          }}
          input={(form) => ({
            object: form.one("object", objects),
            procurementFrom: form.text("procurementFrom"),
            openTenderFrom: form.text("openTenderFrom"),
            ...paperOf(form),
          })}
          onDone={() => void go("/thresholds")}
          onLeave={() => void go("/thresholds")}
        />
      </Section>
    </Page>
  );
}
