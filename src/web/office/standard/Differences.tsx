import type { Answer } from "../../../base/endpoint.ts";
import type { compareVersions } from "../../../modules/standard/api.ts";
import { Section } from "../ui/Page.tsx";
import "./standard.css";

type Row = Answer<typeof compareVersions>["rows"][number];

/** 版本对比: what was and what is, side by side; under each other on the phone. */
export const Differences = ({
  of,
  before,
  after,
}: {
  of: readonly Row[];
  before: string;
  after: string;
}) => (
  <Section title="与上一版的不同" count={`${of.length} 处`} aside={`${before} → ${after}`}>
    {of.length === 0 ? (
      <p className="quiet">内容完全相同。</p>
    ) : (
      <dl className="differences">
        {of.map((one) => (
          <div key={one.part}>
            <dt>{one.part}</dt>
            <dd>
              <span className="unseen">原来：</span>
              {one.before === "" ? <i>没有这一项</i> : <del>{one.before}</del>}
            </dd>
            <dd>
              <span className="unseen">现在：</span>
              {one.after === "" ? <i>删去</i> : <ins>{one.after}</ins>}
            </dd>
          </div>
        ))}
      </dl>
    )}
  </Section>
);
