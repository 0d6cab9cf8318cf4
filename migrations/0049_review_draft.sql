-- 暂存的联审意见: what a desk has written on its sheet before it signs. No answer: nothing counts it, and it goes when the desk signs.
create table review_draft (
  jurisdiction jurisdiction_code not null,
  project      uuid        not null,
  role         text        not null check (role in ('reviewFinance', 'reviewParty', 'reviewDiscipline', 'reviewSocial')),
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  opinion      text        not null check (opinion in ('agree', 'amend', 'disagree')),
  reason       text        not null check (length(reason) <= 300),
  seen         text        not null check (length(seen) <= 1000), -- JSON: a hash of each part of the project as it stood then
  post         uuid        not null,
  saved_at     timestamptz not null,
  primary key (jurisdiction, project, role) -- one desk has one sheet, whoever sits there or stands in
);
alter table review_draft add constraint review_draft_project foreign key (jurisdiction, project) references project (jurisdiction, id);
grant select, insert, update, delete on review_draft to goufu_app; -- a draft is no act
alter table review_draft enable row level security;
-- Seen by the own office alone, whatever the scope: neither county finance nor whoever watches reads what was not said yet.
create policy sight on review_draft for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and organization = any (nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and organization = any (nullif(current_setting('app.mine', true), '')::uuid[]));
