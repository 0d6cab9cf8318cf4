import { Button } from "antd";
import { useState, type ReactNode } from "react";
import { fen, inWan } from "../../../base/money.ts";
import { explainCell, viewReturn } from "../../../modules/statistics/api.ts";
import { totalRow } from "../../../modules/statistics/model.ts";
import { useAsk } from "../call.ts";
import { useMe } from "../me.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { Citations } from "../ui/Citation.tsx";
import { Section } from "../ui/Page.tsx";
import { cellId, type Asked, type Finding, type Return } from "./address.ts";
import { agreed, causesOf, type Cause } from "./causes.ts";

/** “城乡社区 政府性基金”: which cell of its row, where the cause alone does not say. */
const placeOf = ({ row, column }: Finding) => {
  const ledger = column.split(".")[0] ?? "";
  return { row, ledger: ledger === "一般公共预算" ? "" : ledger.replace(/预算$/, "") };
};

const differenceOf = ({ figures: { difference } }: Finding): string =>
  difference === undefined
    ? ""
    : `${BigInt(difference) > 0n ? "+" : ""}${inWan(fen(BigInt(difference)))}`;

function goToCell({ row, column }: Finding) {
  const cell = document.getElementById(cellId(row, column));
  cell?.scrollIntoView({ block: "center", inline: "center" });
  cell?.focus();
}

/** What of a return is needed to show what was found in it. */
type Checked = Pick<Return, "rows" | "findings" | "explanations">;
type Twin = Pick<Return, "form" | "findings">;
/** The form in which a cell is explained, where the reader may. */
type Explain = (finding: Finding, leave: () => void) => ReactNode;

/** The same difference in the other form is most likely the same piece of money. */
function twinOf(one: Finding, other: Twin | undefined): string | undefined {
  const twin = other?.findings.find(
    (its) =>
      one.figures.difference !== undefined &&
      its.rule === one.rule &&
      !its.carried &&
      its.figures.difference === one.figures.difference,
  );
  return (
    twin &&
    other &&
    `表 ${other.form}“${twin.row}”同样多 ${differenceOf(one).replace("+", "")}，可能是同一笔。`
  );
}

type Item = {
  finding: Finding;
  table: Checked;
  other: Twin | undefined;
  explain: Explain | undefined;
};

function FindingItem({ finding, table, other, explain }: Item) {
  const [isOpen, setIsOpen] = useState(false);
  const said = table.explanations.filter(
    (one) => one.row === finding.row && one.column === finding.column,
  );
  const { row, ledger } = placeOf(finding);
  const twin = twinOf(finding, other);
  return (
    <li>
      <button type="button" className="link" title={finding.says} onClick={() => goToCell(finding)}>
        {row} {ledger !== "" && <span className="quiet">{ledger}</span>}
      </button>
      <span>{differenceOf(finding)}</span>
      {explain && !isOpen && (
        <Button size="small" onClick={() => setIsOpen(true)} aria-label={`说明“${row}”${ledger}`}>
          说明
        </Button>
      )}
      {twin && <p>{twin}</p>}
      {said.map((one) => (
        <p key={one.id}>
          <b>已说明：</b>
          {one.says}（{one.by}）
        </p>
      ))}
      {isOpen && explain?.(finding, () => setIsOpen(false))}
    </li>
  );
}

/** 说明 belongs to the version in force, and to the finance office that filed it. */
function useMayExplain(table: Return): boolean {
  const post = useMe().post;
  const isFiler = post?.role === "countyFinanceOfficer" || post?.role === "countyFinanceReviewer";
  const isNewest = table.filed?.version === table.versions[0]?.version;
  return isFiler && isNewest && table.filed !== null && post.jurisdiction === table.jurisdiction;
}

function CausePart({
  cause,
  ...item
}: Omit<Item, "finding"> & {
  cause: Cause;
}) {
  const carried = cause.findings.length - cause.sources.length;
  return (
    <div className={cause.isGrave ? "cause cause-error" : "cause"}>
      <h3>
        {cause.name}　{cause.findings.length} 格
      </h3>
      <p>
        {carried > 0 && `源头 ${cause.sources.length} 格，余为合计`}
        <Citations of={cause.findings[0]?.basis ?? []} />
      </p>
      <ul>
        {cause.sources.map((finding) => (
          <FindingItem key={`${finding.row} ${finding.column}`} finding={finding} {...item} />
        ))}
      </ul>
    </div>
  );
}

/** 核对结果: grouped by cause; each leads to its cell; and what agrees is said as well. */
export function FindingsPanel({
  table,
  twin,
  explain,
  children,
}: {
  table: Checked;
  twin: Twin | undefined;
  explain?: Explain | undefined;
  children?: ReactNode;
}) {
  const causes = causesOf(table.findings);
  const agreeing = agreed(table.findings, table.rows.length, twin !== undefined);
  const projects = table.rows.find((one) => one.row === totalRow)?.cells["total.projects"];
  return (
    <Section title="核对结果" aside={`${table.findings.length} 格`}>
      {causes.map((cause) => (
        <CausePart key={cause.rule} cause={cause} table={table} other={twin} explain={explain} />
      ))}
      {agreeing.length > 0 && (
        <div className="cause-agreed">
          <h3 className="tone-ok">
            <span aria-hidden="true">✓</span> {causes.length > 0 ? "其余都对得上" : "都对得上"}
          </h3>
          <p>
            {agreeing.join("；")}
            {projects ? `，项目 ${projects} 个` : ""}。
          </p>
        </div>
      )}
      {children}
    </Section>
  );
}

/** 核对结果 of a return as filed, or of the ledger. */
export function Findings({ table, asked }: { table: Return; asked: Asked }) {
  const { version: _, ...key } = asked;
  const other = useAsk(viewReturn, { ...key, form: asked.form === 1 ? 2 : 1 });
  const mayExplain = useMayExplain(table);
  const explain: Explain = (finding, leave) => (
    <ActForm
      act={explainCell}
      does="记下说明"
      fields={{ says: { label: "说明", kind: "words", most: 500, hint: finding.says } }}
      input={(form) => ({
        return: table.filed?.id ?? "",
        row: finding.row,
        column: finding.column,
        says: form.text("says"),
      })}
      onDone={leave}
      onLeave={leave}
    />
  );
  return (
    <FindingsPanel
      table={table}
      twin={other.error ? undefined : other.data}
      explain={mayExplain ? explain : undefined}
    />
  );
}
