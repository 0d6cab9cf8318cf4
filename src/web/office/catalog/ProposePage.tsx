import { Link, useNavigate, useSearchParams } from "react-router";
import { listItems, proposeItem } from "../../../modules/catalog/api.ts";
import { proposeItemForNeed, viewNeed } from "../../../modules/needs/api.ts";
import { useRead } from "../call.ts";
import { useMe } from "../me.ts";
import { ActForm } from "../ui/ActForm.tsx";
import type { FieldRow } from "../ui/FormField.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Columns, Page, Section, Stack } from "../ui/Page.tsx";
import type { Filled } from "../ui/values.ts";
import { revisionAddress } from "./addresses.ts";
import { PurchaseItems } from "./PurchaseItems.tsx";
import { itemFields, itemOf, type Start } from "./itemFields.ts";

const levels = ["county", "township"] as const;

const fieldsOf = (start: Start, reason: string, level: string): Record<string, FieldRow> => ({
  level: {
    label: "改哪一级目录",
    kind: "radio",
    start: level,
    options: [
      { value: "county", label: "县级目录" },
      { value: "township", label: "乡镇目录" },
    ],
    hint: "乡镇目录里的事项，县级目录里也要有",
  },
  ...itemFields(start),
  reason: {
    label: "理由",
    kind: "words",
    most: 300,
    start: reason,
    hint: "要办什么事、现有事项为什么不合适、大约多少单位用得着",
  },
});

const inputOf = (form: Filled) => ({
  level: form.one("level", levels),
  reason: form.text("reason"),
  ...itemOf(form),
});

const Help = () => (
  <Stack>
    <Section title="提出以后">
      <ol className="catalog-lines catalog-steps">
        <li>财政局看是否采纳，向有关部门和乡镇征求意见，逐家记录答复</li>
        <li>合法性审查；必要时请专家论证</li>
        <li>批准后公布新版目录，写明生效日。生效后才能按新事项购买</li>
      </ol>
    </Section>
    <PurchaseItems />
    <Notice>
      等不及的，可以把目录外确需购买的事项报财政部门审核备案，备案后再买。人员招用、货物和工程不能靠改目录来买。
    </Notice>
  </Stack>
);

type Known = { start: Start; level: string };

/** A proposal that comes from a need keeps it, so that whoever spoke can be told what became of it. */
function FromNeed({
  jurisdiction,
  id,
  start,
  level,
}: Known & { jurisdiction: string; id: string }) {
  const go = useNavigate();
  const need = useRead(viewNeed, { jurisdiction, id });
  return (
    <Section
      title="增补的事项"
      aside={<Link to={`/needs/${jurisdiction}/${id}`}>需求 {need.number}</Link>}
    >
      <ActForm
        act={proposeItemForNeed}
        does="提出建议"
        fields={fieldsOf(start, `需求：${need.words}`, level)}
        input={(form) => ({ jurisdiction, id, ...inputOf(form) })}
        onDone={(key) => void go(revisionAddress(key))}
        onLeave={() => void go(`/needs/${jurisdiction}/${id}`)}
      />
    </Section>
  );
}

function Plain({ start, level }: Known) {
  const go = useNavigate();
  return (
    <Section title="增补、修改或者删去的事项">
      <ActForm
        act={proposeItem}
        does="提出建议"
        fields={fieldsOf(start, "", level)}
        input={inputOf}
        onDone={(key) => void go(revisionAddress(key))}
        onLeave={() => void go("/catalog/revisions")}
      />
    </Section>
  );
}

/** 建议增补: one item that is missing, wrong or no longer needed. */
export function ProposePage() {
  const [asked] = useSearchParams();
  const { post } = useMe();
  const purchaser = post?.organization.id;
  const { edition, rows } = useRead(listItems, {
    place: post?.jurisdiction ?? "",
    ...(purchaser === undefined ? {} : { purchaser }),
  });
  const code = asked.get("code") ?? "";
  const known = {
    start: rows.find((one) => one.code === code) ?? { code },
    level: code !== "" && edition.level === "township" ? "township" : "county",
  };
  const need = asked.get("need");
  return (
    <Page
      title="建议增补目录"
      above={<Link to="/catalog/revisions">目录修订</Link>}
      says="目录里没有的、写得不清的、用不着的，都可以提。一次提一项。"
    >
      <Columns>
        {need === null ? (
          <Plain {...known} />
        ) : (
          <FromNeed {...known} jurisdiction={post?.jurisdiction ?? ""} id={need} />
        )}
        <Help />
      </Columns>
    </Page>
  );
}
