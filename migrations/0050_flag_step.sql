-- 疑点办理: what was done about a flag, step by step: explained by its office, accepted or sent back, made a lead, closed.
-- A flag is what one rule says of one thing in one year; its hits stay as they were, and so do these steps.
create table flag_step (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null, -- whose flag it is: sight is that of the hit
  readers      uuid[]      not null default '{}',
  hit          uuid        not null, -- the newest hit of the flag at that time
  seq          integer     not null check (seq > 0), -- of all steps of the flag
  verb         text        not null check (verb in ('explain', 'accept', 'sendBack', 'refer', 'close')),
  status       text        not null check (status in ('explained', 'accepted', 'sentBack', 'referred', 'closed')),
  outcome      text        check (outcome in ('unfounded', 'handled')),
  reason       text        not null check (reason <> ''), -- never in silence
  post         uuid        not null,
  done_on      date        not null,
  recorded_at  timestamptz not null,
  primary key (jurisdiction, id),
  -- Two who act at once cannot both be next.
  constraint flag_step_once unique (jurisdiction, hit, seq),
  -- A lead is closed with what came of it, and nothing else has such an end.
  constraint flag_step_outcome check ((verb = 'close') = (outcome is not null)),
  constraint flag_step_of foreign key (jurisdiction, hit) references flag_hit (jurisdiction, id)
);
-- Flags of a year, for lists and the measure sheet.
create index flag_hit_year on flag_hit (jurisdiction, happened_on);

grant select, insert on flag_step to goufu_app; -- no update, no delete: what was said of a suspicion stays

alter table flag_step enable row level security;
create policy sight on flag_step for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
