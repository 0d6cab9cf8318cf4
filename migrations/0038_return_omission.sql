-- 缺报: the lower treasuries without which a city or province files its return, each by the name of the reviewer and with the reason.
create table return_omission (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null, -- city or province finance, who files without it
  readers      uuid[]      not null default '{}',
  round        uuid        not null,
  treasury     jurisdiction_code not null, -- the lower treasury that has not filed
  says         text        not null check (says <> ''), -- never in silence
  post         uuid        not null,
  noted_on     date        not null,
  noted_at     timestamptz not null,
  primary key (jurisdiction, id),
  -- Once is enough: what was said stays.
  constraint return_omission_once unique (jurisdiction, round, treasury),
  -- A treasury does not leave itself out.
  constraint return_omission_below check (treasury > jurisdiction),
  constraint return_omission_of foreign key (jurisdiction, round) references return_round (jurisdiction, id)
);

grant select, insert on return_omission to goufu_app;

alter table return_omission enable row level security;
create policy sight on return_omission for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
