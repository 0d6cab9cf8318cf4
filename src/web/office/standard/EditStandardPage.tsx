import { useNavigate, useParams } from "react-router";
import { editStandard, viewDraft } from "../../../modules/standard/api.ts";
import { useAct, useRead } from "../call.ts";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { draftAddress } from "./addresses.ts";
import { editedOf, inputOf } from "./standardDraft.ts";
import { StandardForm } from "./StandardForm.tsx";

/** 修改标准草案. */
export function EditStandardPage() {
  const { jurisdiction = "", id = "" } = useParams();
  const key = { jurisdiction, id };
  const draft = useRead(viewDraft, key);
  const go = useNavigate();
  const leave = () => void go(draftAddress(key));
  const edit = useAct(editStandard, leave);
  return (
    <Page title={`修改：${draft.name}`} above={<span>草案 {draft.number}</span>}>
      {draft.remarks !== "" && <Notice tone="warn">财政意见：{draft.remarks}</Notice>}
      <StandardForm
        start={editedOf(draft)}
        does="保存修改"
        isPending={edit.isPending}
        error={edit.error}
        onSubmit={(typed) => edit.mutate({ ...key, ...inputOf(typed) })}
        onLeave={leave}
      />
    </Page>
  );
}
