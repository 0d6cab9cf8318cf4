import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import { omitTreasury, remindTreasury, viewOverview } from "../../../modules/reporting/api.ts";
import { useRead } from "../call.ts";
import { returnAddress } from "../statistics/address.ts";
import { ActForm } from "../ui/ActForm.tsx";
import { DayText } from "../ui/Amount.tsx";
import { Section } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { Reminded } from "./Reminded.tsx";
import { roundAddress, type Of, type RoundAnswer } from "./addresses.ts";
import { Standing } from "./Standing.tsx";

export type Row = Answer<typeof viewOverview>["rows"][number];
type Omission = RoundAnswer["omissions"][number];

function Remind({ row, of, leave }: { row: Row; of: Of; leave: () => void }) {
  return (
    <Section title={`催报：${row.name}`}>
      <ActForm
        act={remindTreasury}
        does="发出催报"
        fields={{
          says: {
            label: "催报的话",
            kind: "words",
            most: 300,
            hint: "放进对方财政局的工作台，并留下记录",
          },
        }}
        input={(form) => ({ jurisdiction: row.jurisdiction, ...of, says: form.text("says") })}
        onDone={leave}
        onLeave={leave}
      />
    </Section>
  );
}

/** 准予缺报: by the reviewer, with the reason. */
function Omit({ row, round, leave }: { row: Row; round: RoundAnswer; leave: () => void }) {
  const { jurisdiction, id } = round;
  return (
    <Section title={`准予缺报：${row.name}`}>
      <ActForm
        act={omitTreasury}
        does="准予缺报"
        danger
        fields={{
          says: {
            label: "理由",
            kind: "words",
            most: 500,
            hint: "连同您的姓名一直写在这份报表上；它没有报送的数不在汇总数里",
          },
        }}
        input={(form) => ({
          jurisdiction,
          id,
          treasury: row.jurisdiction,
          reason: form.text("says"),
        })}
        onDone={leave}
        onLeave={leave}
      />
    </Section>
  );
}

/** Its round where it has one, else what it filed by file. */
const Place = ({ row, of }: { row: Row; of: Of }) =>
  row.round ? (
    <Link to={roundAddress({ jurisdiction: row.jurisdiction, id: row.round })}>{row.name}</Link>
  ) : row.version === null ? (
    row.name
  ) : (
    <Link
      to={returnAddress({
        jurisdiction: row.jurisdiction,
        year: of.year,
        period: of.period,
        form: 1,
        scope: "all",
        source: "filed",
      })}
    >
      {row.name}
    </Link>
  );

const Omitted = ({ of }: { of: Omission | undefined }) =>
  of ? (
    <>
      准予缺报：{of.says}（{of.by}，
      <DayText on={of.on} />
      ）　
    </>
  ) : null;

type Told = {
  row: Row;
  omission: Omission | undefined;
  mayOmit: boolean;
  onRemind: (row: Row) => void;
  onOmit: (row: Row) => void;
};

const Remarks = ({ row, omission, mayOmit, onRemind, onOmit }: Told) => (
  <>
    <Omitted of={omission} />
    {row.remarks && `退回：${row.remarks}　`}
    <Reminded of={row} />
    {row.status !== "filed" && (
      <Button size="small" onClick={() => onRemind(row)} aria-label={`催报${row.name}`}>
        催报
      </Button>
    )}{" "}
    {mayOmit && !omission && (
      <Button size="small" danger onClick={() => onOmit(row)} aria-label={`准予缺报${row.name}`}>
        准予缺报
      </Button>
    )}
  </>
);

type Shown = {
  rows: readonly Row[];
  of: Of;
  /** Of the upper return that is being made: who was left out, and whether somebody may be. */
  round?: RoundAnswer | undefined;
  onRemind: (row: Row) => void;
  onOmit: (row: Row) => void;
};

function Places({ rows, of, round, onRemind, onOmit }: Shown) {
  const omitted = new Map(round?.omissions.map((one) => [one.treasury, one]));
  const mayOmit = round?.offers.some((one) => one.verb === "omit") ?? false;
  return (
    <Table
      label="下级报送情况"
      rows={rows}
      keyOf={(row) => row.jurisdiction}
      columns={[
        {
          head: "市、县",
          of: (row) => (
            <>
              {!row.isDirect && "　"}
              <Place row={row} of={of} />
            </>
          ),
        },
        {
          head: "状态",
          of: (row) => (
            <>
              <Standing of={row} />
              {row.isByFile && <span className="quiet">　按文件报送</span>}
            </>
          ),
        },
        {
          head: "单位确认",
          isFigure: true,
          of: (row) => (row.units === 0 ? "—" : `${row.confirmed} / ${row.units}`),
        },
        {
          head: "报送日期",
          isFigure: true,
          isMain: true,
          of: (row) => (
            <>
              <DayText on={row.filedOn} full />
              {row.version !== null && row.version > 1 && (
                <span className="quiet">　第 {row.version} 版</span>
              )}
            </>
          ),
        },
        {
          head: "催报、意见",
          width: "30%",
          of: (row) => (
            <Remarks
              row={row}
              omission={omitted.get(row.jurisdiction)}
              mayOmit={mayOmit && row.isDirect && row.status !== "filed"}
              onRemind={onRemind}
              onOmit={onOmit}
            />
          ),
        },
      ]}
    />
  );
}

/** “2 个下级，已报送 1 个，超期 1 个”: of those who file to this level. */
export function countText(rows: readonly Row[]): string {
  const direct = rows.filter((one) => one.isDirect);
  const filed = direct.filter((one) => one.status === "filed").length;
  const late = direct.filter((one) => one.lateDays > 0).length;
  return `${direct.length} 个下级，已报送 ${filed} 个${late > 0 ? `，超期 ${late} 个` : ""}`;
}

/** 下级报送情况: who has filed, is late or was sent back; reminded here, and left out by name where it must be. */
export function Treasuries({ of, round }: { of: Of; round?: RoundAnswer }) {
  const { rows } = useRead(viewOverview, {
    ...of,
    ...(round ? { jurisdiction: round.jurisdiction } : {}),
  });
  const [doing, setDoing] = useState<{ row: Row; verb: "remind" | "omit" }>();
  const leave = () => setDoing(undefined);
  return (
    <>
      {doing?.verb === "remind" && <Remind row={doing.row} of={of} leave={leave} />}
      {doing?.verb === "omit" && round && <Omit row={doing.row} round={round} leave={leave} />}
      <Section title="下级报送情况" count={countText(rows)}>
        <Places
          rows={rows}
          of={of}
          round={round}
          onRemind={(row) => setDoing({ row, verb: "remind" })}
          onOmit={(row) => setDoing({ row, verb: "omit" })}
        />
      </Section>
    </>
  );
}
