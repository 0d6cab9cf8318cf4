import { Button, Select } from "antd";
import { Link, useNavigate, useSearchParams } from "react-router";
import { listRounds, openRound, viewOverview } from "../../../modules/reporting/api.ts";
import { filers } from "../../../modules/reporting/states.ts";
import { useAct, useRead } from "../call.ts";
import { useMe } from "../me.ts";
import { DayText } from "../ui/Amount.tsx";
import { LinkButton } from "../ui/LinkButton.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { useToday } from "../ui/today.ts";
import { WhyNot } from "../ui/WhyNot.tsx";
import {
  choicesUntil,
  periodNow,
  periodText,
  readChoice,
  roundAddress,
  type Of,
} from "./addresses.ts";
import { DueText } from "./DueText.tsx";
import { LowerSums } from "./LowerSums.tsx";
import { Standing } from "./Standing.tsx";
import { countText, Treasuries } from "./Treasuries.tsx";

/** 本级报表: what a city or province files itself, begun here by those who make it. */
function OwnReturn({ of }: { of: Of }) {
  const { rows } = useRead(listRounds, {});
  const post = useMe().post;
  const go = useNavigate();
  const begin = useAct(openRound, (key) => void go(roundAddress(key)));
  const round = rows.find((one) => one.year === of.year && one.period === of.period);
  const mayBegin = filers.some((one) => one === post?.role);
  return (
    <Section title={`${post?.organization.name ?? "本级"}的报表`}>
      {round ? (
        <p className="says">
          <Link to={roundAddress(round)}>{periodText(round.year, round.period)}</Link>
          {"　"}
          <Standing of={round} />
          {"　最迟 "}
          <DayText on={round.dueOn} full />
        </p>
      ) : (
        <>
          <p className="says">
            这一期还没有开始。全辖由下级报送的数和本级账上的数相加，不用重新填。
          </p>
          {mayBegin && (
            <div className="verbs">
              <Button
                type="primary"
                loading={begin.isPending}
                onClick={() => begin.mutate({ year: of.year, period: of.period })}
              >
                开始报送
              </Button>
            </div>
          )}
          <WhyNot error={begin.error} />
        </>
      )}
    </Section>
  );
}

/** 报送总览 of a city or province. */
export function Overview() {
  const today = useToday();
  const [query, setQuery] = useSearchParams();
  const of = readChoice(query.get("of") ?? "") ?? periodNow(today);
  const { rows } = useRead(viewOverview, of);
  // The day of all; what was sent back has a day of its own.
  const usual = rows.find((one) => one.isDirect && one.status !== "sentBack" && !one.remarks);
  return (
    <Page
      title="报送总览"
      says={
        <>
          {countText(rows)}。{usual && <DueText of={usual.due} />}
        </>
      }
      verbs={
        <div className="verbs">
          <Select
            aria-label="报哪一期"
            value={`${of.year} ${of.period}`}
            style={{ width: 260 }}
            options={choicesUntil(today)}
            onChange={(value) => setQuery({ of: value })}
          />
          <LinkButton to="/returns">全部报表</LinkButton>
        </div>
      }
    >
      <OwnReturn of={of} />
      <Treasuries of={of} />
      <LowerSums of={of} />
    </Page>
  );
}
