import { Radio } from "antd";
import type { Answer } from "../../../base/endpoint.ts";
import type { listMethods } from "../../../modules/policy/api.ts";
import type { MethodCode } from "../../../modules/policy/model.ts";
import { Citations } from "../ui/Citation.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Section } from "../ui/Page.tsx";

type Method = Answer<typeof listMethods>["rows"][number];

const Said = ({ of }: { of: { says: string; basis: Method["basis"] } }) => (
  <>
    {of.says}
    <Citations of={of.basis} />
  </>
);

/** Why a method is not simply open, in figures and with its law. */
const Reasons = ({ of }: { of: Method }) => (
  <>
    {of.breaches
      .filter((one) => one.rule !== "policy.methodHasItsCase")
      .map((one) => (
        <p key={one.rule}>
          {one.because}
          <Citations of={one.basis} />
        </p>
      ))}
  </>
);

type Chosen = { of: Method; reason: string; onReason: (reason: string) => void };

/** The method in full: its cases to choose from, how many are asked, who judges. */
function Details({ of, reason, onReason }: Chosen) {
  const { cases, panel, periods, providers, award, approval } = of;
  return (
    <div className="policy-details">
      {cases.length > 0 && (
        <fieldset>
          <legend>适用情形</legend>
          <Radio.Group
            value={reason}
            onChange={({ target }) => onReason(`${target.value}`)}
            options={cases.map((one) => ({ value: one.code, label: one.says }))}
          />
        </fieldset>
      )}
      <Facts
        of={{
          供应商: <Said of={providers} />,
          评审小组: panel && (
            <>
              {panel.called} {panel.seats} 人以上，其中专家 {panel.experts} 人以上
              <Citations of={panel.basis} />
            </>
          ),
          最短期限:
            periods.length > 0
              ? periods.map((one) => (
                  <p key={one.rule}>
                    {one.says}不少于 {one.term}
                    <Citations of={one.basis} />
                  </p>
                ))
              : undefined,
          确定成交: <Said of={award} />,
          审批: <Said of={approval} />,
          规定: `${of.document}，自 ${of.from} 起${of.confirmed ? "" : "（待核对）"}`,
        }}
      />
    </div>
  );
}

type Listed = {
  rows: readonly Method[];
  chosen: string;
  reason: string;
  onChoose: (method: MethodCode) => void;
  onReason: (reason: string) => void;
};

const usualReason = (method: Method, reason: string): string =>
  reason || (method.code === "consultation" ? "servicePurchase" : "");

/** The usual one first, what is closed last, the others in the order of the law. */
const inOrder = (rows: readonly Method[]): Method[] => {
  const rank = ({ isUsual, standing }: Method) => (isUsual ? 0 : standing === "closed" ? 2 : 1);
  return rows.toSorted((a, b) => rank(a) - rank(b));
};

/** 采购方式, each with whether it is open and why; the chosen one is opened. */
export const MethodList = ({ rows, chosen, reason, onChoose, onReason }: Listed) => (
  <Section title="采购方式" count={`${rows.length} 种`} flush>
    <ul className="policy-methods">
      {inOrder(rows).map((method) => (
        <li key={method.code} data-standing={method.standing}>
          <Radio
            checked={method.code === chosen}
            disabled={method.standing === "closed"}
            onChange={() => onChoose(method.code)}
          >
            <b>{method.name}</b>
            <span className="policy-standing">
              {method.standingName}
              {method.isUsual && "，通常采用"}
            </span>
          </Radio>
          <div className="policy-says">
            {method.says}
            <Citations of={method.basis} />
            <Reasons of={method} />
          </div>
          {method.code === chosen && (
            <Details of={method} reason={usualReason(method, reason)} onReason={onReason} />
          )}
        </li>
      ))}
    </ul>
  </Section>
);
