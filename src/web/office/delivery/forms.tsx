import type { Answer } from "../../../base/endpoint.ts";
import type { Money } from "../../../base/money.ts";
import {
  askAcceptance,
  recordService,
  spotCheck,
  type viewContractDelivery,
} from "../../../modules/delivery/api.ts";
import { yuanText } from "../../parts/amount.ts";
import { ActForm } from "../ui/ActForm.tsx";
import type { FieldRow } from "../ui/FormField.tsx";
import { useToday } from "../ui/today.ts";

export type Delivery = Answer<typeof viewContractDelivery>;
export type ToAccept = Delivery["toAccept"][number];
type Asked = { of: readonly ToAccept[]; leave: () => void };

/** One choice a share: a share with instalments of several years or lines stands there once. */
const sharesOf = (of: readonly ToAccept[]): ToAccept[] =>
  of.filter((one, at) => of.findIndex((other) => other.share === one.share) === at);

const nameOf = ({ user, contractTitle }: ToAccept): string => `${user}　${contractTitle}`;

function shareField(of: readonly ToAccept[]): FieldRow {
  const shares = sharesOf(of);
  return {
    label: "使用单位",
    kind: "choice",
    start: shares[0]?.share ?? "",
    options: shares.map((one) => ({ value: one.share, label: nameOf(one) })),
  };
}

const keyOf = (of: readonly ToAccept[], share: string) => {
  const found = of.find((one) => one.share === share) ?? of[0];
  return { jurisdiction: found?.jurisdiction ?? "", id: found?.id ?? "", share };
};

export function RecordForm({ of, leave }: Asked) {
  const today = useToday();
  return (
    <ActForm
      act={recordService}
      does="记服务"
      fields={{
        share: shareField(of),
        doneOn: { label: "服务日期", kind: "day", start: today, until: today },
        quantity: {
          label: "这一次的数量",
          kind: "figure",
          hint: `合同数量 ${of[0]?.quantity ?? 0}，按合同的计量单位填整数`,
        },
        place: { label: "地点", kind: "line", most: 60, hint: "写到村，不写姓名" },
        says: { label: "做了什么", kind: "words", most: 500 },
        file: {
          label: "资料或照片",
          kind: "file",
          isOptional: true,
          accept: ".pdf,.jpg,.jpeg,.png",
        },
      }}
      input={(form) => ({
        ...keyOf(of, form.text("share")),
        doneOn: form.text("doneOn"),
        quantity: form.text("quantity"),
        place: form.text("place"),
        says: form.text("says"),
        file: form.file("file"),
      })}
      onLeave={leave}
      after={() => <>已记入台账。有了服务记录，就可以申请验收。</>}
    />
  );
}

export function CheckForm({ of, leave }: Asked) {
  const today = useToday();
  return (
    <ActForm
      act={spotCheck}
      does="登记抽查"
      fields={{
        share: shareField(of),
        checkedOn: { label: "抽查日期", kind: "day", start: today, until: today },
        found: { label: "抽查情况", kind: "words", most: 500 },
        isFault: { label: "发现问题，需要整改", kind: "tick" },
        rectifyBy: {
          label: "整改期限",
          kind: "day",
          isOptional: true,
          hint: "发现问题的必须写；整改以前不能验收",
        },
      }}
      input={(form) => ({
        ...keyOf(of, form.text("share")),
        checkedOn: form.text("checkedOn"),
        found: form.text("found"),
        isFault: form.ticked("isFault"),
        rectifyBy: form.maybe("rectifyBy"),
      })}
      onLeave={leave}
      after={() => <>已登记。有问题的，承接主体的工作台已有整改待办。</>}
    />
  );
}

const seasons = ["第一季", "第二季", "第三季", "第四季"];

export function AskForm({ of, periods, leave }: Asked & { periods: readonly string[] }) {
  const open = of.filter((one) => one.offers.some((offer) => offer.isOpen));
  const today = useToday();
  const restOf = (instalment: string): Money =>
    BigInt(open.find((one) => one.instalment === instalment)?.rest ?? "0") as Money;
  const first = open[0];
  return (
    <ActForm
      act={askAcceptance}
      does="申请验收"
      fields={{
        instalment: {
          label: "哪一份",
          kind: "choice",
          start: first?.instalment ?? "",
          options: open.map((one) => ({
            value: one.instalment,
            label: `${nameOf(one)}，${one.year} 年，还可验收 ${yuanText(one.rest)} 元`,
          })),
        },
        period: {
          label: "验收期间",
          kind: "line",
          most: 40,
          start: seasons.find((one) => !periods.includes(one)) ?? "",
        },
        asked: {
          label: "申请验收金额",
          kind: "amount",
          start: first ? `${restOf(first.instalment)}` : "",
          hint: "按合同这一期的金额填；扣减由系统按验收结果计算",
        },
        on: { label: "申请日期", kind: "day", start: today, until: today },
      }}
      input={(form) => {
        const found = open.find((one) => one.instalment === form.text("instalment"));
        return {
          jurisdiction: found?.jurisdiction ?? "",
          id: found?.id ?? "",
          instalment: form.text("instalment"),
          period: form.text("period"),
          asked: form.text("asked"),
          on: form.text("on"),
        };
      }}
      onLeave={leave}
      after={() => (
        <>
          已申请。合同约定 {first?.acceptanceDays ?? 0}{" "}
          天内验收，使用单位的工作台已有待办；逾期不验收的，付款期限照样开始计算。
        </>
      )}
    />
  );
}
