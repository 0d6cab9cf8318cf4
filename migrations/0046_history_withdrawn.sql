-- 历史台账撤销: when a row was withdrawn. A return as of a day before still holds what was known then.
alter table history_row add column withdrawn_at timestamptz;
-- The act itself tells when; where its entry is not there, the row is taken to have been withdrawn at once, as it was counted until now.
update history_row r set withdrawn_at = coalesce(
  (select max(e.at) from audit_entry e where e.jurisdiction = r.jurisdiction and e.subject_id = r.import::text and e.verb = 'history.withdraw' and e.outcome = 'done'),
  r.recorded_at)
where r.is_withdrawn;
-- Out of the ledger since an instant, or in it.
alter table history_row add constraint history_row_withdrawn_since check (is_withdrawn = (withdrawn_at is not null));
grant update (withdrawn_at) on history_row to goufu_app;
