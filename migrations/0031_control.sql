-- 限额以下的审批: who decides a purchase below the limit is a dated row of the place, kept with each purchase.

-- 经办人 too may decide, where the paper of the place lets him: small sums in one minute.
alter table control_rule drop constraint control_rule_approved_by_check;
alter table control_rule add constraint control_rule_approved_by_check
  check (approved_by in ('purchaserClerk', 'purchaserHead', 'purchaserMeeting'));

alter table procurement
  add column approved_by text check (approved_by in ('purchaserClerk', 'purchaserHead', 'purchaserMeeting')), -- by the row of the day; null where procurement law rules
  add column minutes     text not null default '', -- 会议纪要 of a collective decision
  add column minutes_on  date;
-- A meeting has both its paper and its day, or there was none.
alter table procurement add constraint procurement_minutes check ((minutes = '') = (minutes_on is null));
-- What one purchaser bought of one item in a year: counted at each small purchase (条例 第二十八条).
create index procurement_of_item on procurement (jurisdiction, organization, year, catalog_item);

-- 小额购买草稿: what somebody has filled in on the way, to be found again on another screen. One for each post.
create table quick_draft (
  jurisdiction jurisdiction_code not null,
  post         uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  content      text        not null check (length(content) <= 4000), -- JSON, checked by its form whenever it is read
  voucher      uuid, -- the attachment, uploaded when it was photographed
  saved_at     timestamptz not null,
  primary key (jurisdiction, post)
);
grant select, insert, update, delete on quick_draft to goufu_app; -- a draft is no act: it goes when the purchase is made
alter table quick_draft enable row level security;
create policy sight on quick_draft for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
