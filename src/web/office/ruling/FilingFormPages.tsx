import { Link, useNavigate, useParams } from "react-router";
import { listItems } from "../../../modules/catalog/api.ts";
import { draftFiling, editFiling, viewFiling } from "../../../modules/ruling/api.ts";
import { useRead } from "../call.ts";
import { useMe } from "../me.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Columns, Page, Section } from "../ui/Page.tsx";
import { filingAddress } from "./addresses.ts";
import { filingFields, filingOf } from "./filingFields.ts";

const useItems = () => useRead(listItems, { place: useMe().post?.jurisdiction ?? "" }).rows;

const back = <Link to="/rulings">人工审核</Link>;

/** 起草目录外备案. */
export function NewFilingPage() {
  const go = useNavigate();
  const items = useItems();
  return (
    <Page title="起草目录外备案" above={back}>
      <Columns>
        <Section label="备案内容">
          <ActForm
            act={draftFiling}
            does="保存备案草稿"
            fields={filingFields(items, undefined)}
            input={filingOf}
            onDone={(key) => void go(filingAddress(key))}
            onLeave={() => void go("/rulings")}
          />
        </Section>
        <Notice>
          先在目录里多找几个说法；确实没有的再备案。备案同意后得到一个编码，立项时填在目录编码的位置，只供本单位在有效期内使用。
        </Notice>
      </Columns>
    </Page>
  );
}

/** 修改备案内容, while it is a draft. */
export function EditFilingPage() {
  const { jurisdiction = "", id = "" } = useParams();
  const key = { jurisdiction, id };
  const go = useNavigate();
  const filing = useRead(viewFiling, key);
  const items = useItems();
  return (
    <Page title="修改备案内容" above={back}>
      <Section label="备案内容">
        <ActForm
          act={editFiling}
          does="保存修改"
          fields={filingFields(items, filing)}
          input={(form) => ({ ...key, ...filingOf(form) })}
          onDone={() => void go(filingAddress(key))}
          onLeave={() => void go(filingAddress(key))}
        />
      </Section>
    </Page>
  );
}
