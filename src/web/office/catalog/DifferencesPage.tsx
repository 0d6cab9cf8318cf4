import { Segmented } from "antd";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { listDifferences } from "../../../modules/catalog/api.ts";
import { differenceNames } from "../../../modules/catalog/differences.ts";
import { useRead } from "../call.ts";
import { EmptyState } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Differences, type Difference } from "./Differences.tsx";
import "./catalog.css";

const kinds = Object.entries(differenceNames) as [Difference["kind"], string][];

/** 两版对照: which items came, went, were renamed or changed. */
export function DifferencesPage() {
  const [asked] = useSearchParams();
  const { before, after, rows } = useRead(listDifferences, {
    before: asked.get("before") ?? "",
    after: asked.get("after") ?? "",
  });
  const [kind, setKind] = useState<string>("");
  const shown = rows.filter((one) => kind === "" || one.kind === kind);
  const count = (of: string) => rows.filter((one) => one.kind === of).length;
  return (
    <Page
      title="两版目录逐项对照"
      above={<Link to="/catalog/editions">各版目录</Link>}
      says={`“${before.name}”（${before.from} 起）与“${after.name}”（${after.from} 起）`}
    >
      <Section
        title="不同的事项"
        count={`${rows.length} 项`}
        aside={
          <Segmented
            aria-label="只看哪种变化"
            value={kind}
            onChange={setKind}
            options={[
              { value: "", label: "全部" },
              ...kinds.map(([value, name]) => ({ value, label: `${name} ${count(value)}` })),
            ]}
          />
        }
      >
        {shown.length === 0 ? (
          <EmptyState title="没有这样的变化" says="两版在这方面相同。" />
        ) : (
          <Differences rows={shown} label="不同的事项" />
        )}
      </Section>
    </Page>
  );
}
