import { useNavigate, useSearchParams } from "react-router";
import { listItems } from "../../../modules/catalog/api.ts";
import { draftStandard, listVersions, viewStandard } from "../../../modules/standard/api.ts";
import { useAct, useRead } from "../call.ts";
import { useMe } from "../me.ts";
import { FormField } from "../ui/FormField.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { draftAddress } from "./addresses.ts";
import { draftOf, emptyDraft, inputOf, type StandardDraft } from "./standardDraft.ts";
import { StandardForm } from "./StandardForm.tsx";

type Of = { item: string; place: string };

function Form({ item, start }: { item: string; start: StandardDraft }) {
  const go = useNavigate();
  const draft = useAct(draftStandard, (key) => void go(draftAddress(key)));
  return (
    <StandardForm
      start={start}
      does="保存标准草案"
      isPending={draft.isPending}
      error={draft.error}
      onSubmit={(typed) => draft.mutate({ item, ...inputOf(typed) })}
      onLeave={() => void go("/standards")}
    />
  );
}

function FromNewest({ item, place, version }: Of & { version: number }) {
  const newest = useRead(viewStandard, { item, place, version });
  return (
    <>
      <Notice>
        已按{newest.confirmed ? `${newest.issuer}第 ${newest.version} 版` : "样例"}填好：
        {newest.name}。逐项核对，改成本地的要求和价格。
      </Notice>
      <Form item={item} start={draftOf(newest)} />
    </>
  );
}

function OfItem({ name, ...of }: Of & { name: string }) {
  const [newest] = useRead(listVersions, of).rows;
  if (newest) return <FromNewest {...of} version={newest.version} />;
  return <Form item={of.item} start={emptyDraft(of.item, name)} />;
}

/** 草拟标准: first the item, then everything that is known of it. */
export function NewStandardPage() {
  const place = useMe().post?.jurisdiction ?? "";
  const items = useRead(listItems, { place }).rows.filter((one) => one.isLeaf);
  const [asked, ask] = useSearchParams();
  const item = items.find((one) => one.code === asked.get("item"));
  return (
    <Page
      title="草拟服务标准"
      says="保存后先是草案，可以反复改；提交县财政局审核，同意后由本部门发布施行。"
    >
      <Section label="目录事项">
        <FormField
          row={{
            label: "给哪个目录事项定标准",
            kind: "choice",
            options: items.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
          }}
          value={item?.code ?? ""}
          onChange={(code) => typeof code === "string" && ask({ item: code }, { replace: true })}
        />
      </Section>
      {item && <OfItem key={item.code} item={item.code} name={item.name} place={place} />}
    </Page>
  );
}
