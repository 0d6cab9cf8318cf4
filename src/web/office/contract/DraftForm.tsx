import "./contract.css";
import { Button } from "antd";
import { useState } from "react";
import type { Answer } from "../../../base/endpoint.ts";
import { fen, minus, sum, yuan } from "../../../base/money.ts";
import { editContract, type viewContract } from "../../../modules/contract/api.ts";
import { termNames, terms } from "../../../modules/contract/model.ts";
import { termGroundNames, type TermGround } from "../../../modules/project/model.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { Amount } from "../ui/Amount.tsx";
import { FormField, type FieldRow } from "../ui/FormField.tsx";
import type { Filled } from "../ui/values.ts";

export type Contract = Answer<typeof viewContract>;

const grounds = Object.keys(termGroundNames) as TermGround[];

/** 102号令 第二十三条: the written terms, filled from project and standard. */
const termFields = (contract: Contract): Record<string, FieldRow> =>
  Object.fromEntries(
    terms.map((one): [string, FieldRow] => [
      one,
      {
        label: termNames[one],
        kind: "words",
        most: 4000,
        rows: 2,
        start: contract[one],
        isOptional: true,
        aside: "（必备条款，提交核对前写好）",
      },
    ]),
  );

/** 102号令 第二十四条: asked for where the term is longer than a year. */
const groundFields = ({ termGrounds }: Contract): Record<string, FieldRow> =>
  Object.fromEntries(
    grounds.map((one): [string, FieldRow] => [
      `ground-${one}`,
      {
        label: termGroundNames[one],
        kind: "tick",
        start: termGrounds.includes(one) ? "true" : "",
      },
    ]),
  );

/** All fields are filled from award, project and standard; what is known is not asked again. */
function fieldsOf(contract: Contract): Record<string, FieldRow> {
  return {
    title: { label: "合同名称", kind: "line", most: 200, start: contract.title },
    price: {
      label: "合同价格",
      kind: "amount",
      start: contract.price,
      ...(contract.awarded
        ? {
            hint: (
              <>
                成交价 <Amount fen={contract.awarded} />
                ，不得高于它
              </>
            ),
          }
        : {}),
    },
    ...termFields(contract),
    termFrom: { label: "服务开始", kind: "day", start: contract.termFrom },
    termTo: {
      label: "服务结束",
      kind: "day",
      start: contract.termTo,
      hint: "一般不超过一年。超过一年、不超过三年的，下面五项都要具备",
    },
    ...groundFields(contract),
    acceptanceDays: {
      label: "验收期限（天）",
      kind: "figure",
      start: `${contract.acceptanceDays}`,
      hint: "申请验收后多少天内验收。拖延的，付款期限照样开始计算",
    },
    payDays: {
      label: "付款期限（天）",
      kind: "figure",
      start: `${contract.payDays}`,
      hint: contract.providerIsSme
        ? "承接主体是中小企业：一般 30 天，约定的最长 60 天"
        : "验收合格后多少天内付清",
    },
    advance: { label: "预付款", kind: "amount", start: contract.advance, hint: "没有的写 0" },
    bond: {
      label: "履约保证金",
      kind: "amount",
      start: contract.bond,
      hint: "不超过合同金额的百分之十，没有的写 0",
    },
  };
}

type Part = { share: string; fiscal: string | undefined; other: string | undefined };

function Shares({
  contract,
  parts,
  onChange,
}: {
  contract: Contract;
  parts: readonly Part[];
  onChange: (parts: Part[]) => void;
}) {
  const set = (at: number, change: Partial<Part>) =>
    onChange(parts.map((one, i) => (i === at ? { ...one, ...change } : one)));
  const whole = sum(
    parts.flatMap((one) => [fen(BigInt(one.fiscal || 0)), fen(BigInt(one.other || 0))]),
  );
  const gap = minus(fen(BigInt(contract.price)), whole);
  return (
    <fieldset className="contract-parts">
      <legend>各份额的金额</legend>
      {contract.shares.map((share, i) => (
        <div key={share.id} className="contract-pair">
          <FormField
            row={{
              label: `${share.user.name}（${share.quantity}）财政资金`,
              kind: "amount",
              ...(share.free === null
                ? {}
                : {
                    hint: (
                      <>
                        计划可用 <Amount fen={share.free} />
                      </>
                    ),
                  }),
            }}
            value={parts[i]?.fiscal}
            onChange={(value) => set(i, { fiscal: typeof value === "string" ? value : undefined })}
          />
          <FormField
            row={{ label: "其他资金", kind: "amount", isOptional: true }}
            value={parts[i]?.other}
            onChange={(value) => set(i, { other: typeof value === "string" ? value : undefined })}
          />
        </div>
      ))}
      <p className="quiet">
        合计 <Amount fen={whole} />
        {gap !== 0n && (
          <>
            ，与原来的合同价格相差 <Amount fen={gap} />
          </>
        )}
      </p>
    </fieldset>
  );
}

type Standard = { says: string; percent: string };

/** 15.5 % as 1550: the deduction of a standard is kept in ten-thousandths. What is no figure is refused by the server. */
const tenThousandths = (percent: string): number =>
  /^\d{1,3}(\.\d{1,2})?$/.test(percent.trim()) ? Number(yuan(percent.trim())) : -1;

function Standards({
  of,
  onChange,
}: {
  of: readonly Standard[];
  onChange: (standards: Standard[]) => void;
}) {
  const set = (at: number, change: Partial<Standard>) =>
    onChange(of.map((one, i) => (i === at ? { ...one, ...change } : one)));
  return (
    <fieldset className="contract-parts">
      <legend>验收标准，和达不到时扣减的比例</legend>
      {of.map((one, i) => (
        <div key={i} className="contract-pair">
          <FormField
            row={{ label: `标准 ${i + 1}`, kind: "words", rows: 1, most: 1000 }}
            value={one.says}
            onChange={(value) => set(i, { says: typeof value === "string" ? value : "" })}
          />
          <FormField
            row={{ label: "扣减（%）", kind: "figure" }}
            value={one.percent}
            onChange={(value) => set(i, { percent: typeof value === "string" ? value : "" })}
          />
        </div>
      ))}
      <Button onClick={() => onChange([...of, { says: "", percent: "10" }])}>再加一条标准</Button>
    </fieldset>
  );
}

/** The draft as the endpoint wants it. */
const typed = (form: Filled, parts: readonly Part[], standards: readonly Standard[]) => ({
  title: form.text("title"),
  price: form.text("price"),
  content: form.text("content"),
  quantity: form.text("quantity"),
  quality: form.text("quality"),
  settlement: form.text("settlement"),
  rights: form.text("rights"),
  breach: form.text("breach"),
  termFrom: form.text("termFrom"),
  termTo: form.text("termTo"),
  termGrounds: grounds.filter((one) => form.ticked(`ground-${one}`)),
  acceptanceDays: form.text("acceptanceDays"),
  payDays: form.text("payDays"),
  advance: form.text("advance"),
  bond: form.text("bond"),
  shares: parts.map(({ share, fiscal, other }) => ({
    share,
    fiscal: fiscal || "0",
    other: other || "0",
  })),
  clauses: form
    .text("clauses")
    .split("\n")
    .map((one) => one.trim())
    .filter(Boolean),
  acceptance: standards
    .filter((one) => one.says.trim() !== "")
    .map(({ says, percent }) => ({ says, deduction: tenThousandths(percent) })),
});

/** 合同草案: written again as a whole, as often as it takes. */
export function DraftForm({ contract, leave }: { contract: Contract; leave: () => void }) {
  const [parts, setParts] = useState<Part[]>(() =>
    contract.shares.map(({ share, fiscal, other }) => ({ share, fiscal, other })),
  );
  const [standards, setStandards] = useState<Standard[]>(() =>
    contract.acceptance.map(({ says, deduction }) => ({ says, percent: `${deduction / 100}` })),
  );
  const { jurisdiction, id } = contract;
  return (
    <ActForm
      act={editContract}
      does="保存合同草案"
      fields={{
        ...fieldsOf(contract),
        clauses: {
          label: "其他条款",
          kind: "words",
          most: 20_000,
          rows: 4,
          start: contract.clauses.join("\n"),
          isOptional: true,
          hint: "一行一条",
        },
      }}
      input={(form) => ({ jurisdiction, id, ...typed(form, parts, standards) })}
      onDone={leave}
      onLeave={leave}
    >
      <Shares contract={contract} parts={parts} onChange={setParts} />
      <Standards of={standards} onChange={setStandards} />
    </ActForm>
  );
}
