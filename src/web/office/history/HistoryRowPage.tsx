import { Link, useParams } from "react-router";
import { viewHistory } from "../../../modules/history/api.ts";
import { useRead } from "../call.ts";
import { Amount } from "../ui/Amount.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Columns, Page, Section, Stack } from "../ui/Page.tsx";

/** 历史台账的一行, and from which row of which file it came. */
export function HistoryRowPage() {
  const { jurisdiction = "", id = "" } = useParams();
  const row = useRead(viewHistory, { jurisdiction, id });
  const { from } = row;
  return (
    <Page
      title={row.name}
      above={
        <>
          <Link to="/history">历史台账</Link>
          <span>{row.year} 年</span>
          <span>{row.organization.name}</span>
        </>
      }
    >
      {row.isWithdrawn && <Notice tone="warn">这一行所在的导入已撤销，不计入统计。</Notice>}
      <Columns>
        <Section title="购买内容">
          <Facts
            of={{
              项目编号: row.code,
              目录事项: row.item === null ? row.itemName : `${row.item} ${row.itemName}`,
              服务类别: row.kindName,
              承接主体: row.provider,
              统一社会信用代码: row.providerCode,
              采购方式: row.method,
              合同签订日期: row.signedOn,
              服务期限: row.term,
              支付日期: row.paidOn,
              备注: row.note,
            }}
          />
        </Section>
        <Stack>
          <Section title="金额" aside="按上报数">
            <Facts
              of={{
                资金性质: row.ledgerName,
                功能分类: `${row.functionalClass ?? ""} ${row.functionalClassName}`.trim(),
                预算数: <Amount fen={row.budget} />,
                执行数: <Amount fen={row.executed} />,
                决算数: <Amount fen={row.final} />,
                合同金额: <Amount fen={row.contractAmount} />,
              }}
            />
          </Section>
          <Section title="从哪里来">
            <Facts
              of={{
                文件:
                  from.number === "" ? undefined : (
                    <Link to={`/history/imports/${row.jurisdiction}/${from.import}`}>
                      {from.fileName}
                    </Link>
                  ),
                导入编号: from.number || undefined,
                工作表: from.sheet,
                行: `第 ${from.row} 行`,
              }}
            />
          </Section>
        </Stack>
      </Columns>
    </Page>
  );
}
