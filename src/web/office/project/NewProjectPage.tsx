import { useNavigate, useSearchParams } from "react-router";
import { listNeeds } from "../../../modules/needs/api.ts";
import { draftProject } from "../../../modules/project/api.ts";
import { useAct, useRead } from "../call.ts";
import { Page } from "../ui/Page.tsx";
import { useToday } from "../ui/today.ts";
import { inputOf, newDraft } from "./draft.ts";
import { DraftForm } from "./DraftForm.tsx";
import { projectAddress } from "./projectAddress.ts";

/** Where it comes from, or how the form is filled. */
function saysOf(needs: string, words: string): string {
  if (needs !== "") return `来自需求：${needs}`;
  if (words !== "") return `来自“能不能买”：${words}`;
  return "选好目录事项后，单位、绩效目标和可用的指标会自动带出。保存为草稿，核对后再提交联审。";
}

/** 新立项目: from a need where one was chosen, or from an answer of 能不能买; what is known is carried over. */
export function NewProjectPage() {
  const go = useNavigate();
  const [asked] = useSearchParams();
  const of = (name: string): string => asked.get(name) ?? "";
  const need = asked.get("need");
  const needs = useRead(listNeeds, { limit: 200 }).rows.filter((one) => one.id === need);
  const draft = useAct(draftProject, (key) => void go(projectAddress(key)));
  const today = useToday();
  const year = asked.get("year") ?? today.slice(0, 4);
  const spoken = needs.map((one) => one.words).join("；");
  const purpose = spoken || of("words").slice(0, 500);
  const known = { item: of("item"), title: of("title").slice(0, 80), purpose };
  return (
    <Page title="新立项目" says={saysOf(spoken, of("words"))}>
      <DraftForm
        start={newDraft(year, known)}
        estimate={/^\d{1,17}$/.test(of("amount")) ? of("amount") : undefined}
        does="保存草稿"
        isPending={draft.isPending}
        error={draft.error}
        onSubmit={(typed) => draft.mutate({ ...inputOf(typed), needs: needs.map((one) => one.id) })}
        onLeave={() => void go("/projects")}
      />
    </Page>
  );
}
