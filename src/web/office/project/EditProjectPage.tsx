import { useNavigate, useParams } from "react-router";
import { editProject, viewProject } from "../../../modules/project/api.ts";
import { useAct, useRead } from "../call.ts";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { draftOf, inputOf } from "./draft.ts";
import { DraftForm } from "./DraftForm.tsx";
import { projectAddress } from "./projectAddress.ts";

/** 修改申报内容. */
export function EditProjectPage() {
  const { jurisdiction = "", id = "" } = useParams();
  const key = { jurisdiction, id };
  const project = useRead(viewProject, key);
  const go = useNavigate();
  const leave = () => void go(projectAddress(key));
  const edit = useAct(editProject, leave);
  const signed = project.opinions.filter((one) => one.counts);
  return (
    <Page title={`修改：${project.title}`} above={<span>项目 {project.number}</span>}>
      {project.endedReason !== "" && <Notice tone="warn">退回理由：{project.endedReason}</Notice>}
      {signed.length > 0 && (
        <Notice tone="warn">
          已有 {signed.length} 个科室签署意见。内容一经改动，这些意见即失效，须重新联审。
        </Notice>
      )}
      <DraftForm
        start={draftOf(project)}
        project={project.id}
        does="保存修改"
        isPending={edit.isPending}
        error={edit.error}
        onSubmit={(typed) => edit.mutate({ ...key, ...inputOf(typed) })}
        onLeave={leave}
      />
    </Page>
  );
}
