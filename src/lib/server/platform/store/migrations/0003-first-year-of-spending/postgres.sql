-- The first year whose points are in the account that a line spends from; null: it has no beginning. What other years
-- brought, or overspent, is none of it. Seals that came later brought nothing yet.
alter table redemption add column first_year bigint;

create or replace function refuse_overspent() returns trigger language plpgsql as $$
begin
  if new.action = 'redeem'
    and coalesce((
      select sum(result.points) from seal_result as result
      join seal on seal.id = result.seal_id
      where seal.unit_id = new.unit_id and result.subject_id = new.subject_id and seal.seq < new.seq
        and length(seal.period) = 7 and substr(seal.period, 6, 1) in ('0', '1')
        and (new.clears = 'never' or substr(seal.period, 1, 4) = cast(new.year as text))
        and (new.first_year is null or substr(seal.period, 1, 4) >= cast(new.first_year as text))), 0)
    < coalesce((
      select sum(case line.action when 'reversal' then -line.amount else line.amount end)
      from redemption as line
      where line.subject_id = new.subject_id and (new.clears = 'never' or line.year = new.year)
        and (new.first_year is null or line.year >= new.first_year)
        and line.seq <= new.seq), 0)
    and not exists (
      select 1 from change_log as earlier
      where earlier.unit_id = new.unit_id and earlier.subject_id = new.subject_id and earlier.seq < new.seq
        and earlier.kind = 'redemption'
        and not exists (select 1 from redemption as there where there.seq = earlier.seq))
    and not exists (
      select 1 from change_log as closed
      where closed.unit_id = new.unit_id and closed.kind = 'seal' and closed.seq < new.seq
        and not exists (select 1 from seal as there where there.seq = closed.seq))
  then raise exception 'nobody spends points that they don''t have' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
