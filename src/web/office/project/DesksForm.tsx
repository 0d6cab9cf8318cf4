import { Checkbox, Input, Radio } from "antd";
import { useState } from "react";
import type { Answer } from "../../../base/endpoint.ts";
import { reviewerRoles, roleNames } from "../../../modules/organization/roles.ts";
import { adoptDesks, type listDeskSets } from "../../../modules/project/api.ts";
import { partNames, reviewParts, type ReviewPart } from "../../../modules/project/model.ts";
import { useAct } from "../call.ts";
import { FormFrame } from "../ui/FormFrame.tsx";
import { Section } from "../ui/Page.tsx";
import { useToday } from "../ui/today.ts";
import { deskName } from "./Opinions.tsx";
import { PaperFields, usePaper } from "./PaperFields.tsx";

type Known = Answer<typeof listDeskSets>["sets"][number]["desks"][number];
type Role = (typeof reviewerRoles)[number];

type Typed = {
  role: Role;
  takesPart: boolean;
  order: string;
  days: string;
  looksAt: string;
  touches: ReviewPart[];
};

const partOptions = reviewParts.map((value) => ({ value, label: partNames[value] }));

/** The set of today, to be changed; a desk that takes no part stands at the end. */
const typedOf = (from: readonly Known[]): Typed[] =>
  [...reviewerRoles]
    .map((role) => {
      const at = from.findIndex((one) => one.role === role);
      const known = from[at];
      return {
        role,
        takesPart: known !== undefined,
        order: `${at < 0 ? reviewerRoles.length : at + 1}`,
        days: `${known?.days ?? 5}`,
        looksAt: known?.looksAt ?? "",
        touches: known?.touches ?? [],
      };
    })
    .toSorted((a, b) => Number(a.order) - Number(b.order));

type Row = { one: Typed; change: (change: Partial<Typed>) => void };

function DeskRow({ one, change }: Row) {
  const name = deskName(roleNames[one.role]);
  return (
    <fieldset className="desk-row">
      <Checkbox
        checked={one.takesPart}
        onChange={({ target }) => change({ takesPart: target.checked })}
      >
        {name}参加
      </Checkbox>
      {one.takesPart && (
        <>
          <div>
            <span>顺序</span>
            <Input
              aria-label={`${name}：顺序`}
              inputMode="decimal"
              value={one.order}
              onChange={({ target }) => change({ order: target.value })}
            />
          </div>
          <div>
            <span>看什么</span>
            <Input
              aria-label={`${name}：看什么`}
              value={one.looksAt}
              maxLength={20}
              onChange={({ target }) => change({ looksAt: target.value })}
            />
          </div>
          <div>
            <span>几个工作日答复</span>
            <Input
              aria-label={`${name}：几个工作日答复`}
              inputMode="decimal"
              value={one.days}
              onChange={({ target }) => change({ days: target.value })}
            />
          </div>
          <div className="desk-parts">
            <span>这些部分有改动，须重新签署</span>
            <Checkbox.Group
              aria-label={`${name}：负责的部分`}
              options={partOptions}
              value={one.touches}
              onChange={(touches) => change({ touches })}
            />
          </div>
        </>
      )}
    </fieldset>
  );
}

type Set = { place: string; township: string; from: readonly Known[]; leave: () => void };

/** 设定联审科室: the whole set, begun from the one of today. */
export function DesksForm({ place, township, from, leave }: Set) {
  const [rows, setRows] = useState(() => typedOf(from));
  const [lead, setLead] = useState<string>(from.find((one) => one.isLead)?.role ?? "reviewFinance");
  const paper = usePaper(useToday());
  const adopt = useAct(adoptDesks, leave);
  const change = (role: Role) => (part: Partial<Typed>) =>
    setRows(rows.map((one) => (one.role === role ? { ...one, ...part } : one)));
  const taking = rows.filter((one) => one.takesPart);
  const send = () =>
    adopt.mutate({
      ...(township === "" ? {} : { township }),
      ...paper.input,
      desks: taking
        .toSorted((a, b) => Number(a.order) - Number(b.order))
        .map(({ role, days, looksAt, touches }) => ({
          role,
          days,
          looksAt,
          touches,
          isLead: role === lead,
        })),
    });
  return (
    <Section title={`设定${place}的联审科室`}>
      <FormFrame
        does="设定联审科室"
        onSend={send}
        onLeave={leave}
        isPending={adopt.isPending}
        error={adopt.error}
      >
        {rows.map((one) => (
          <DeskRow key={one.role} one={one} change={change(one.role)} />
        ))}
        <div className="field">
          <span className="field-label">由谁牵头</span>
          <Radio.Group
            aria-label="由谁牵头"
            value={lead}
            onChange={({ target }) => setLead(`${target.value}`)}
            options={taking.map(({ role }) => ({ value: role, label: deskName(roleNames[role]) }))}
          />
        </div>
        <PaperFields of={paper} />
      </FormFrame>
    </Section>
  );
}
