import { Button } from "antd";
import { wanText, yuanText } from "../../parts/amount.ts";
import { useMe } from "../me.ts";
import { FormField } from "../ui/FormField.tsx";
import type { FormValue } from "../ui/values.ts";
import {
  costOf,
  emptyShare,
  fundedOf,
  isWholeOnOneLine,
  shareDuties,
  type FundingDraft,
  type Prefill,
  type ShareDraft,
  type ShareDuty,
} from "./draft.ts";

const typed = (value: FormValue): string => (typeof value === "string" ? value : "");

type Change = (part: Partial<ShareDraft>) => void;

type Option = { value: string; label: string };

type Typed = {
  shares: readonly ShareDraft[];
  unit: string;
  unitPrice: string;
  lines: Prefill["lines"];
  /** Using townships, for a department that buys for them; none for a township that buys for itself. */
  users: readonly Option[];
  onChange: (shares: ShareDraft[]) => void;
};

const lineOptions = (lines: Prefill["lines"]): Option[] =>
  lines.map((one) => ({
    value: one.id,
    label: `${one.code} ${one.title}（${one.sourceName}，${one.isProposed ? "申报" : "可用"} ${wanText(one.free)} 万元）`,
  }));

type OneFunding = {
  of: FundingDraft;
  isWhole: boolean;
  options: Option[];
  onChange: (funding: FundingDraft) => void;
};

const Funding = ({ of, isWhole, options, onChange }: OneFunding) => (
  <div className="field-row">
    <FormField
      row={{ label: "预算指标", kind: "choice", options }}
      value={of.line}
      onChange={(line) => onChange({ ...of, line: typed(line) })}
    />
    {!isWhole && (
      <FormField
        row={{ label: "用这条指标的金额", kind: "amount" }}
        value={of.amount}
        onChange={(amount) =>
          onChange({ ...of, amount: typeof amount === "string" ? amount : undefined })
        }
      />
    )}
  </div>
);

function Difference({ share, unitPrice }: { share: ShareDraft; unitPrice: string }) {
  const cost = costOf(share, unitPrice);
  const funded = fundedOf(share, unitPrice);
  if (cost === 0n) return <p className="quiet">填好数量和单价后，这里显示金额。</p>;
  const rest = cost - funded;
  return (
    <p className={rest === 0n ? "quiet" : "share-rest"} aria-live="polite">
      金额 {yuanText(cost)} 元，已落实 {yuanText(funded)} 元
      {rest === 0n
        ? ""
        : `，${rest > 0n ? "还差" : "多出"} ${yuanText(rest > 0n ? rest : -rest)} 元`}
    </p>
  );
}

type OneShare = Omit<Typed, "shares" | "onChange"> & {
  of: ShareDraft;
  onChange: (share: ShareDraft) => void;
  onRemove?: (() => void) | undefined;
};

type Changing = { of: ShareDraft; change: (part: Partial<ShareDraft>) => void };

/** 自有资金: outside the ledger, with its source named. */
function OwnMoney({ of, change }: Changing) {
  const hasOther = of.other !== "" && of.other !== undefined;
  return (
    <div className="field-row">
      <FormField
        row={{
          label: "自有资金",
          kind: "amount",
          isOptional: true,
          hint: "村集体自有、捐赠等，不占预算指标",
        }}
        value={of.other}
        onChange={(other) => change({ other: typeof other === "string" ? other : undefined })}
      />
      {hasOther && (
        <FormField
          row={{ label: "自有资金的来源", kind: "line", most: 60 }}
          value={of.otherSource}
          onChange={(otherSource) => change({ otherSource: typed(otherSource) })}
        />
      )}
    </div>
  );
}

/** 责任分工: the usual one where nothing is chosen. */
function Duties({ of, users, change }: Pick<OneShare, "of" | "users"> & { change: Change }) {
  const { post } = useMe();
  const own = post ? [{ value: post.organization.id, label: post.organization.name }] : [];
  const duties = Object.keys(shareDuties) as ShareDuty[];
  return (
    <div className="field-row">
      {duties.map((duty) => (
        <FormField
          key={duty}
          row={{
            label: shareDuties[duty],
            kind: "choice",
            isOptional: true,
            options: [
              { value: "usual", label: duty === "accepter" ? "使用单位" : "购买主体" },
              ...(duty === "accepter" ? own : []),
              ...users,
            ],
          }}
          value={of.duties[duty] === "" ? "usual" : of.duties[duty]}
          onChange={(office) =>
            change({
              duties: { ...of.duties, [duty]: office === "usual" ? "" : typed(office) },
            })
          }
        />
      ))}
    </div>
  );
}

function Share({ of, unit, unitPrice, lines, users, onChange, onRemove }: OneShare) {
  const change = (part: Partial<ShareDraft>) => onChange({ ...of, ...part });
  const options = lineOptions(lines);
  return (
    <div className="share">
      <div className="field-row">
        {users.length > 0 && (
          <FormField
            row={{ label: "使用单位", kind: "choice", options: users }}
            value={of.user}
            onChange={(user) => change({ user: typed(user) })}
          />
        )}
        <FormField
          row={{ label: `数量${unit === "" ? "" : `（${unit}）`}`, kind: "figure" }}
          value={of.quantity}
          onChange={(quantity) => change({ quantity: typed(quantity) })}
        />
      </div>
      {of.fundings.map((funding, at) => (
        <Funding
          key={at}
          of={funding}
          isWhole={isWholeOnOneLine(of)}
          options={options}
          onChange={(next) =>
            change({ fundings: of.fundings.map((old, place) => (place === at ? next : old)) })
          }
        />
      ))}
      <OwnMoney of={of} change={change} />
      {users.length > 0 && <Duties of={of} users={users} change={change} />}
      <Difference share={of} unitPrice={unitPrice} />
      <div className="verbs">
        <Button onClick={() => change({ fundings: [...of.fundings, { line: "", amount: "" }] })}>
          再加一条指标
        </Button>
        {of.fundings.length > 1 && (
          <Button onClick={() => change({ fundings: of.fundings.slice(0, -1) })}>
            去掉最后一条
          </Button>
        )}
        {onRemove && <Button onClick={onRemove}>去掉这个份额</Button>}
      </div>
    </div>
  );
}

/** 份额和资金: how much for whom, and which line pays. */
export const SharesField = ({ shares, onChange, ...known }: Typed) => (
  <>
    {shares.map((share, at) => (
      <Share
        key={at}
        {...known}
        of={share}
        onChange={(next) => onChange(shares.map((old, place) => (place === at ? next : old)))}
        onRemove={
          shares.length > 1 ? () => onChange(shares.filter((_, place) => place !== at)) : undefined
        }
      />
    ))}
    {known.users.length > 0 && (
      <Button onClick={() => onChange([...shares, emptyShare()])}>再加一个使用单位</Button>
    )}
  </>
);
