import { Button, Segmented } from "antd";
import { useState } from "react";
import { MoneyBar, MoneyFigures } from "../parts/MoneyBar.tsx";
import { StageLine } from "../parts/StageLine.tsx";
import { Timetable } from "../parts/Timetable.tsx";
import {
  chain,
  colours,
  late,
  normal,
  offers,
  overPrice,
  unchecked,
  signing,
  timetable,
} from "./partsShown.tsx";
import { Refused } from "./send.ts";
import { AmountInput } from "./ui/AmountInput.tsx";
import { Article, Citation } from "./ui/Citation.tsx";
import { Deadline } from "./ui/Deadline.tsx";
import { Facts } from "./ui/Facts.tsx";
import { Field } from "./ui/Field.tsx";
import { FormField } from "./ui/FormField.tsx";
import type { FormValue } from "./ui/values.ts";
import { EmptyState, Notice, Progress } from "./ui/Notice.tsx";
import { Columns, Page, Section } from "./ui/Page.tsx";
import { Table } from "./ui/Table.tsx";
import { Today } from "./ui/today.ts";
import { Verbs } from "./ui/Verbs.tsx";
import { WhyNot } from "./ui/WhyNot.tsx";

const Colours = () => (
  <Section label="颜色">
    <p className="quiet">颜色</p>
    <div className="parts-colours">
      {colours.map(([name, hex]) => (
        <div key={name}>
          <span style={{ background: hex }} />
          {name}
          <small>{hex}</small>
        </div>
      ))}
    </div>
  </Section>
);

function Refusals() {
  const [amount, setAmount] = useState<string | undefined>("49200000");
  return (
    <Section label="拒绝">
      <p className="quiet">拒绝：写在出错的那一栏下面</p>
      <Field label="合同金额" aside="（元）" breaches={[overPrice]} isRequired>
        {(control) => <AmountInput {...control} value={amount} onChange={setAmount} />}
      </Field>
    </Section>
  );
}

function Controls() {
  const [on, setOn] = useState<FormValue>("2026-09-15");
  const [kind, setKind] = useState<FormValue>("");
  const [file, setFile] = useState<FormValue>();
  const [opinion, setOpinion] = useState<FormValue>("同意");
  const options = ["同意", "修改后同意", "不同意"].map((one) => ({ value: one, label: one }));
  return (
    <Section label="填写">
      <p className="quiet">填写：标签在上，说明在下</p>
      <FormField row={{ kind: "day", label: "签订日期" }} value={on} onChange={setOn} />
      <FormField row={{ kind: "choice", label: "意见", options }} value={kind} onChange={setKind} />
      <FormField
        row={{ kind: "radio", label: "结论", options }}
        value={opinion}
        onChange={setOpinion}
      />
      <FormField
        row={{ kind: "file", label: "发票", isOptional: true }}
        value={file}
        onChange={setFile}
      />
    </Section>
  );
}

const Lists = () => (
  <Section label="期限">
    <p className="quiet">期限 / 事实 / 切换</p>
    <Deadline on="2026-09-11" />
    <Deadline on="2026-09-16" />
    <Deadline on="2026-09-18" workingDaysLeft={3} />
    <Facts of={{ 承接主体: "青禾县响亮广电服务部", 签订日期: "2026-05-06", 备注: null }} />
    <Segmented options={["按乡镇", "按服务", "按月份"]} />
  </Section>
);

const Stages = () => (
  <Section label="阶段线">
    <p className="quiet">阶段线：正常 / 超期</p>
    <StageLine stations={normal} label="正常" />
    <StageLine stations={late} label="超期" />
  </Section>
);

const Buttons = () => (
  <Section label="按钮">
    <p className="quiet">按钮</p>
    <Verbs offers={offers} danger={["withdraw"]} onVerb={() => undefined}>
      <Button type="link">看全文</Button>
    </Verbs>
  </Section>
);

const Citations = () => (
  <Section label="引用">
    <p className="quiet">
      引用：已核对 / 待核对　
      <Citation of={[signing]} />
    </p>
    <Article
      basis={signing}
      words="采购人与中标、成交供应商应当在中标、成交通知书发出之日起三十日内，按照采购文件确定的事项签订政府采购合同。"
      inForce="现行有效"
    />
    <Article basis={unchecked} words="第三方绩效评价的费用由预算安排。" />
  </Section>
);

const Reminders = () => (
  <Section label="提醒">
    <p className="quiet">提醒 / 说明 / 进度</p>
    <div className="stack">
      <Notice tone="warn">本类今年已买 27.60 万元，再买 2.40 万元以上须走政府采购程序。</Notice>
      <Notice>合同条款已按服务标准第 2 版填好，请核对第 4、7 条。</Notice>
      <Progress
        done={1980}
        all={3214}
        says="正在核对 3,214 行，已完成 1,980 行。可以离开，做完会放进工作台。"
      />
    </div>
  </Section>
);

const MoneyBars = () => (
  <Section label="资金条">
    <p className="quiet">资金条：大 / 小</p>
    <MoneyBar of={chain} />
    <MoneyFigures of={chain} />
    <MoneyBar of={chain} size="small" />
  </Section>
);

const Emptiness = () => (
  <Section label="空白">
    <p className="quiet">空白：没有内容时</p>
    <EmptyState
      title="还没有项目"
      says="先查一查想买的服务能不能买，再用查到的内容立项，大部分栏目会自动填好。"
      act={<Button type="primary">查一查能不能买</Button>}
    />
  </Section>
);

const Tables = () => (
  <Section label="表格">
    <p className="quiet">表格：数字靠右、小数点对齐、合计在末行</p>
    <Table
      label="指标"
      keyOf={(row) => row[0] ?? ""}
      rows={[
        ["2130108 本级", "31.00", "12.40"],
        ["2081005 上级", "104.25", "—"],
      ]}
      columns={[
        { head: "指标", of: (row) => <a href="#top">{row[0]}</a> },
        { head: "预算（万元）", of: (row) => row[1], isFigure: true, isMain: true },
        { head: "支付（万元）", of: (row) => row[2], isFigure: true },
      ]}
      sum={["合计", "135.25", "12.40"]}
    />
  </Section>
);

const WholeRefusal = () => (
  <Section label="整页拒绝">
    <p className="quiet">拒绝：写在按钮上面</p>
    <WhyNot error={new Refused("unlawful", overPrice.because, [overPrice])} />
  </Section>
);

/** 部件: the reference of all parts, for development and for the check of accessibility. */
export const PartsPage = () => (
  <Today value="2026-09-15">
    <main>
      <Page title="部件">
        <Colours />
        <Columns>
          <Stages />
          <Buttons />
        </Columns>
        <Section label="时刻表">
          <Timetable {...timetable} label="我的项目" />
        </Section>
        <Columns of="three">
          <Refusals />
          <Citations />
          <Reminders />
          <MoneyBars />
          <Emptiness />
          <Tables />
          <Controls />
          <Lists />
          <WholeRefusal />
        </Columns>
      </Page>
    </main>
  </Today>
);
