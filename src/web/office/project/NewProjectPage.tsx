import { useNavigate, useSearchParams } from "react-router";
import { listNeeds } from "../../../modules/needs/api.ts";
import { draftProject } from "../../../modules/project/api.ts";
import { useAct, useRead } from "../call.ts";
import { Page } from "../ui/Page.tsx";
import { useToday } from "../ui/today.ts";
import { inputOf, newDraft } from "./draft.ts";
import { DraftForm } from "./DraftForm.tsx";
import { projectAddress } from "./projectAddress.ts";

/** 新立项目: from a need where one was chosen; its words are carried over. */
export function NewProjectPage() {
  const go = useNavigate();
  const [asked] = useSearchParams();
  const need = asked.get("need");
  const needs = useRead(listNeeds, { limit: 200 }).rows.filter((one) => one.id === need);
  const draft = useAct(draftProject, (key) => void go(projectAddress(key)));
  const today = useToday();
  const year = asked.get("year") ?? today.slice(0, 4);
  const words = needs.map((one) => one.words).join("；");
  return (
    <Page
      title="新立项目"
      says={
        needs.length > 0
          ? `来自需求：${words}`
          : "选好目录事项后，单位、绩效目标和可用的指标会自动带出。保存为草稿，核对后再提交联审。"
      }
    >
      <DraftForm
        start={newDraft(year, words)}
        does="保存草稿"
        isPending={draft.isPending}
        error={draft.error}
        onSubmit={(typed) => draft.mutate({ ...inputOf(typed), needs: needs.map((one) => one.id) })}
        onLeave={() => void go("/projects")}
      />
    </Page>
  );
}
