import { Link } from "react-router";
import { listVersions, viewStandard } from "../../../modules/standard/api.ts";
import { useRead } from "../call.ts";
import { EmptyState } from "../ui/Notice.tsx";
import { Section } from "../ui/Page.tsx";
import { useToday } from "../ui/today.ts";
import { StandardParts } from "./StandardParts.tsx";

type Of = { item: string; place: string };

function InForce({ item, place }: Of) {
  const standard = useRead(viewStandard, { item, place });
  return (
    <>
      <StandardParts of={standard} />
      <p>
        <Link to={`/standards/${item}`}>打开服务标准：各个版本、版本对比和打印</Link>
      </p>
    </>
  );
}

/** 一个目录事项的服务标准, where it has one. */
export function ItemStandard(of: Of) {
  const today = useToday();
  const { rows } = useRead(listVersions, of);
  const isThere = rows.some(
    (one) => one.from <= today && (one.to === undefined || today <= one.to),
  );
  if (isThere) return <InForce {...of} />;
  return (
    <Section title="服务标准">
      <EmptyState
        title="这个事项还没有服务标准"
        says="行业主管部门发布标准后，价格、质量、验收和绩效的要求列在这里，立项和合同会自动引用。没有标准也可以购买，要求写在需求和合同里。"
      />
    </Section>
  );
}
