import {
  endContract,
  fileContract,
  returnContract,
  signContract,
  supplementContract,
} from "../../../modules/contract/api.ts";
import { yuanText } from "../../parts/amount.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { useToday } from "../ui/today.ts";
import { DraftForm, type Contract } from "./DraftForm.tsx";

/** The forms behind the verbs of a contract. */

type Asking = { contract: Contract; leave: () => void };

const keyOf = ({ jurisdiction, id }: Contract) => ({ jurisdiction, id });

function Sign({ contract, leave }: Asking) {
  const today = useToday();
  const { savable = "0", isSaved = true } = contract.rest ?? {};
  const isAsked = BigInt(savable) > 0n;
  return (
    <ActForm
      act={signContract}
      does="核对并签订"
      fields={{
        signedOn: { label: "签订日期", kind: "day", start: today, until: today },
        ...(isAsked
          ? {
              saveRest: {
                label: `计划比合同多 ${yuanText(savable)} 元，退回预算指标`,
                kind: "tick" as const,
                ...(isSaved ? { start: "true" } : {}),
                hint: "不退回的留在本项目的计划里，可以再采购或者补充",
              },
            }
          : {}),
      }}
      input={(form) => ({
        ...keyOf(contract),
        signedOn: form.maybe("signedOn"),
        ...(isAsked ? { saveRest: form.ticked("saveRest") } : {}),
      })}
      onDone={leave}
      onLeave={leave}
    />
  );
}

const Return = ({ contract, leave }: Asking) => (
  <ActForm
    act={returnContract}
    does="退回修改"
    danger
    fields={{ reason: { label: "要改什么", kind: "words", most: 500 } }}
    input={(form) => ({ ...keyOf(contract), reason: form.text("reason") })}
    onDone={leave}
    onLeave={leave}
  />
);

function File({ contract, leave }: Asking) {
  const today = useToday();
  return (
    <ActForm
      act={fileContract}
      does="登记备案"
      fields={{
        filedOn: {
          label: "合同副本报送县财政局的日期",
          kind: "day",
          start: today,
          until: today,
        },
      }}
      input={(form) => ({ ...keyOf(contract), filedOn: form.maybe("filedOn") })}
      onDone={leave}
      onLeave={leave}
    />
  );
}

function Supplement({ contract, leave }: Asking) {
  const today = useToday();
  return (
    <ActForm
      act={supplementContract}
      does="签订补充合同"
      fields={{
        amount: {
          label: "补充金额",
          kind: "amount",
          hint: `还可补充 ${yuanText(contract.supplementLeft)} 元（全部补充合同不超过原合同的百分之十），并须在本项目计划之内`,
        },
        signedOn: { label: "签订日期", kind: "day", start: today, until: today },
        reason: { label: "补充的内容和原因", kind: "words", most: 500 },
      }}
      input={(form) => ({
        ...keyOf(contract),
        amount: form.text("amount"),
        signedOn: form.maybe("signedOn"),
        reason: form.text("reason"),
      })}
      onDone={leave}
      onLeave={leave}
    />
  );
}

function EndEarly({ contract, leave }: Asking) {
  const today = useToday();
  return (
    <ActForm
      act={endContract}
      does="提前终止合同"
      danger
      fields={{
        endedOn: { label: "终止日期", kind: "day", start: today, until: today },
        reason: {
          label: "终止的原因",
          kind: "words",
          most: 500,
          hint: "还没有验收的金额退回预算指标；已经验收的照样支付",
        },
      }}
      input={(form) => ({
        ...keyOf(contract),
        endedOn: form.maybe("endedOn"),
        reason: form.text("reason"),
      })}
      onDone={leave}
      onLeave={leave}
    />
  );
}

export const forms = {
  edit: { title: "合同草案", Form: DraftForm },
  sign: { title: "核对并签订", Form: Sign },
  return: { title: "退回修改", Form: Return },
  file: { title: "报送备案", Form: File },
  supplement: { title: "补充合同", Form: Supplement },
  endEarly: { title: "提前终止", Form: EndEarly },
} as const;

export type Formed = keyof typeof forms;

export const isFormed = (verb: string | undefined): verb is Formed =>
  verb !== undefined && Object.hasOwn(forms, verb);
