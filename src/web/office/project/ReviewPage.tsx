import { Button, Checkbox, Input, Radio } from "antd";
import { useState } from "react";
import { useParams } from "react-router";
import { signReview, viewProject } from "../../../modules/project/api.ts";
import { useAct, useRead } from "../call.ts";
import { useRole } from "../me.ts";
import { DayText } from "../ui/Amount.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Columns, Page, Section, Stack } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { WhyNot } from "../ui/WhyNot.tsx";
import type { Project } from "./draft.ts";
import { Checks, deskName, opinionOf, opinionText } from "./Opinions.tsx";
import { projectAddress } from "./projectAddress.ts";
import { ReviewSheet } from "./ReviewSheet.tsx";
import "./project.css";

type Opinion = "agree" | "disagree";

/** Words that desks write again and again; they can be changed before signing. */
const usual: Record<string, string> = {
  reviewFinance: "指标落实，金额足额，单价在标准以内",
  reviewParty: "属本单位职责，实施方案可行",
  reviewSocial: "需求属实，验收时请服务对象评价",
  reviewDiscipline: "采购方式符合规定，过程须留痕",
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
      onChange={({ target }) => onOpinion(target.value === "agree" ? "agree" : "disagree")}
      options={[
        { value: "agree", label: "同意" },
        { value: "disagree", label: "不同意" },
      ]}
    />
    <Input.TextArea
      aria-label="意见和理由"
      value={reason}
      maxLength={300}
      autoSize={{ minRows: 2, maxRows: 8 }}
      onChange={({ target }) => onReason(target.value)}
    />
    <span className="quiet">
      “不同意”须写清楚要改什么。已写 {reason.length} 字，最多 300 字。常用语：
      <Button type="link" size="small" onClick={() => onReason(usual[role] ?? "同意立项")}>
        {usual[role] ?? "同意立项"}
      </Button>
    </span>
  </div>
);

const Desks = ({ project, mine }: { project: Project; mine: string | undefined }) => (
  <Section title={`${project.desks.length} 个科室`}>
    <Table
      label="各科室意见"
      rows={project.desks}
      keyOf={(desk) => desk.role}
      columns={[
        { head: "科室", of: (desk) => deskName(desk.name) },
        {
          head: "意见",
          of: (desk) =>
            desk.role === mine ? <b>等您签署</b> : opinionText(opinionOf(project, desk.role)),
        },
        { head: "日期", of: (desk) => <DayText on={opinionOf(project, desk.role)?.givenOn} /> },
      ]}
    />
  </Section>
);

function useSigning(project: Project) {
  const [opinion, setOpinion] = useState<Opinion>("agree");
  const [reason, setReason] = useState("");
  const [hasRead, setHasRead] = useState(false);
  const sign = useAct(signReview);
  const { jurisdiction, id } = project;
  return {
    box: { opinion, reason, onOpinion: setOpinion, onReason: setReason },
    hasRead,
    setHasRead,
    sign,
    submit: () => sign.mutate({ jurisdiction, id, opinion, reason }),
  };
}

const Sign = ({ of }: { of: ReturnType<typeof useSigning> }) => (
  <Section label="签署">
    <Checkbox checked={of.hasRead} onChange={({ target }) => of.setHasRead(target.checked)}>
      我已看过申报材料和实施方案
    </Checkbox>
    <WhyNot error={of.sign.error} />
    <div className="verbs">
      <Button
        type="primary"
        danger={of.box.opinion === "disagree"}
        disabled={!of.hasRead || of.box.reason.trim() === ""}
        loading={of.sign.isPending}
        onClick={of.submit}
      >
        签署“{of.box.opinion === "agree" ? "同意" : "不同意"}”
      </Button>
    </div>
    <p className="quiet">
      {of.hasRead && of.box.reason.trim() !== ""
        ? "签署后申报内容如有改动，您的意见自动失效并重新请您看。"
        : "勾选“已看过”并写上意见后，就可以签署。"}
    </p>
  </Section>
);

/** 联审: the paper form itself, filled in as far as it has come, with only my own box open. */
export function ReviewPage() {
  const { jurisdiction = "", id = "" } = useParams();
  const project = useRead(viewProject, { jurisdiction, id });
  const role = useRole() ?? "";
  const signing = useSigning(project);
  const isMine = project.offers.some((one) => one.verb === "agree");
  const mine = isMine ? role : undefined;
  const checks = project.checks.filter((one) => one.role === role);
  return (
    <Page
      title={`${isMine ? "请签署意见" : "联审意见表"}：${project.title}`}
      above={<span>联动联审　{project.statusName}</span>}
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
                {project.status === "jointlyReviewed" ? "各科室一致同意，已报县财政局审核。" : ""}
              </Notice>
            )}
            <Desks project={project} mine={mine} />
            {checks.length > 0 && <Checks checks={checks} title="请看这几项" />}
            {isMine && <Sign of={signing} />}
          </Stack>
        </div>
      </Columns>
    </Page>
  );
}
