-- 年终结转: the unpaid rest of a year moves to the next year's line and allotment; what is unplanned lapses (预算法 第四十二条).

-- 年终: one act of county finance per treasury and year, by its decision document. `organization` is county finance.
create table year_end (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  year         integer     not null check (year between 2000 and 2100),
  decision     uuid        not null, -- none without its decision document
  post         uuid        not null,
  recorded_at  timestamptz not null,
  primary key (jurisdiction, id),
  -- A year ends once.
  constraint year_end_once unique (jurisdiction, year)
);
alter table year_end add constraint year_end_decision foreign key (jurisdiction, decision) references decision_document (jurisdiction, id);

-- 接续: the allotment of the next year takes up what one of this year left. `origin` is the first of them, so that a claim on
-- one is paid from none but those that follow it.
alter table allotment add column continues uuid;
alter table allotment add column origin uuid; -- null for the first
alter table allotment add column origin_key uuid generated always as (coalesce(origin, id)) stored;
alter table allotment add constraint allotment_begins check ((continues is null) = (origin is null));
alter table allotment add constraint allotment_origin unique (jurisdiction, id, origin_key);
alter table allotment add constraint allotment_after unique (jurisdiction, id, continues);
-- It serves the same share as the one before it, and is of the same origin.
alter table allotment add constraint allotment_continues_share foreign key (jurisdiction, continues, share) references allotment (jurisdiction, id, share);
alter table allotment add constraint allotment_continues_origin foreign key (jurisdiction, continues, origin) references allotment (jurisdiction, id, origin_key);
create unique index allotment_continued_once on allotment (jurisdiction, continues) where continues is not null;
create index allotment_lineage on allotment (jurisdiction, origin) where origin is not null;
-- A share may have new money and carried money on one line of the next year.
alter table allotment drop constraint allotment_once;
alter table allotment add constraint allotment_once unique nulls not distinct (jurisdiction, line, share, year, continues);

-- 结转额: what one allotment left to the next, in all its layers, as its last balances say.
create table carry_over (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  year_end       uuid      not null,
  posting        uuid      not null, -- by which it left
  posting_kind   text      generated always as ('carry') stored,
  from_allotment uuid      not null,
  to_allotment   uuid      not null,
  seq            integer   not null, -- of the last posting before it left
  planned        money_fen not null,
  committed      money_fen not null,
  accepted       money_fen not null,
  advanced       money_fen not null,
  paid           money_fen not null,
  -- What is planned, contracted and accepted, and not paid. An advance is paid: it stays in its year until it is recovered.
  amount         money_fen not null check (amount > 0),
  rest_committed money_fen not null,
  rest_accepted  money_fen not null,
  primary key (jurisdiction, id),
  constraint carry_over_once unique (jurisdiction, from_allotment),
  constraint carry_over_rest unique (jurisdiction, id, to_allotment, amount, rest_committed, rest_accepted),
  constraint carry_over_is_the_rest check (amount = planned - paid and rest_committed = committed - paid and rest_accepted = accepted + advanced - paid)
);
alter table carry_over add constraint carry_over_year_end foreign key (jurisdiction, year_end) references year_end (jurisdiction, id);
alter table carry_over add constraint carry_over_posting foreign key (jurisdiction, posting, from_allotment, posting_kind, amount) references posting (jurisdiction, id, allotment, kind, amount);
alter table carry_over add constraint carry_over_balance foreign key (jurisdiction, from_allotment, seq, planned, committed, accepted, advanced, paid)
  references posting (jurisdiction, allotment, seq, planned_after, committed_after, accepted_after, advanced_after, paid_after);
alter table carry_over add constraint carry_over_to foreign key (jurisdiction, to_allotment, from_allotment) references allotment (jurisdiction, id, continues);

-- Three more kinds. carry leaves an allotment and its line, takeUp begins the next year's; lapse takes from a line what nobody
-- planned; settle accepts value against an advance of an earlier year, where there is no room for both at once.
alter table posting add column carried uuid;
alter table posting drop constraint posting_kind_check;
alter table posting add constraint posting_kind_check check (kind in ('approve', 'adjust', 'cut', 'plan', 'unplan', 'save', 'commit', 'release',
  'accept', 'unaccept', 'advance', 'recover', 'settle', 'pay', 'return', 'refund', 'carry', 'takeUp', 'lapse'));
alter table posting drop constraint posting_moves_line;
alter table posting add constraint posting_moves_line check ((kind in ('approve', 'adjust', 'cut', 'lapse', 'plan', 'unplan', 'save', 'carry', 'takeUp')) = (line_seq is not null));
alter table posting drop constraint posting_moves_allotment;
alter table posting add constraint posting_moves_allotment check ((kind not in ('approve', 'adjust', 'cut', 'lapse')) = (allotment is not null));
alter table posting drop constraint posting_moves_approved;
alter table posting add constraint posting_moves_approved check (approved_after = approved_before + case
  when kind in ('approve', 'adjust', 'takeUp') then amount when kind in ('cut', 'lapse', 'carry') then -amount else 0 end);
alter table posting drop constraint posting_moves_drawn;
alter table posting add constraint posting_moves_drawn check (drawn_after = drawn_before + case
  when kind in ('plan', 'takeUp') then amount when kind in ('unplan', 'save', 'carry') then -amount else 0 end);
alter table posting drop constraint posting_moves_planned;
alter table posting add constraint posting_moves_planned check (planned_after = planned_before + case
  when kind in ('plan', 'takeUp') then amount when kind in ('unplan', 'save', 'carry') then -amount else 0 end);
-- What is carried leaves nothing behind but what was paid: planned = contracted = accepted + advanced = paid.
alter table posting add constraint posting_carries_all check (kind <> 'carry' or planned_after = paid_after);
alter table posting drop constraint posting_moves_committed;
alter table posting add constraint posting_moves_committed check (committed_after = case
  when kind = 'carry' then paid_before when kind = 'takeUp' then committed_after
  else committed_before + case when kind = 'commit' then amount when kind in ('release', 'refund') then -amount else 0 end end);
alter table posting drop constraint posting_moves_accepted;
alter table posting add constraint posting_moves_accepted check (accepted_after = case
  when kind = 'carry' then paid_before - advanced_before when kind = 'takeUp' then accepted_after
  else accepted_before + case when kind in ('accept', 'settle') then amount when kind in ('unaccept', 'refund') then -amount else 0 end end);
alter table posting drop constraint posting_moves_advanced;
alter table posting add constraint posting_moves_advanced check (advanced_after = advanced_before + case
  when kind = 'advance' then amount when kind in ('recover', 'settle') then -amount else 0 end);
-- What is taken up is what was left, to the fen in every layer, and begins its allotment.
alter table posting add constraint posting_takes_up_first check (kind <> 'takeUp' or seq = 1);
alter table posting add constraint posting_takes_up_what_was_left check ((kind = 'takeUp') = (carried is not null));
alter table posting add constraint posting_carried foreign key (jurisdiction, carried, allotment, amount, committed_after, accepted_after)
  references carry_over (jurisdiction, id, to_allotment, amount, rest_committed, rest_accepted);
-- What lapses is all that nobody planned.
alter table posting add constraint posting_lapses_all check (kind <> 'lapse' or approved_after = drawn_after);
alter table posting drop constraint posting_decided;
alter table posting add constraint posting_decided check ((kind in ('approve', 'adjust', 'cut', 'carry', 'takeUp', 'lapse')) = (decision is not null));

-- 验收 of a later year: its value lies on the allotment that took up the rest (`money_allotment`), and what an advance of an
-- earlier year has paid is settled there. Both follow the allotment of the instalment: they are of one origin.
alter table acceptance add column origin uuid; -- only where the money was carried
alter table acceptance add column carried_allotment uuid;
alter table acceptance add column money_allotment uuid generated always as (coalesce(carried_allotment, allotment)) stored;
alter table acceptance add column settled uuid;
alter table acceptance add column settled_amount money_fen;
alter table acceptance add column settled_allotment uuid;
alter table acceptance add column settled_kind text generated always as ('settle') stored;
alter table acceptance drop constraint acceptance_posted;
alter table acceptance add constraint acceptance_posted check (accepted = coalesce(posting_amount, 0) + coalesce(second_amount, 0) + coalesce(settled_amount, 0));
alter table acceptance add constraint acceptance_carried_whole check ((origin is null) = (carried_allotment is null and settled_allotment is null));
alter table acceptance add constraint acceptance_settled_whole check (num_nulls(settled, settled_amount, settled_allotment) in (0, 3));
alter table acceptance add constraint acceptance_settles_what_it_recovers check (coalesce(settled_amount, 0) <= recovered);
alter table acceptance drop constraint acceptance_posting;
alter table acceptance drop constraint acceptance_second;
alter table acceptance add constraint acceptance_posting foreign key (jurisdiction, posting, money_allotment, posting_kind, posting_amount) references posting (jurisdiction, id, allotment, kind, amount);
alter table acceptance add constraint acceptance_second foreign key (jurisdiction, second, money_allotment, posting_kind, second_amount) references posting (jurisdiction, id, allotment, kind, amount);
alter table acceptance add constraint acceptance_settled foreign key (jurisdiction, settled, settled_allotment, settled_kind, settled_amount) references posting (jurisdiction, id, allotment, kind, amount);
alter table acceptance add constraint acceptance_origin foreign key (jurisdiction, allotment, origin) references allotment (jurisdiction, id, origin_key);
alter table acceptance add constraint acceptance_carried_origin foreign key (jurisdiction, carried_allotment, origin) references allotment (jurisdiction, id, origin_key);
alter table acceptance add constraint acceptance_settled_origin foreign key (jurisdiction, settled_allotment, origin) references allotment (jurisdiction, id, origin_key);

-- 支付 of a later year: the claim names the allotment of its instalment, the money leaves one of the same origin.
alter table payment add column origin uuid; -- only where the money was carried
alter table payment add column carried_allotment uuid;
alter table payment add column money_allotment uuid generated always as (coalesce(carried_allotment, allotment)) stored;
alter table payment add constraint payment_carried_whole check ((origin is null) = (carried_allotment is null));
alter table payment drop constraint payment_pay;
alter table payment add constraint payment_pay foreign key (jurisdiction, posting, money_allotment, kind, amount) references posting (jurisdiction, id, allotment, kind, amount);
alter table payment add constraint payment_origin foreign key (jurisdiction, allotment, origin) references allotment (jurisdiction, id, origin_key);
alter table payment add constraint payment_carried_origin foreign key (jurisdiction, carried_allotment, origin) references allotment (jurisdiction, id, origin_key);

grant select, insert on year_end, carry_over to goufu_app; -- append-only by privilege

alter table year_end enable row level security;
create policy sight on year_end for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
alter table carry_over enable row level security;
create policy sight on carry_over for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
