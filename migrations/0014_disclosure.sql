-- 公开: snapshots of what must be public. The public reads only these, never a business table.

create table publication (
  jurisdiction jurisdiction_code not null,
  id           uuid        not null,
  organization uuid        not null,
  readers      uuid[]      not null default '{}',
  kind         text        not null,
  subject_kind text        not null,
  subject_id   uuid        not null,
  project      uuid,
  title        text        not null,
  place        text        not null, -- the organization's name, as shown
  due_on       date,
  happened_on  date        not null,
  published_at timestamptz not null,
  content      text        not null, -- canonical JSON, masked
  hash         text        not null,
  words        text        not null, -- what a search looks in
  primary key (jurisdiction, id)
);
create index publication_newest on publication (jurisdiction, published_at desc, id desc);
create index publication_of_subject on publication (jurisdiction, subject_id, kind);
create index publication_of_project on publication (jurisdiction, project);
alter table publication enable row level security;
create policy open_to_all on publication for select to goufu_app using (true);
create policy publish on publication for insert to goufu_app
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
grant select, insert on publication to goufu_app; -- a correction is a new snapshot
