import { idOf } from "./story.ts";

const sight = "jurisdiction, id, organization, readers";
const own = (id: string, readers = "'{}'") =>
  `jurisdiction, ${id}, organization, ${readers}::uuid[]`;
const seen = "array[provider]";

/** 项目、份额、资金来源和额度: what the ledger hangs on. */
export const projectStatements: readonly string[] = [
  `insert into project (${sight}, number, title, year, status, track, catalog_edition, catalog_item, item_name, kind,
     purpose, for_whom, why_not_staff, unit, unit_price, term_from, term_to, post, drafted_on, submitted_on, reviewed_on,
     planned_on, closed_on, recorded_at)
   select ${own("project")}, jurisdiction || '-' || year || '-' || lpad(n::text, 8, '0'),
     (array['村级代理记账','社区居家养老','农村公路养护','环境卫生保洁','农业技术推广'])[1 + chance % 5] || '服务（' || n || '）', year,
     case when stage >= 9 then 'closed' when stage >= 2 then 'inPlan' when stage = 1 then 'submitted' else 'drafted' end,
     'internal', 'sample', (array['B0301','A0402','B0301','A0402','B0301'])[1 + chance % 5],
     (array['村级代理记账','社区居家养老','农村公路养护','环境卫生保洁','农业技术推广'])[1 + chance % 5], counted[4],
     '为辖区群众提供服务', '辖区群众', '乡镇没有专职人员', '年', amount, term_from, term_from + 200, clerk,
     make_date(year, 1, 25), case when stage >= 1 then make_date(year, 1, 26) end, case when stage >= 2 then make_date(year, 1, 29) end,
     case when stage >= 2 then make_date(year, 2, 1) end, case when stage >= 9 then make_date(year, 12, 20) end, at
   from story order by n`,
  `insert into share (${sight}, project, user_organization, accepter_organization, payer_organization, quantity, fiscal)
   select ${own(idOf("share", "n"))}, project, organization, organization, organization, 1, amount from story order by n`,
  `insert into funding (${sight}, share, line, amount)
   select ${own(idOf("funding", "n"))}, share, line, amount from story order by n`,
  `insert into allotment (${sight}, line, share, project, year, counted, created_at)
   select ${own("allotment")}, line, share, project, year, counted, at from story where stage >= 2 order by n`,
];

/** 记账 of a project in its order: plan, commit, then accept and pay in two halves. */
export const postingStatement = `
  insert into posting (${sight}, kind, amount, line, line_seq, approved_before, approved_after, drawn_before, drawn_after,
    allotment, seq, planned_before, planned_after, committed_before, committed_after, accepted_before, accepted_after,
    advanced_before, advanced_after, paid_before, paid_after, subject_kind, subject_id, happened_on, recorded_at, post)
  select s.jurisdiction, ${idOf("posting", "s.n", "m.seq")}, s.organization, '{}', m.kind, b.amount, s.line,
    case when m.seq = 1 then s.line_seq end, case when m.seq = 1 then a.amount end, case when m.seq = 1 then a.amount end,
    case when m.seq = 1 then s.drawn - s.amount end, case when m.seq = 1 then s.drawn end,
    s.allotment, m.seq, case when m.seq > 1 then s.amount else 0 end, s.amount,
    case when m.seq > 2 then s.amount else 0 end, case when m.seq >= 2 then s.amount else 0 end,
    case when m.seq > 5 then s.amount when m.seq > 3 then s.first else 0 end,
    case when m.seq >= 5 then s.amount when m.seq >= 3 then s.first else 0 end, 0, 0,
    case when m.seq > 4 then s.first else 0 end, case when m.seq >= 6 then s.amount when m.seq >= 4 then s.first else 0 end,
    m.subject, case m.subject when 'project' then s.project when 'contract' then s.contract else s.instalment end,
    make_date(s.year, m.month, 1), make_timestamptz(s.year, m.month, 1, 9, 0, 0, 'Asia/Shanghai'), s.head
  from story s
  join (values (1, 'plan', 2, 2, 'project'), (2, 'commit', 4, 3, 'contract'), (3, 'accept', 5, 6, 'acceptance'),
    (4, 'pay', 6, 7, 'payment'), (5, 'accept', 7, 11, 'acceptance'), (6, 'pay', 8, 12, 'payment'))
    as m(seq, kind, stage, month, subject) on s.stage >= m.stage
  join posting a on a.jurisdiction = s.jurisdiction and a.line = s.line and a.line_seq = 1 and a.kind = 'approve'
  cross join lateral (select case when m.seq < 3 then s.amount when m.seq < 5 then s.first else s.rest end as amount) b`;

/** 采购、合同、验收和支付: three quotes, the lowest chosen. */
export const purchaseStatements: readonly string[] = [
  `insert into procurement (${sight}, project, number, title, track, method, status, year, catalog_item, item_name, budget, ceiling,
     quotes_needed, prepared_on, closed_on, awarded_on, notified_on, contracted_on, post, recorded_at)
   select ${own("procurement", seen)}, project, jurisdiction || '-' || year || '-' || lpad(n::text, 8, '0'), '服务采购（' || n || '）', 'internal',
     'quotes', case when stage >= 4 then 'contracted' else 'awarded' end, year, 'B0301', '村级代理记账', amount, amount, 3,
     awarded_on - 20, awarded_on, awarded_on, awarded_on, case when stage >= 4 then awarded_on + 10 end, clerk, at
   from story where stage >= 3 order by n`,
  `insert into package (${sight}, procurement, position, title, ceiling)
   select ${own("package", seen)}, procurement, 1, '服务采购', amount from story where stage >= 3 order by n`,
  `insert into package_share (${sight}, package, share)
   select ${own(idOf("packageShare", "n"))}, package, share from story where stage >= 3 order by n`,
  `insert into response (${sight}, package, provider, price, is_open, rank, received_on, status, post, recorded_at)
   select s.jurisdiction, ${idOf("response", "s.n", "q")}, s.organization, '{}', s.package,
     ${idOf("provider", "s.first_provider + (s.chance + q) % 8")},
     case when q = 0 then s.amount else s.amount + s.amount / 50 * q end, true, q + 1, s.awarded_on - 5, 'ranked', s.clerk, s.at
   from story s, generate_series(0, 2) q where s.stage >= 3 order by s.n, q`,
  `insert into award (${sight}, package, response, procurement, project, provider, price, reason, awarded_on, post, recorded_at)
   select ${own("award", seen)}, package, ${idOf("response", "n")}, procurement, project, provider, amount, '报价最低', awarded_on, head, at
   from story where stage >= 3 order by n`,
  `insert into contract (${sight}, number, title, project, award, provider, status, price, awarded_on, content, quantity, quality,
     settlement, rights, breach, term_from, term_to, provider_is_sme, signed_on, post, recorded_at)
   select ${own("contract", seen)}, jurisdiction || '-' || year || '-' || lpad(n::text, 8, '0'), '服务合同（' || n || '）', project, award,
     provider, case when stage >= 9 then 'completed' when stage >= 4 then 'signed' else 'inReview' end, amount, awarded_on,
     '按标准提供服务', '一年', '逐项达到验收标准', '验收合格后分两次支付', '甲方监督检查并按期付款，乙方按标准服务', '未达到标准的按比例扣减',
     term_from, term_from + 200, stage >= 4, case when stage >= 4 then awarded_on + 10 end, clerk, at
   from story where stage >= 3 order by n`,
  `insert into contract_share (${sight}, contract, share, user_organization, accepter_organization, payer_organization, quantity, fiscal, award)
   select ${own("contract_share", seen)}, contract, share, organization, organization, organization, 1, amount, award from story where stage >= 3 order by n`,
  `insert into clause (${sight}, contract, kind, position, says, deduction)
   select ${own(idOf("clause", "n"), seen)}, contract, 'acceptance', 1, '服务台账齐全', 500 from story where stage >= 3 order by n`,
  `insert into task (jurisdiction, id, organization, role, kind, subject_kind, subject_id, title, says, since)
   select jurisdiction, ${idOf("task", "n")}, organization, 'townshipHead', 'contract.sign', 'contract', contract, '核对并签订',
     '服务合同（' || n || '）', at from story where stage = 3 order by n`,
  `insert into instalment (${sight}, contract, contract_share, share, allotment, year, amount, posting)
   select ${own("instalment", seen)}, contract, contract_share, share, allotment, year, amount, ${idOf("posting", "n", "2")}
   from story where stage >= 4 order by n`,
  `insert into acceptance (${sight}, contract, share, instalment, allotment, period, asked, accepted, status, asked_on, accepted_on,
     post, accepted_post, recorded_at, posting, posting_amount)
   select s.jurisdiction, ${idOf("acceptance", "s.n", "h")}, s.organization, ${seen}, contract, share, instalment, allotment,
     (array['上半年', '下半年'])[1 + h], a, a, 'accepted', make_date(year, 5 + 5 * h, 20), make_date(year, 6 + 5 * h, 1), clerk, head, at,
     ${idOf("posting", "s.n", "3 + 2 * h")}, a
   from story s, generate_series(0, 1) h, lateral (select case h when 0 then s.first else s.rest end as a) half
   where s.stage >= 5 + 2 * h order by s.n, h`,
  `insert into payment (${sight}, number, contract, share, instalment, allotment, acceptance, provider, kind, amount, status, invoice,
     requested_on, due_on, due_basis, checked_on, ordered_on, paid_on, voucher, posting, post, recorded_at)
   select s.jurisdiction, ${idOf("payment", "s.n", "h")}, s.organization, ${seen},
     s.jurisdiction || '-' || year || '-' || lpad(n::text, 8, '0') || '-' || h, contract, share, instalment, allotment,
     ${idOf("acceptance", "s.n", "h")}, provider, 'pay', a, 'paid', 'F' || n || '-' || h, make_date(year, 6 + 5 * h, 3),
     make_date(year, 7 + 5 * h, 1), '合同约定', make_date(year, 6 + 5 * h, 5), make_date(year, 6 + 5 * h, 8), make_date(year, 7 + 5 * h, 1),
     'Z' || n || '-' || h, ${idOf("posting", "s.n", "4 + 2 * h")}, clerk, at
   from story s, generate_series(0, 1) h, lateral (select case h when 0 then s.first else s.rest end as a) half
   where s.stage >= 6 + 2 * h order by s.n, h`,
];
