import type { Answer } from "../../../base/endpoint.ts";
import type { viewProvider } from "../../../modules/provider/api.ts";
import { institutionClasses } from "../../../modules/provider/model.ts";
import { DayText } from "../ui/Amount.tsx";
import { Facts } from "../ui/Facts.tsx";
import { EmptyState, Notice } from "../ui/Notice.tsx";
import { Columns, Section, Stack } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { useToday } from "../ui/today.ts";

export type Provider = Answer<typeof viewProvider>;

const yesNo = (known: boolean | undefined): string | undefined => {
  if (known === undefined) return undefined;
  return known ? "是" : "否";
};

const Registered = ({ of }: { of: Provider }) => (
  <Section title="登记事项">
    <Facts
      of={{
        状态: of.statusName,
        信用代码: of.creditCode,
        类型: of.className,
        规模: of.sizeName,
        单位分类: of.institutionClass && institutionClasses[of.institutionClass],
        财政拨款保障: yesNo(of.isFiscalMass),
        核验依据: of.eligibility,
      }}
    />
  </Section>
);

const Qualifications = ({ of: { qualifications } }: { of: Provider }) => (
  <Section title="资质" count={`${qualifications.length} 项`}>
    {qualifications.length === 0 ? (
      <EmptyState title="没有登记资质" says="有资格要求的服务，签订合同前须补充资质。" />
    ) : (
      <Table
        label="资质"
        rows={qualifications}
        keyOf={(one) => one.id}
        columns={[
          { head: "资质", of: (one) => one.name },
          {
            head: "持有",
            of: (one) => (one.heldBy === "staff" ? `人员 ${one.holders} 人` : "单位"),
          },
          { head: "编号", of: (one) => one.number || "—" },
          { head: "发证机关", of: (one) => one.issuer || "—" },
          {
            head: "有效期",
            of: (one) => (
              <>
                <DayText on={one.from} full />{" "}
                {one.to === undefined ? (
                  "起长期"
                ) : (
                  <>
                    至 <DayText on={one.to} full />
                  </>
                )}
              </>
            ),
          },
          {
            head: "今天",
            isFigure: true,
            isMain: true,
            of: (one) => (one.isValid ? "有效" : <span className="tone-bad">不在有效期</span>),
          },
        ]}
      />
    )}
  </Section>
);

const Ratings = ({ of: { ratings } }: { of: Provider }) => (
  <Section title="履约评价" count={`${ratings.length} 次`}>
    {ratings.length === 0 ? (
      <EmptyState title="还没有评价" says="合同的绩效评价确定等级后记在这里。" />
    ) : (
      <Table
        label="履约评价"
        rows={ratings}
        keyOf={(one) => `${one.contract} ${one.year}`}
        columns={[
          { head: "年度", of: (one) => `${one.year}` },
          { head: "得分", isFigure: true, of: (one) => (one.score / 100).toFixed(2) },
          {
            head: "等级",
            of: (one) => (
              <span className={one.grade === "差" ? "tone-bad" : undefined}>{one.grade}</span>
            ),
          },
          { head: "评定日期", isFigure: true, of: (one) => <DayText on={one.gradedOn} full /> },
        ]}
      />
    )}
  </Section>
);

const Directory = ({ of: { directory } }: { of: Provider }) => (
  <Section title="备案名录">
    {directory.length === 0 ? (
      <p className="quiet">没有列入名录。名录只供参考，不列入也可以参加。</p>
    ) : (
      <Facts
        of={Object.fromEntries(
          directory.map((one) => [
            one.kindName,
            <span key={one.document}>
              <DayText on={one.listedOn} full /> {one.document}
              {one.removedOn && <>（{one.removedOn} 移出）</>}
            </span>,
          ]),
        )}
      />
    )}
  </Section>
);

function Bans({ of: { bans } }: { of: Provider }) {
  const today = useToday();
  if (bans.length === 0) return null;
  return (
    <Section title="禁止参加政府采购活动" count={`${bans.length} 次`}>
      {bans.map((one) => (
        <Notice key={one.document + one.from} tone={today <= one.until ? "bad" : "tell"}>
          <b className="notice-lead">
            {one.from} 至 {one.until}
          </b>
          <div>
            {one.reason}（{one.document}）
          </div>
        </Notice>
      ))}
    </Section>
  );
}

/** 承接主体档案: what is known about a provider and by which paper. */
export const ProviderFile = ({ of }: { of: Provider }) => (
  <Columns>
    <Stack>
      <Bans of={of} />
      <Qualifications of={of} />
      <Ratings of={of} />
    </Stack>
    <Stack>
      <Registered of={of} />
      <Directory of={of} />
    </Stack>
  </Columns>
);
