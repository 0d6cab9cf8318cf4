import { Button, Checkbox, Input, Radio } from "antd";
import { useState } from "react";
import { useParams } from "react-router";
import { saveReviewDraft, signReview, viewProject } from "../../../modules/project/api.ts";
import { useAct, useRead } from "../call.ts";
import { useRole } from "../me.ts";
import { opinionNames, opinions, type Opinion } from "../../../modules/project/model.ts";
import { momentText } from "../../parts/day.ts";
import { DayText } from "../ui/Amount.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Columns, Page, Section, Stack } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { WhyNot } from "../ui/WhyNot.tsx";
import type { Project } from "./draft.ts";
import { Checks, deskName, deskSays, opinionOf, Unread, Voided, WaitText } from "./Opinions.tsx";
import { projectAddress } from "./projectAddress.ts";
import { ReviewSheet } from "./ReviewSheet.tsx";
import "./project.css";

/** Words that desks write again and again; they can be changed before signing. */
const usual: Record<string, readonly string[]> = {
  reviewFinance: ["指标落实，金额足额", "单价在标准以内"],
  reviewParty: ["属本单位职责，方案可行", "请补充时间安排"],
  reviewSocial: ["需求属实", "验收时请服务对象评价"],
  reviewDiscipline: ["方式符合规定", "请补充询价对象"],
};

type Boxed = {
  opinion: Opinion;
  reason: string;
  role: string;
  onOpinion: (opinion: Opinion) => void;
  onReason: (reason: string) => void;
};

const MyBox = ({ opinion, reason, role, onOpinion, onReason }: Boxed) => (
  <div className="sign-box">
    <Radio.Group
      aria-label="我的意见"
      value={opinion}
      onChange={({ target }) => onOpinion(opinions.find((one) => one === target.value) ?? "agree")}
      options={opinions.map((value) => ({ value, label: opinionNames[value] }))}
    />
    <Input.TextArea
      aria-label="意见和理由"
      value={reason}
      maxLength={300}
      autoSize={{ minRows: 2, maxRows: 8 }}
      onChange={({ target }) => onReason(target.value)}
    />
    <span className="quiet sign-foot">
      <span>“修改后同意”和“不同意”须写清楚要改什么，项目退回申报单位。</span>
      <span>
        常用语：
        {(usual[role] ?? ["同意立项"]).map((one) => (
          <Button key={one} type="link" size="small" onClick={() => onReason(one)}>
            {one}
          </Button>
        ))}
      </span>
      <span>{reason.length} / 300</span>
    </span>
  </div>
);

/** The most pressing of the missing answers, beside the title. */
function Until({ project }: { project: Project }) {
  const waits = project.desks.flatMap((desk) => desk.waiting ?? []);
  const first = waits.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0];
  return first ? <WaitText of={first} /> : <>{project.statusName}</>;
}

const Desks = ({ project, mine }: { project: Project; mine: string | undefined }) => (
  <Section title={`${project.desks.length} 个科室`} aside={<Until project={project} />}>
    <Table
      label="各科室意见"
      rows={project.desks}
      keyOf={(desk) => desk.role}
      columns={[
        {
          head: "科室",
          of: (desk) => (
            <span className={desk.role === mine ? "my-desk" : undefined}>
              {deskName(desk.name)}
              {desk.isLead && <span className="quiet desk-lead">牵头</span>}
            </span>
          ),
        },
        {
          head: "意见",
          of: (desk) =>
            desk.role === mine ? (
              <b className="my-turn">等您签署</b>
            ) : desk.waiting ? (
              <>
                <WaitText of={desk.waiting} />
                <span className="quiet desk-holder">
                  在 {desk.holders.join("、") || "（没有人在岗）"}
                </span>
              </>
            ) : (
              deskSays(project, desk)
            ),
        },
        {
          head: "日期",
          of: (desk) => <DayText on={opinionOf(project, desk.role)?.givenOn} />,
        },
      ]}
    />
    {project.desks.some((desk) => desk.waiting) && (
      <p className="quiet">收到之日起计工作日，逾期由系统按日历计算，不能手工改。</p>
    )}
  </Section>
);

function useSigning({ jurisdiction, id, draft }: Project) {
  const [opinion, setOpinion] = useState<Opinion>(draft?.opinion ?? "agree");
  const [reason, setReason] = useState(draft?.reason ?? "");
  const [hasRead, setHasRead] = useState(false);
  const sign = useAct(signReview);
  const keep = useAct(saveReviewDraft);
  const said = { jurisdiction, id, opinion, reason };
  return {
    box: { opinion, reason, onOpinion: setOpinion, onReason: setReason },
    hasRead,
    setHasRead,
    sign,
    submit: () => sign.mutate(said),
    keep,
    save: () => keep.mutate(said),
    /** Whether what stands in the box is what was kept. */
    isKept: draft !== null && draft.opinion === opinion && draft.reason === reason.trim(),
  };
}

/** 暂存: since when, by whom, and what was changed in the project meanwhile. */
const Kept = ({ draft, isKept }: { draft: NonNullable<Project["draft"]>; isKept: boolean }) => (
  <>
    {draft.changed.length > 0 && (
      <Notice tone="warn">
        暂存以后，申报内容改动了{draft.changed.join("、")}。请重新看过再签署。
      </Notice>
    )}
    <p className="quiet" role="status">
      {draft.person} {momentText(draft.savedAt)} 暂存{isKept ? "" : "，现在框里的还没有存"}
      。只有本科室看得到，不算答复。
    </p>
  </>
);

function Sign({ of, draft }: { of: ReturnType<typeof useSigning>; draft: Project["draft"] }) {
  const isReady = of.hasRead && of.box.reason.trim() !== "";
  return (
    <Section label="签署">
      <Checkbox checked={of.hasRead} onChange={({ target }) => of.setHasRead(target.checked)}>
        我已看过申报材料和实施方案
      </Checkbox>
      <WhyNot error={of.sign.error ?? of.keep.error} />
      <div className="sign-verb">
        <Button
          type="primary"
          danger={of.box.opinion !== "agree"}
          disabled={!isReady}
          loading={of.sign.isPending}
          onClick={of.submit}
        >
          签署“{opinionNames[of.box.opinion]}”
        </Button>
        <Button
          loading={of.keep.isPending}
          disabled={of.isKept && draft?.changed.length === 0}
          onClick={of.save}
        >
          暂存
        </Button>
      </div>
      {draft !== null && <Kept draft={draft} isKept={of.isKept} />}
      <p className="quiet">
        {isReady ? "" : "勾选“已看过”并写上意见后，就可以签署。"}
        签署后，您负责的部分如有改动，您的意见自动失效并重新请您看。
      </p>
    </Section>
  );
}

/** 联审: the paper form itself, filled in as far as it has come, with only my own box open. */
export function ReviewPage() {
  const { jurisdiction = "", id = "" } = useParams();
  const project = useRead(viewProject, { jurisdiction, id });
  return <Review key={id} project={project} />;
}

function Review({ project }: { project: Project }) {
  const role = useRole() ?? "";
  const signing = useSigning(project);
  const isMine = project.offers.some((one) => one.verb === "agree");
  const mine = isMine ? role : undefined;
  const desk = project.desks.find((one) => one.role === role) ?? project.desks[0];
  const received = isMine ? desk?.waiting : undefined;
  const checks = project.checks.filter((one) => one.role === role);
  return (
    <Page
      title={`${isMine ? "请签署意见" : "联审意见表"}：${project.title}`}
      above={[
        <span key="kind">联动联审</span>,
        <span key="status">{project.statusName}</span>,
        received && (
          <span key="since">
            {received.since.slice(5)} 收到
            {received.workday > 0 ? `，第 ${received.workday} 个工作日` : ""}
          </span>
        ),
        desk && <span key="paper">{desk.document}</span>,
      ]}
      verbs={
        <div className="verbs">
          <LinkButton to={projectAddress(project)}>看申报材料</LinkButton>
          <Button onClick={() => window.print()}>打印意见表</Button>
        </div>
      }
    >
      <Columns>
        <ReviewSheet
          project={project}
          mine={isMine ? { role, box: <MyBox {...signing.box} role={role} /> } : undefined}
        />
        <div className="screen-only">
          <Stack>
            {signing.sign.isSuccess && (
              <Notice tone="ok">
                已签署。
                {project.reviewedOn === null ? "" : "各科室一致同意，联审通过。"}
              </Notice>
            )}
            <Desks project={project} mine={mine} />
            {checks.length > 0 && <Checks checks={checks} title="请看这几项" />}
            {isMine && <Sign of={signing} draft={project.draft} />}
            <Unread project={project} />
            <Voided project={project} />
          </Stack>
        </div>
      </Columns>
    </Page>
  );
}
