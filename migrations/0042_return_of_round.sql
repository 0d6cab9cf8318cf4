-- A return that was summed and filed in a round is corrected there alone: a file imported past it would part what was filed from what
-- its units confirmed. Null where it was imported from a file, and on what was filed before.
alter table statistic_return add column round uuid;
