-- 决算办结 is a fact of the whole treasury: whoever works there sees it, with no organization named on it. A township saw its own final
-- account as not closed for ever, and an office founded after the closing would have done so again.
drop policy sight on year_closing;
create policy sight on year_closing for all to goufu_app
  using (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''))
  with check (jurisdiction >= nullif(current_setting('app.lo', true), '') and jurisdiction < nullif(current_setting('app.hi', true), ''));
