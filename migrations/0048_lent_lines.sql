-- 借用的指标: a township that takes part in a joint purchase lends its line to the purchaser. Lending is not reading: until now both stood
-- in `readers`, so that the purchaser went on reading the line when the township had left, and read what others drew on it meanwhile.
alter table budget_line add column lent_to uuid[] not null default '{}';
-- Of those that read a line the department of its fund keeps its sight; to the others it was lent, as long as a share still draws on it.
update budget_line l set
  lent_to = array(
    select r from unnest(l.readers) r
    where r is distinct from (select g.organization from duty_grant g where g.jurisdiction = l.jurisdiction and g.id = l.duty_grant)
      and exists (select 1 from funding f
        join share s on s.jurisdiction = f.jurisdiction and s.id = f.share and s.left_on is null
        join project p on p.jurisdiction = s.jurisdiction and p.id = s.project and p.status <> 'withdrawn' and p.organization = r
        where f.jurisdiction = l.jurisdiction and f.line = l.id)),
  readers = array(
    select r from unnest(l.readers) r
    where r = (select g.organization from duty_grant g where g.jurisdiction = l.jurisdiction and g.id = l.duty_grant))
where l.readers <> '{}';
grant update (lent_to) on budget_line to goufu_app;
drop policy sight on budget_line;
create policy sight on budget_line for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), '')
    and (current_setting('app.scope', true) = 'all' or organization = any (nullif(current_setting('app.mine', true), '')::uuid[])
      or readers && nullif(current_setting('app.mine', true), '')::uuid[]
      or lent_to && nullif(current_setting('app.mine', true), '')::uuid[]))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
