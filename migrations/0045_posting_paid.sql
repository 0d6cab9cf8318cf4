-- 统计分析: what was paid in some years, on lines of any year. Few postings are payments, so the index is small, and writing a
-- contract or an acceptance does not touch it.
create index posting_paid on posting (jurisdiction, happened_on) where kind in ('pay', 'advance', 'return', 'refund');
