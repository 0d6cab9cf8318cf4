import { Button, Input, Select } from "antd";
import { useState } from "react";
import { listOrganizations } from "../../../modules/organization/api.ts";
import { adoptUpperReviews } from "../../../modules/project/api.ts";
import { useAct, useRead } from "../call.ts";
import { AmountInput } from "../ui/AmountInput.tsx";
import { FormFrame } from "../ui/FormFrame.tsx";
import { Section } from "../ui/Page.tsx";
import { useToday } from "../ui/today.ts";
import { PaperFields, usePaper } from "./PaperFields.tsx";

type Typed = { office: string; amount: string; item: string; days: string };

const fresh: Typed = { office: "finance", amount: "0", item: "", days: "5" };

type Row = {
  at: number;
  one: Typed;
  offices: { value: string; label: string }[];
  change: (change: Partial<Typed>) => void;
  drop: () => void;
};

const UpperRow = ({ at, one, offices, change, drop }: Row) => (
  <fieldset className="desk-row">
    <div>
      <span>审核单位</span>
      <Select
        aria-label={`第 ${at} 行：审核单位`}
        value={one.office}
        options={offices}
        onChange={(office) => change({ office })}
        style={{ width: "100%" }}
      />
    </div>
    <div>
      <span>金额从（元）</span>
      <AmountInput
        label={`第 ${at} 行：金额从`}
        hasCapitals={false}
        value={one.amount}
        onChange={(amount) => change({ amount: amount ?? "" })}
      />
    </div>
    <div>
      <span>事项编码开头（不填为全部）</span>
      <Input
        aria-label={`第 ${at} 行：事项编码开头`}
        value={one.item}
        maxLength={7}
        onChange={({ target }) => change({ item: target.value.trim() })}
      />
    </div>
    <div>
      <span>几个工作日答复</span>
      <Input
        aria-label={`第 ${at} 行：几个工作日答复`}
        inputMode="decimal"
        value={one.days}
        onChange={({ target }) => change({ days: target.value })}
      />
    </div>
    <Button aria-label={`去掉第 ${at} 行`} onClick={drop}>
      去掉
    </Button>
  </fieldset>
);

/** 设定联审后的审核: from which amount and for which items county finance or a department answers. */
export function UpperForm({ leave }: { leave: () => void }) {
  const departments = useRead(listOrganizations, { kind: "countyDepartment" }).rows;
  const offices = [
    { value: "finance", label: "县财政局" },
    ...departments.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const [rows, setRows] = useState([fresh]);
  const paper = usePaper(useToday());
  const adopt = useAct(adoptUpperReviews, leave);
  const send = () =>
    adopt.mutate({
      ...paper.input,
      rows: rows.map(({ office, amount, item, days }) => ({
        ...(office === "finance"
          ? { reviewer: "finance" as const }
          : { reviewer: "department" as const, department: office }),
        amountFrom: amount === "" ? "0" : amount,
        item,
        days,
      })),
    });
  return (
    <Section title="设定联审后的审核">
      <p className="quiet">
        没有一行对上的项目，联审通过后不再审核，直接由县财政局列入购买计划。同时对上几行的，以事项写得最细的一行为准。
      </p>
      <FormFrame
        does="设定联审后的审核"
        onSend={send}
        onLeave={leave}
        isPending={adopt.isPending}
        error={adopt.error}
      >
        {rows.map((one, at) => (
          <UpperRow
            key={at}
            at={at + 1}
            one={one}
            offices={offices}
            change={(part) =>
              setRows(rows.map((row, place) => (place === at ? { ...row, ...part } : row)))
            }
            drop={() => setRows(rows.filter((_, place) => place !== at))}
          />
        ))}
        <Button onClick={() => setRows([...rows, fresh])}>加一行</Button>
        <PaperFields of={paper} />
      </FormFrame>
    </Section>
  );
}
