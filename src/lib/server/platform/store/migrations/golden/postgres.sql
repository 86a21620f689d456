create function mark_erased() returns trigger language plpgsql as $$
declare named text := '';
begin
  select string_agg(to_jsonb(old) ->> tg_argv[at], ' ' order by at) into named
    from generate_series(0, tg_nargs - 1) at;
  insert into erased (what, id) values (tg_table_name, named);
  return null;
end $$;

create function notify_changes() returns trigger language plpgsql as $$
begin
  perform pg_notify('sunboard_changes', unit_id || ' ' || max(seq)) from added group by unit_id;
  return null;
end $$;

create function refuse_adoption_alone() returns trigger language plpgsql as $$
begin
  if new.no > 1
    and (
      not exists (
        select 1 from adoption_proposal as asked
        where asked.id = new.proposal_id and asked.unit_id = new.unit_id and asked.account_id != new.account_id
          and asked.action = new.action and asked.digest = new.digest and asked.from_date = new.from_date
          and asked.withdraws is not distinct from new.withdraws)
      or exists (select 1 from adoption_refusal where adoption_refusal.proposal_id = new.proposal_id))
  then raise exception 'rules are the decision of two people' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% %', tg_table_name, tg_argv[0] using errcode = 'restrict_violation';
end $$;

create function refuse_involved() returns trigger language plpgsql as $$
declare
  who text := case new.action when 'assign' then new.investigator_id else new.account_id end;
  about objection;
  recorded boolean;
begin
  if new.action not in ('assign', 'find', 'answer') then return new; end if;
  select * into about from objection where objection.id = new.objection_id;
  if (about.via != 'paper' and about.account_id = who)
    or exists (
      select 1 from role where role.subject_id = about.subject_id and role.account_id = who)
    or (new.action != 'assign' and exists (
      select 1 from meeting_member as sat
      where sat.meeting_id = new.meeting_id
        and ((about.via != 'paper' and about.account_id = sat.account_id)
          or exists (
            select 1 from role
            where role.subject_id = about.subject_id and role.account_id = sat.account_id))
        and not exists (
          select 1 from objection_recusal as aside
          where aside.meeting_id = sat.meeting_id and aside.objection_id = about.id
            and aside.account_id = sat.account_id)))
  then raise exception 'nobody investigates what they are involved in' using errcode = 'restrict_violation';
  end if;
  recorded := exists (
    select 1 from change_log as logged
    join audit on audit.unit_id = logged.unit_id
      and audit.change_before < logged.seq and audit.change_after >= logged.seq
    where logged.seq = new.seq and logged.unit_id = new.unit_id and logged.kind = 'objection');
  if recorded and new.action != 'assign' then return new; end if;
  if exists (
      select 1 from entry
      where entry.unit_id = about.unit_id
        and (entry.no = about.entry_no
          or (about.entry_no is null and entry.subject_id = about.subject_id
            and entry.period >= about.from_month and entry.period <= about.to_month))
        and (exists (
            select 1 from claim_step as made
            join claim on claim.id = made.claim_id
            where made.unit_id = entry.unit_id and made.entry_no = entry.no
              and ((claim.via != 'paper' and claim.declared_by = who)
                or exists (
                  select 1 from claim_step as step
                  where step.claim_id = claim.id and step.action in ('forward', 'rule')
                    and step.account_id = who)
                or exists (
                  select 1 from meeting_member as sat
                  where sat.meeting_id = made.meeting_id and sat.account_id = who
                    and not exists (
                      select 1 from recusal as aside
                      where aside.meeting_id = sat.meeting_id and aside.claim_id = claim.id
                        and aside.account_id = sat.account_id))))
          or exists (
            select 1 from audit
            where audit.unit_id = entry.unit_id and audit.change_before < entry.seq
              and audit.change_after >= entry.seq and audit.account_id = who)))
    or (about.entry_no is null and about.subject_id is not null and exists (
      select 1 from notice
      join ballot on ballot.unit_id = about.unit_id and cast(ballot.year as text) = notice.period
      where notice.id = about.notice_id
        and (exists (
            select 1 from ballot_paper as paper
            join ballot_score as given on given.paper_id = paper.id
            where paper.ballot_id = ballot.id and paper.keyed_by = who
              and given.subject_id = about.subject_id)
          or exists (
            select 1 from ballot_check as compared
            where compared.ballot_id = ballot.id and compared.checked_by = who))))
  then raise exception 'nobody investigates what they are involved in' using errcode = 'restrict_violation';
  end if;
  if recorded then return new; end if;
  if exists (
      select 1 from entry
      where entry.unit_id = about.unit_id
        and (entry.no = about.entry_no
          or (about.entry_no is null and entry.subject_id = about.subject_id
            and entry.period >= about.from_month and entry.period <= about.to_month))
        and (exists (
            select 1 from meeting
            join meeting_member as sat on sat.meeting_id = meeting.id
            where meeting.decision_id = entry.decision_id and sat.account_id = who
              and not exists (
                select 1 from claim_step as made
                join recusal as aside on aside.claim_id = made.claim_id
                where made.unit_id = entry.unit_id and made.entry_no = entry.no
                  and aside.meeting_id = sat.meeting_id and aside.account_id = sat.account_id)
              and not exists (
                select 1 from objection as source
                join objection_recusal as aside on aside.objection_id = source.id
                where source.unit_id = entry.unit_id
                  and entry.no like '异' || source.year || '-' || source.no || '-%'
                  and aside.meeting_id = sat.meeting_id and aside.account_id = sat.account_id))
          or exists (
            select 1 from objection as source
            join objection_step as heard on heard.objection_id = source.id
            where source.unit_id = entry.unit_id
              and entry.no like '异' || source.year || '-' || source.no || '-%'
              and heard.action in ('find', 'answer')
              and (heard.account_id = who or exists (
                select 1 from meeting_member as sat
                where sat.meeting_id = heard.meeting_id and sat.account_id = who
                  and not exists (
                    select 1 from objection_recusal as aside
                    where aside.meeting_id = sat.meeting_id and aside.objection_id = heard.objection_id
                      and aside.account_id = sat.account_id))))))
    or (about.subject_id is null and about.entry_no is null and exists (
      select 1 from notice
      where notice.id = about.notice_id
        and (exists (
            select 1 from seal
            join seal_approval as agreed on agreed.id = seal.approval_id
            join seal_proposal as asked on asked.id = agreed.proposal_id
            where seal.unit_id = notice.unit_id and seal.period = notice.period
              and who in (asked.account_id, agreed.account_id))
          or exists (
            select 1 from notice as shown
            join audit on audit.unit_id = shown.unit_id
              and audit.change_before < shown.seq and audit.change_after >= shown.seq
            where shown.unit_id = notice.unit_id and (shown.id = notice.id or shown.code = notice.corrects)
              and audit.account_id = who)
          or exists (
            select 1 from entry
            join audit on audit.unit_id = entry.unit_id and audit.change_before < entry.seq
              and audit.change_after >= entry.seq and audit.action = 'assess'
            where entry.unit_id = notice.unit_id and entry.period = notice.period || '-12'
              and audit.account_id = who)
          or exists (
            select 1 from ballot
            left join ballot_paper as paper on paper.ballot_id = ballot.id
            left join ballot_check as compared on compared.ballot_id = ballot.id
            where ballot.unit_id = notice.unit_id and cast(ballot.year as text) = notice.period
              and (paper.keyed_by = who or compared.checked_by = who)))))
    or exists (
      select 1 from objection_step as made
      join objection_step as heard on heard.objection_id = made.objection_id and heard.no < made.no
      where ((made.action = 'supplement' and made.notice_id = about.notice_id)
          or (made.action = 'appeal' and made.objection_id = about.id))
        and heard.action in ('find', 'answer')
        and (heard.account_id = who or exists (
          select 1 from meeting_member as sat
          where sat.meeting_id = heard.meeting_id and sat.account_id = who
            and not exists (
              select 1 from objection_recusal as aside
              where aside.meeting_id = sat.meeting_id and aside.objection_id = heard.objection_id
                and aside.account_id = sat.account_id))))
  then raise exception 'nobody investigates what they are involved in' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create function refuse_kept() returns trigger language plpgsql as $$
declare rule text; col text; kind text; was text; now text;
begin
  foreach rule in array tg_argv loop
    col := split_part(rule, ' ', 1);
    kind := split_part(rule, ' ', 2);
    was := to_jsonb(old) ->> col;
    now := to_jsonb(new) ->> col;
    if was is distinct from now
      and not (kind = 'earlier' and now is not null and (was is null or now collate "C" < was collate "C"))
      and not (kind = 'emptied' and now is not distinct from '')
    then raise exception '% is kept as it was written', tg_table_name using errcode = 'restrict_violation';
    end if;
  end loop;
  return new;
end $$;

create function refuse_late_refusal() returns trigger language plpgsql as $$
begin
  if not exists (
      select 1 from adoption_proposal as asked where asked.id = new.proposal_id and asked.unit_id = new.unit_id)
    or exists (select 1 from adoption where adoption.proposal_id = new.proposal_id)
  then raise exception 'what is adopted is adopted' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create function refuse_late_withdrawal() returns trigger language plpgsql as $$
begin
  if not exists (
      select 1 from seal_proposal as asked where asked.id = new.proposal_id and asked.unit_id = new.unit_id)
    or exists (select 1 from seal_approval where seal_approval.proposal_id = new.proposal_id)
  then raise exception 'what is sealed is sealed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create function refuse_odd_return() returns trigger language plpgsql as $$
begin
  if new.action = 'reversal' and not exists (
      select 1 from redemption as given
      where given.id = new.reverses and given.action = 'redeem' and given.unit_id = new.unit_id
        and given.subject_id = new.subject_id and given.year = new.year and given.good = new.good
        and given.amount = new.amount)
  then raise exception 'goods come back as they were given' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create function refuse_overspent() returns trigger language plpgsql as $$
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

create function refuse_own_approval() returns trigger language plpgsql as $$
begin
  if not exists (
      select 1 from seal_proposal as asked
      where asked.id = new.proposal_id and asked.account_id != new.account_id and asked.unit_id = new.unit_id)
    or exists (select 1 from seal_withdrawal where seal_withdrawal.proposal_id = new.proposal_id)
  then raise exception 'nobody seals what they proposed themselves' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create function refuse_own_outcome() returns trigger language plpgsql as $$
begin
  if exists (select 1 from role where role.subject_id = new.subject_id and role.account_id = new.account_id)
    or exists (
      select 1 from meeting_member as sat
      where sat.meeting_id = new.meeting_id
        and exists (
          select 1 from role where role.subject_id = new.subject_id and role.account_id = sat.account_id)
        and not exists (
          select 1 from outcome_recusal as aside
          where aside.meeting_id = sat.meeting_id and aside.period = new.period and aside.rule = new.rule
            and aside.subject_id = new.subject_id and aside.no = new.no and aside.account_id = sat.account_id))
  then raise exception 'nobody decides what concerns themselves' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create function refuse_own_ruling() returns trigger language plpgsql as $$
begin
  if new.action != 'rule' then return new; end if;
  if exists (
    select 1 from claim
    where claim.id = new.claim_id and (
      (claim.via != 'paper' and claim.declared_by = new.account_id)
      or exists (
        select 1 from role where role.subject_id = claim.subject_id and role.account_id = new.account_id)
      or exists (
        select 1 from meeting_member as sat
        where sat.meeting_id = new.meeting_id
          and ((claim.via != 'paper' and claim.declared_by = sat.account_id)
            or exists (
              select 1 from role where role.subject_id = claim.subject_id and role.account_id = sat.account_id))
          and not exists (
            select 1 from recusal as aside
            where aside.meeting_id = sat.meeting_id and aside.claim_id = claim.id
              and aside.account_id = sat.account_id))))
  then raise exception 'nobody decides their own claim' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create function refuse_return() returns trigger language plpgsql as $$
declare named text := '';
begin
  select string_agg(to_jsonb(new) ->> tg_argv[at], ' ' order by at) into named
    from generate_series(0, tg_nargs - 1) at;
  if exists (select 1 from erased where what = tg_table_name and id = named)
  then raise exception '% was erased', tg_table_name using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create function refuse_seal_alone() returns trigger language plpgsql as $$
begin
  if not exists (
      select 1 from seal_approval as agreed where agreed.id = new.approval_id and agreed.unit_id = new.unit_id)
    and (new.approval_id is not null or exists (
      select 1 from seal_proposal as earlier where earlier.unit_id = new.unit_id and earlier.seq <= new.seq))
  then raise exception 'a seal is the decision of two people' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create function refuse_short_leave() returns trigger language plpgsql as $$
begin
  if exists (
      select 1 from leave_entry as each_day
      where each_day.subject_id = new.subject_id and each_day.rule = new.rule and each_day.year = new.year
        and each_day.seq <= new.seq
        and (
          select coalesce(sum(case line.action when 'credit' then line.amount else -line.amount end), 0)
          from leave_entry as line
          where line.subject_id = new.subject_id and line.rule = new.rule and line.year = new.year
            and line.seq <= new.seq and line.action != 'reversal' and line.day <= each_day.day
            and not exists (
              select 1 from leave_entry as undoing where undoing.reverses = line.id and undoing.seq <= new.seq)) < 0)
    and not exists (
      select 1 from change_log as earlier
      where earlier.unit_id = new.unit_id and earlier.kind = 'leave' and earlier.subject_id = new.subject_id
        and earlier.seq < new.seq
        and not exists (select 1 from leave_entry as there where there.seq = earlier.seq))
  then raise exception 'an account of leave holds no less than nothing' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create function refuse_superior_answer() returns trigger language plpgsql as $$
begin
  if new.action != 'answer' or new.meeting_id is null then return new; end if;
  if not (
    (select count(*) from meeting_member as sat where sat.meeting_id = new.meeting_id) = 1
    and not exists (
      select 1 from meeting_member as sat
      join meeting on meeting.id = sat.meeting_id
      join decision on decision.id = meeting.decision_id
      join role as held on held.account_id = sat.account_id
      where sat.meeting_id = new.meeting_id and held.unit_id = new.unit_id and held.role = 'committee'
        and held.from_date <= decision.date and coalesce(held.to_date, decision.date) >= decision.date)
  ) then return new; end if;
  if not exists (
      select 1 from objection_step as earlier
      where earlier.objection_id = new.objection_id and earlier.action = 'appeal')
    and (
      select count(distinct held.account_id) >= 2
      from meeting
      join decision on decision.id = meeting.decision_id
      join role as held on held.unit_id = new.unit_id and held.role = 'recorder'
        and held.from_date <= decision.date and coalesce(held.to_date, decision.date) >= decision.date
      where meeting.id = new.meeting_id)
    and (
      select count(distinct held.account_id) filter (where
          not exists (
            select 1 from objection
            where objection.id = new.objection_id and objection.via != 'paper'
              and objection.account_id = held.account_id)
          and not exists (
            select 1 from objection
            join role as own on own.subject_id = objection.subject_id
            where objection.id = new.objection_id and own.account_id = held.account_id)
          and not exists (
            select 1 from entry
            join role as own on own.subject_id = entry.subject_id
            where entry.decision_id = meeting.decision_id and own.account_id = held.account_id))
        >= count(distinct held.account_id) / 2 + 1
      from meeting
      join decision on decision.id = meeting.decision_id
      join role as held on held.unit_id = new.unit_id and held.role = 'committee'
        and held.from_date <= decision.date and coalesce(held.to_date, decision.date) >= decision.date
      where meeting.id = new.meeting_id)
    and not exists (
      select 1 from change_log as logged
      join audit on audit.unit_id = logged.unit_id
        and audit.change_before < logged.seq and audit.change_after >= logged.seq
      where logged.seq = new.seq and logged.unit_id = new.unit_id and logged.kind = 'objection')
  then raise exception 'the superior decides what the committee can’t' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create function refuse_superior_claim() returns trigger language plpgsql as $$
begin
  if new.action != 'rule' then return new; end if;
  if not (
    (select count(*) from meeting_member as sat where sat.meeting_id = new.meeting_id) = 1
    and not exists (
      select 1 from meeting_member as sat
      join meeting on meeting.id = sat.meeting_id
      join decision on decision.id = meeting.decision_id
      join role as held on held.account_id = sat.account_id
      where sat.meeting_id = new.meeting_id and held.unit_id = new.unit_id and held.role = 'committee'
        and held.from_date <= decision.date and coalesce(held.to_date, decision.date) >= decision.date)
  ) then return new; end if;
  if (
      select count(distinct held.account_id) >= 2
      from meeting
      join decision on decision.id = meeting.decision_id
      join role as held on held.unit_id = new.unit_id and held.role = 'recorder'
        and held.from_date <= decision.date and coalesce(held.to_date, decision.date) >= decision.date
      where meeting.id = new.meeting_id)
    and (
      select count(distinct held.account_id) filter (where
          not exists (
            select 1 from claim
            where claim.id = new.claim_id and claim.via != 'paper' and claim.declared_by = held.account_id)
          and not exists (
            select 1 from claim
            join role as own on own.subject_id = claim.subject_id
            where claim.id = new.claim_id and own.account_id = held.account_id))
        >= count(distinct held.account_id) / 2 + 1
      from meeting
      join decision on decision.id = meeting.decision_id
      join role as held on held.unit_id = new.unit_id and held.role = 'committee'
        and held.from_date <= decision.date and coalesce(held.to_date, decision.date) >= decision.date
      where meeting.id = new.meeting_id)
    and not exists (
      select 1 from change_log as logged
      join audit on audit.unit_id = logged.unit_id
        and audit.change_before < logged.seq and audit.change_after >= logged.seq
      where logged.seq = new.seq and logged.unit_id = new.unit_id and logged.kind = 'claim')
  then raise exception 'the superior decides what the committee can’t' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create function refuse_superior_outcome() returns trigger language plpgsql as $$
begin
  if not (
    (select count(*) from meeting_member as sat where sat.meeting_id = new.meeting_id) = 1
    and not exists (
      select 1 from meeting_member as sat
      join meeting on meeting.id = sat.meeting_id
      join decision on decision.id = meeting.decision_id
      join role as held on held.account_id = sat.account_id
      where sat.meeting_id = new.meeting_id and held.unit_id = new.unit_id and held.role = 'committee'
        and held.from_date <= decision.date and coalesce(held.to_date, decision.date) >= decision.date)
  ) then return new; end if;
  if (
      select count(distinct held.account_id) >= 2
      from meeting
      join decision on decision.id = meeting.decision_id
      join role as held on held.unit_id = new.unit_id and held.role = 'recorder'
        and held.from_date <= decision.date and coalesce(held.to_date, decision.date) >= decision.date
      where meeting.id = new.meeting_id)
    and (
      select count(distinct held.account_id) filter (where
          not exists (
            select 1 from role as own
            where own.subject_id = new.subject_id and own.account_id = held.account_id))
        >= count(distinct held.account_id) / 2 + 1
      from meeting
      join decision on decision.id = meeting.decision_id
      join role as held on held.unit_id = new.unit_id and held.role = 'committee'
        and held.from_date <= decision.date and coalesce(held.to_date, decision.date) >= decision.date
      where meeting.id = new.meeting_id)
    and not exists (
      select 1 from change_log as logged
      join audit on audit.unit_id = logged.unit_id
        and audit.change_before < logged.seq and audit.change_after >= logged.seq
      where logged.seq = new.seq and logged.unit_id = new.unit_id and logged.kind = 'outcome')
  then raise exception 'the superior decides what the committee can’t' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create function refuse_superior_seal() returns trigger language plpgsql as $$
declare
  day_before text;
  day_after text;
begin
  if new.approval_id is null then return new; end if;
  day_before := to_char(substr(new.sealed_at, 1, 10)::date - 1, 'YYYY-MM-DD');
  day_after := to_char(substr(new.sealed_at, 1, 10)::date + 1, 'YYYY-MM-DD');
  if not exists (
      select 1 from seal_approval as agreed
      join role as held on held.account_id = agreed.account_id
      where agreed.id = new.approval_id and held.unit_id = new.unit_id and held.role in ('recorder', 'committee')
        and held.from_date <= day_after
        and coalesce(held.to_date, '9999-12-31') >= day_before)
    and (
      select count(distinct held.account_id) >= 2
      from role as held
      where held.unit_id = new.unit_id and held.role = 'recorder'
        and held.from_date <= day_before
        and coalesce(held.to_date, '9999-12-31') >= day_after)
    and not exists (
      select 1 from change_log as logged
      join audit on audit.unit_id = logged.unit_id
        and audit.change_before < logged.seq and audit.change_after >= logged.seq
      where logged.seq = new.seq and logged.unit_id = new.unit_id and logged.kind = 'seal')
  then raise exception 'the superior seals where there is one recorder' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create function sever_commitment() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'erased' then delete from commitment_key where what = new.what and id = new.id;
  else delete from commitment_key where what = tg_table_name and id = to_jsonb(old) ->> tg_argv[0];
  end if;
  return null;
end $$;

create table adoption (
  id text collate "C" not null,
  seq bigint,
  unit_id text collate "C" not null,
  no bigint not null,
  action text collate "C" not null,
  scheme text collate "C" not null,
  source text collate "C" not null,
  parameters text collate "C" not null,
  digest text collate "C" not null,
  from_date text collate "C" not null,
  withdraws bigint,
  decision_id text collate "C",
  account_id text collate "C",
  proposal_id text collate "C",
  recorded_at text collate "C",
  constraint adoption_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES decision(id),
  constraint adoption_pkey PRIMARY KEY (id),
  constraint adoption_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES adoption_proposal(id),
  constraint adoption_proposal_id_key UNIQUE (proposal_id),
  constraint adoption_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint adoption_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint adoption_unit_id_no_key UNIQUE (unit_id, no)
);

CREATE INDEX adoption_seq ON adoption USING btree (seq);

CREATE TRIGGER adoption_no_change BEFORE DELETE OR UPDATE ON adoption FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table adoption enable always trigger adoption_no_change;

CREATE TRIGGER adoption_no_truncate BEFORE TRUNCATE ON adoption FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table adoption enable always trigger adoption_no_truncate;

CREATE TRIGGER adoption_refuse_adoption_alone BEFORE INSERT ON adoption FOR EACH ROW EXECUTE FUNCTION refuse_adoption_alone();
alter table adoption enable always trigger adoption_refuse_adoption_alone;

create table adoption_proposal (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  action text collate "C" not null,
  scheme text collate "C" not null,
  source text collate "C" not null,
  parameters text collate "C" not null,
  digest text collate "C" not null,
  from_date text collate "C" not null,
  withdraws bigint,
  shown text collate "C" not null,
  decision_id text collate "C",
  account_id text collate "C" not null,
  proposed_at text collate "C" not null,
  constraint adoption_proposal_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES decision(id),
  constraint adoption_proposal_pkey PRIMARY KEY (id),
  constraint adoption_proposal_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint adoption_proposal_seq_key UNIQUE (seq),
  constraint adoption_proposal_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE INDEX adoption_proposal_unit ON adoption_proposal USING btree (unit_id, seq);

CREATE TRIGGER adoption_proposal_no_change BEFORE DELETE OR UPDATE ON adoption_proposal FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table adoption_proposal enable always trigger adoption_proposal_no_change;

CREATE TRIGGER adoption_proposal_no_truncate BEFORE TRUNCATE ON adoption_proposal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table adoption_proposal enable always trigger adoption_proposal_no_truncate;

create table adoption_refusal (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  proposal_id text collate "C" not null,
  account_id text collate "C" not null,
  refused_at text collate "C" not null,
  constraint adoption_refusal_pkey PRIMARY KEY (id),
  constraint adoption_refusal_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES adoption_proposal(id),
  constraint adoption_refusal_proposal_id_key UNIQUE (proposal_id),
  constraint adoption_refusal_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint adoption_refusal_seq_key UNIQUE (seq),
  constraint adoption_refusal_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE TRIGGER adoption_refusal_no_change BEFORE DELETE OR UPDATE ON adoption_refusal FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table adoption_refusal enable always trigger adoption_refusal_no_change;

CREATE TRIGGER adoption_refusal_no_truncate BEFORE TRUNCATE ON adoption_refusal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table adoption_refusal enable always trigger adoption_refusal_no_truncate;

CREATE TRIGGER adoption_refusal_refuse_late_refusal BEFORE INSERT ON adoption_refusal FOR EACH ROW EXECUTE FUNCTION refuse_late_refusal();
alter table adoption_refusal enable always trigger adoption_refusal_refuse_late_refusal;

create table adoption_refusal_text (
  refusal_id text collate "C" not null,
  reason text collate "C" not null,
  constraint adoption_refusal_text_pkey PRIMARY KEY (refusal_id),
  constraint adoption_refusal_text_refusal_id_fkey FOREIGN KEY (refusal_id) REFERENCES adoption_refusal(id)
);

CREATE TRIGGER adoption_refusal_text_marked AFTER DELETE ON adoption_refusal_text FOR EACH ROW EXECUTE FUNCTION mark_erased('refusal_id');
alter table adoption_refusal_text enable always trigger adoption_refusal_text_marked;

CREATE TRIGGER adoption_refusal_text_no_change BEFORE UPDATE ON adoption_refusal_text FOR EACH ROW EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table adoption_refusal_text enable always trigger adoption_refusal_text_no_change;

CREATE TRIGGER adoption_refusal_text_no_return BEFORE INSERT ON adoption_refusal_text FOR EACH ROW EXECUTE FUNCTION refuse_return('refusal_id');
alter table adoption_refusal_text enable always trigger adoption_refusal_text_no_return;

CREATE TRIGGER adoption_refusal_text_no_truncate BEFORE TRUNCATE ON adoption_refusal_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table adoption_refusal_text enable always trigger adoption_refusal_text_no_truncate;

create table announcement (
  code text collate "C" not null,
  unit_id text collate "C" not null,
  year bigint not null,
  no bigint not null,
  title text collate "C" not null,
  body text collate "C" not null,
  published_at text collate "C" not null,
  withdrawn_at text collate "C",
  constraint announcement_pkey PRIMARY KEY (code),
  constraint announcement_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint announcement_unit_id_year_no_key UNIQUE (unit_id, year, no)
);

CREATE TRIGGER announcement_kept BEFORE UPDATE ON announcement FOR EACH ROW EXECUTE FUNCTION refuse_kept('code fixed', 'unit_id fixed', 'year fixed', 'no fixed', 'title fixed', 'body fixed', 'published_at fixed');
alter table announcement enable always trigger announcement_kept;

CREATE TRIGGER announcement_marked AFTER DELETE ON announcement FOR EACH ROW EXECUTE FUNCTION mark_erased('code');
alter table announcement enable always trigger announcement_marked;

CREATE TRIGGER announcement_no_return BEFORE INSERT ON announcement FOR EACH ROW EXECUTE FUNCTION refuse_return('code');
alter table announcement enable always trigger announcement_no_return;

CREATE TRIGGER announcement_no_truncate BEFORE TRUNCATE ON announcement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is kept as it was written');
alter table announcement enable always trigger announcement_no_truncate;

create table announcement_file (
  id text collate "C" not null,
  announcement_code text collate "C" not null,
  no bigint not null,
  kind text collate "C" not null,
  size bigint not null,
  address text collate "C" not null,
  width bigint,
  height bigint,
  seconds bigint,
  constraint announcement_file_announcement_code_no_key UNIQUE (announcement_code, no),
  constraint announcement_file_pkey PRIMARY KEY (id)
);

CREATE INDEX announcement_file_address ON announcement_file USING btree (address);

CREATE TRIGGER announcement_file_no_change BEFORE DELETE OR UPDATE ON announcement_file FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table announcement_file enable always trigger announcement_file_no_change;

CREATE TRIGGER announcement_file_no_truncate BEFORE TRUNCATE ON announcement_file FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table announcement_file enable always trigger announcement_file_no_truncate;

create table announcement_file_text (
  file_id text collate "C" not null,
  words text collate "C" not null,
  constraint announcement_file_text_file_id_fkey FOREIGN KEY (file_id) REFERENCES announcement_file(id),
  constraint announcement_file_text_pkey PRIMARY KEY (file_id)
);

CREATE TRIGGER announcement_file_text_marked AFTER DELETE ON announcement_file_text FOR EACH ROW EXECUTE FUNCTION mark_erased('file_id');
alter table announcement_file_text enable always trigger announcement_file_text_marked;

CREATE TRIGGER announcement_file_text_no_change BEFORE UPDATE ON announcement_file_text FOR EACH ROW EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table announcement_file_text enable always trigger announcement_file_text_no_change;

CREATE TRIGGER announcement_file_text_no_return BEFORE INSERT ON announcement_file_text FOR EACH ROW EXECUTE FUNCTION refuse_return('file_id');
alter table announcement_file_text enable always trigger announcement_file_text_no_return;

CREATE TRIGGER announcement_file_text_no_truncate BEFORE TRUNCATE ON announcement_file_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table announcement_file_text enable always trigger announcement_file_text_no_truncate;

create table announcement_part (
  id text collate "C" not null,
  file_id text collate "C" not null,
  no bigint not null,
  body text collate "C" not null,
  constraint announcement_part_file_id_fkey FOREIGN KEY (file_id) REFERENCES announcement_file(id),
  constraint announcement_part_pkey PRIMARY KEY (id)
);

CREATE INDEX announcement_part_of ON announcement_part USING btree (file_id, no);

CREATE TRIGGER announcement_part_marked AFTER DELETE ON announcement_part FOR EACH ROW EXECUTE FUNCTION mark_erased('id');
alter table announcement_part enable always trigger announcement_part_marked;

CREATE TRIGGER announcement_part_no_change BEFORE UPDATE ON announcement_part FOR EACH ROW EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table announcement_part enable always trigger announcement_part_no_change;

CREATE TRIGGER announcement_part_no_return BEFORE INSERT ON announcement_part FOR EACH ROW EXECUTE FUNCTION refuse_return('id');
alter table announcement_part enable always trigger announcement_part_no_return;

CREATE TRIGGER announcement_part_no_truncate BEFORE TRUNCATE ON announcement_part FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table announcement_part enable always trigger announcement_part_no_truncate;

create table announcement_plan (
  announcement_code text collate "C" not null,
  until_at text collate "C",
  places text collate "C" not null,
  captioned bigint not null,
  constraint announcement_plan_pkey PRIMARY KEY (announcement_code)
);

create table announcement_version (
  id text collate "C" not null,
  announcement_code text collate "C" not null,
  no bigint not null,
  published_at text collate "C" not null,
  until_at text collate "C",
  places text collate "C" not null,
  reworded bigint not null,
  changed_by text collate "C" not null,
  changed_at text collate "C" not null,
  captioned bigint not null,
  constraint announcement_version_announcement_code_no_key UNIQUE (announcement_code, no),
  constraint announcement_version_pkey PRIMARY KEY (id)
);

CREATE TRIGGER announcement_version_no_change BEFORE DELETE OR UPDATE ON announcement_version FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table announcement_version enable always trigger announcement_version_no_change;

CREATE TRIGGER announcement_version_no_truncate BEFORE TRUNCATE ON announcement_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table announcement_version enable always trigger announcement_version_no_truncate;

create table announcement_version_text (
  version_id text collate "C" not null,
  title text collate "C" not null,
  body text collate "C" not null,
  constraint announcement_version_text_pkey PRIMARY KEY (version_id),
  constraint announcement_version_text_version_id_fkey FOREIGN KEY (version_id) REFERENCES announcement_version(id)
);

CREATE TRIGGER announcement_version_text_marked AFTER DELETE ON announcement_version_text FOR EACH ROW EXECUTE FUNCTION mark_erased('version_id');
alter table announcement_version_text enable always trigger announcement_version_text_marked;

CREATE TRIGGER announcement_version_text_no_change BEFORE UPDATE ON announcement_version_text FOR EACH ROW EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table announcement_version_text enable always trigger announcement_version_text_no_change;

CREATE TRIGGER announcement_version_text_no_return BEFORE INSERT ON announcement_version_text FOR EACH ROW EXECUTE FUNCTION refuse_return('version_id');
alter table announcement_version_text enable always trigger announcement_version_text_no_return;

CREATE TRIGGER announcement_version_text_no_truncate BEFORE TRUNCATE ON announcement_version_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table announcement_version_text enable always trigger announcement_version_text_no_truncate;

create table answer (
  account_id text collate "C" not null,
  client_key text collate "C" not null,
  action text collate "C" not null,
  input text collate "C" not null,
  body text collate "C" not null,
  at text collate "C" not null,
  constraint answer_pkey PRIMARY KEY (account_id, client_key)
);

CREATE TRIGGER answer_kept BEFORE UPDATE ON answer FOR EACH ROW EXECUTE FUNCTION refuse_kept('account_id fixed', 'client_key fixed', 'action fixed', 'input fixed', 'body fixed', 'at fixed');
alter table answer enable always trigger answer_kept;

CREATE TRIGGER answer_marked AFTER DELETE ON answer FOR EACH ROW EXECUTE FUNCTION mark_erased('account_id', 'client_key');
alter table answer enable always trigger answer_marked;

CREATE TRIGGER answer_no_return BEFORE INSERT ON answer FOR EACH ROW EXECUTE FUNCTION refuse_return('account_id', 'client_key');
alter table answer enable always trigger answer_no_return;

CREATE TRIGGER answer_no_truncate BEFORE TRUNCATE ON answer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is kept as it was written');
alter table answer enable always trigger answer_no_truncate;

create table assembly (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  quarter text collate "C" not null,
  decision_id text collate "C" not null,
  entitled bigint not null,
  present bigint not null,
  recorded_at text collate "C" not null,
  rostered bigint not null,
  why_differs text collate "C",
  constraint assembly_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES decision(id),
  constraint assembly_pkey PRIMARY KEY (id),
  constraint assembly_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint assembly_seq_key UNIQUE (seq),
  constraint assembly_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE INDEX assembly_quarter ON assembly USING btree (unit_id, quarter);

CREATE TRIGGER assembly_no_change BEFORE DELETE OR UPDATE ON assembly FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table assembly enable always trigger assembly_no_change;

CREATE TRIGGER assembly_no_truncate BEFORE TRUNCATE ON assembly FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table assembly enable always trigger assembly_no_truncate;

create table assembly_conclusion (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  quarter text collate "C" not null,
  assembly_id text collate "C" not null,
  concluded_at text collate "C" not null,
  constraint assembly_conclusion_assembly_id_fkey FOREIGN KEY (assembly_id) REFERENCES assembly(id),
  constraint assembly_conclusion_pkey PRIMARY KEY (id),
  constraint assembly_conclusion_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint assembly_conclusion_seq_key UNIQUE (seq),
  constraint assembly_conclusion_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint assembly_conclusion_unit_id_quarter_key UNIQUE (unit_id, quarter)
);

CREATE TRIGGER assembly_conclusion_no_change BEFORE DELETE OR UPDATE ON assembly_conclusion FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table assembly_conclusion enable always trigger assembly_conclusion_no_change;

CREATE TRIGGER assembly_conclusion_no_truncate BEFORE TRUNCATE ON assembly_conclusion FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table assembly_conclusion enable always trigger assembly_conclusion_no_truncate;

create table assembly_result (
  conclusion_id text collate "C" not null,
  subject_id text collate "C" not null,
  points bigint not null,
  constraint assembly_result_conclusion_id_fkey FOREIGN KEY (conclusion_id) REFERENCES assembly_conclusion(id),
  constraint assembly_result_pkey PRIMARY KEY (conclusion_id, subject_id),
  constraint assembly_result_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id)
);

CREATE TRIGGER assembly_result_no_change BEFORE DELETE OR UPDATE ON assembly_result FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table assembly_result enable always trigger assembly_result_no_change;

CREATE TRIGGER assembly_result_no_truncate BEFORE TRUNCATE ON assembly_result FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table assembly_result enable always trigger assembly_result_no_truncate;

create table assembly_skip (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  quarter text collate "C" not null,
  account_id text collate "C" not null,
  reason text collate "C" not null,
  skipped_at text collate "C" not null,
  constraint assembly_skip_pkey PRIMARY KEY (id),
  constraint assembly_skip_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint assembly_skip_seq_key UNIQUE (seq),
  constraint assembly_skip_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint assembly_skip_unit_id_quarter_key UNIQUE (unit_id, quarter)
);

CREATE TRIGGER assembly_skip_no_change BEFORE DELETE OR UPDATE ON assembly_skip FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table assembly_skip enable always trigger assembly_skip_no_change;

CREATE TRIGGER assembly_skip_no_truncate BEFORE TRUNCATE ON assembly_skip FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table assembly_skip enable always trigger assembly_skip_no_truncate;

create table attempt (
  key text collate "C" not null,
  since text collate "C" not null,
  tries bigint not null,
  constraint attempt_pkey PRIMARY KEY (key)
);

CREATE INDEX attempt_since ON attempt USING btree (since);

create table audit (
  id text collate "C" not null,
  unit_id text collate "C" not null,
  no bigint not null,
  account_id text collate "C" not null,
  action text collate "C" not null,
  client_key text collate "C" not null,
  input text collate "C" not null,
  change_before bigint not null,
  change_after bigint not null,
  changes text collate "C" not null,
  at text collate "C" not null,
  device_at text collate "C",
  previous text collate "C" not null,
  digest text collate "C" not null,
  committed text collate "C",
  constraint audit_account_id_client_key_key UNIQUE (account_id, client_key),
  constraint audit_pkey PRIMARY KEY (id),
  constraint audit_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint audit_unit_id_no_key UNIQUE (unit_id, no)
);

CREATE INDEX audit_account ON audit USING btree (unit_id, account_id, no);

CREATE INDEX audit_action ON audit USING btree (unit_id, action, no);

CREATE INDEX audit_at ON audit USING btree (unit_id, at, no);

CREATE INDEX audit_span ON audit USING btree (unit_id, change_after, no);

CREATE TRIGGER audit_no_change BEFORE DELETE OR UPDATE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table audit enable always trigger audit_no_change;

CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table audit enable always trigger audit_no_truncate;

create table audit_place (
  audit_id text collate "C" not null,
  address text collate "C" not null,
  device text collate "C" not null,
  at text collate "C" not null,
  constraint audit_place_audit_id_fkey FOREIGN KEY (audit_id) REFERENCES audit(id),
  constraint audit_place_pkey PRIMARY KEY (audit_id)
);

CREATE INDEX audit_place_at ON audit_place USING btree (at);

CREATE TRIGGER audit_place_marked AFTER DELETE ON audit_place FOR EACH ROW EXECUTE FUNCTION mark_erased('audit_id');
alter table audit_place enable always trigger audit_place_marked;

CREATE TRIGGER audit_place_no_change BEFORE UPDATE ON audit_place FOR EACH ROW EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table audit_place enable always trigger audit_place_no_change;

CREATE TRIGGER audit_place_no_return BEFORE INSERT ON audit_place FOR EACH ROW EXECUTE FUNCTION refuse_return('audit_id');
alter table audit_place enable always trigger audit_place_no_return;

CREATE TRIGGER audit_place_no_truncate BEFORE TRUNCATE ON audit_place FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table audit_place enable always trigger audit_place_no_truncate;

create table auth_account (
  id text not null,
  accountId text not null,
  providerId text not null,
  userId text not null,
  accessToken text,
  refreshToken text,
  idToken text,
  accessTokenExpiresAt timestamp with time zone,
  refreshTokenExpiresAt timestamp with time zone,
  scope text,
  password text,
  createdAt timestamp with time zone not null default CURRENT_TIMESTAMP,
  updatedAt timestamp with time zone not null,
  constraint auth_account_pkey PRIMARY KEY (id),
  constraint auth_account_userId_fkey FOREIGN KEY ("userId") REFERENCES auth_user(id) ON DELETE CASCADE
);

CREATE INDEX "auth_account_userId_idx" ON auth_account USING btree ("userId");

create table auth_passkey (
  id text not null,
  name text,
  publicKey text not null,
  userId text not null,
  credentialID text not null,
  counter integer not null,
  deviceType text not null,
  backedUp boolean not null,
  transports text,
  createdAt timestamp with time zone,
  aaguid text,
  constraint auth_passkey_pkey PRIMARY KEY (id),
  constraint auth_passkey_userId_fkey FOREIGN KEY ("userId") REFERENCES auth_user(id) ON DELETE CASCADE
);

CREATE INDEX "auth_passkey_credentialID_idx" ON auth_passkey USING btree ("credentialID");

CREATE INDEX "auth_passkey_userId_idx" ON auth_passkey USING btree ("userId");

create table auth_session (
  id text not null,
  expiresAt timestamp with time zone not null,
  token text not null,
  createdAt timestamp with time zone not null default CURRENT_TIMESTAMP,
  updatedAt timestamp with time zone not null,
  ipAddress text,
  userAgent text,
  userId text not null,
  impersonatedBy text,
  constraint auth_session_pkey PRIMARY KEY (id),
  constraint auth_session_token_key UNIQUE (token),
  constraint auth_session_userId_fkey FOREIGN KEY ("userId") REFERENCES auth_user(id) ON DELETE CASCADE
);

CREATE INDEX "auth_session_userId_idx" ON auth_session USING btree ("userId");

create table auth_user (
  id text not null,
  name text not null,
  email text not null,
  emailVerified boolean not null,
  image text,
  createdAt timestamp with time zone not null default CURRENT_TIMESTAMP,
  updatedAt timestamp with time zone not null default CURRENT_TIMESTAMP,
  username text,
  displayUsername text,
  role text,
  banned boolean,
  banReason text,
  banExpires timestamp with time zone,
  constraint auth_user_email_key UNIQUE (email),
  constraint auth_user_pkey PRIMARY KEY (id),
  constraint auth_user_username_key UNIQUE (username)
);

create table auth_verification (
  id text not null,
  identifier text not null,
  value text not null,
  expiresAt timestamp with time zone not null,
  createdAt timestamp with time zone not null default CURRENT_TIMESTAMP,
  updatedAt timestamp with time zone not null default CURRENT_TIMESTAMP,
  constraint auth_verification_pkey PRIMARY KEY (id)
);

CREATE INDEX auth_verification_identifier_idx ON auth_verification USING btree (identifier);

create table ballot (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  year bigint not null,
  opened_at text collate "C" not null,
  constraint ballot_pkey PRIMARY KEY (id),
  constraint ballot_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint ballot_seq_key UNIQUE (seq),
  constraint ballot_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint ballot_unit_id_year_key UNIQUE (unit_id, year)
);

CREATE TRIGGER ballot_no_change BEFORE DELETE OR UPDATE ON ballot FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table ballot enable always trigger ballot_no_change;

CREATE TRIGGER ballot_no_truncate BEFORE TRUNCATE ON ballot FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table ballot enable always trigger ballot_no_truncate;

create table ballot_check (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  ballot_id text collate "C" not null,
  shown text collate "C" not null,
  checked_by text collate "C" not null,
  checked_at text collate "C" not null,
  constraint ballot_check_ballot_id_fkey FOREIGN KEY (ballot_id) REFERENCES ballot(id),
  constraint ballot_check_pkey PRIMARY KEY (id),
  constraint ballot_check_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint ballot_check_seq_key UNIQUE (seq),
  constraint ballot_check_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE INDEX ballot_check_ballot ON ballot_check USING btree (ballot_id);

CREATE TRIGGER ballot_check_no_change BEFORE DELETE OR UPDATE ON ballot_check FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table ballot_check enable always trigger ballot_check_no_change;

CREATE TRIGGER ballot_check_no_truncate BEFORE TRUNCATE ON ballot_check FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table ballot_check enable always trigger ballot_check_no_truncate;

create table ballot_closing (
  ballot_id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  closed_by text collate "C" not null,
  closed_at text collate "C" not null,
  constraint ballot_closing_ballot_id_fkey FOREIGN KEY (ballot_id) REFERENCES ballot(id),
  constraint ballot_closing_pkey PRIMARY KEY (ballot_id),
  constraint ballot_closing_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint ballot_closing_seq_key UNIQUE (seq),
  constraint ballot_closing_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE TRIGGER ballot_closing_no_change BEFORE DELETE OR UPDATE ON ballot_closing FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table ballot_closing enable always trigger ballot_closing_no_change;

CREATE TRIGGER ballot_closing_no_truncate BEFORE TRUNCATE ON ballot_closing FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table ballot_closing enable always trigger ballot_closing_no_truncate;

create table ballot_paper (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  ballot_id text collate "C" not null,
  no bigint not null,
  source text collate "C" not null,
  keyed_by text collate "C" not null,
  constraint ballot_paper_ballot_id_fkey FOREIGN KEY (ballot_id) REFERENCES ballot(id),
  constraint ballot_paper_ballot_id_no_key UNIQUE (ballot_id, no),
  constraint ballot_paper_pkey PRIMARY KEY (id),
  constraint ballot_paper_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint ballot_paper_seq_key UNIQUE (seq),
  constraint ballot_paper_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE TRIGGER ballot_paper_no_change BEFORE DELETE OR UPDATE ON ballot_paper FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table ballot_paper enable always trigger ballot_paper_no_change;

CREATE TRIGGER ballot_paper_no_truncate BEFORE TRUNCATE ON ballot_paper FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table ballot_paper enable always trigger ballot_paper_no_truncate;

create table ballot_rereading (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  paper_id text collate "C" not null,
  line bigint not null,
  subject_id text collate "C" not null,
  category text collate "C" not null,
  score bigint,
  objection_id text collate "C" not null,
  decision_id text collate "C" not null,
  reread_by text collate "C" not null,
  reread_at text collate "C" not null,
  constraint ballot_rereading_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES decision(id),
  constraint ballot_rereading_line_check CHECK (line >= 0),
  constraint ballot_rereading_objection_id_fkey FOREIGN KEY (objection_id) REFERENCES objection(id),
  constraint ballot_rereading_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES ballot_paper(id),
  constraint ballot_rereading_pkey PRIMARY KEY (id),
  constraint ballot_rereading_score_check CHECK (score >= 0 AND score <= 10000),
  constraint ballot_rereading_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint ballot_rereading_seq_key UNIQUE (seq),
  constraint ballot_rereading_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id),
  constraint ballot_rereading_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE INDEX ballot_rereading_paper ON ballot_rereading USING btree (paper_id);

CREATE TRIGGER ballot_rereading_no_change BEFORE DELETE OR UPDATE ON ballot_rereading FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table ballot_rereading enable always trigger ballot_rereading_no_change;

CREATE TRIGGER ballot_rereading_no_truncate BEFORE TRUNCATE ON ballot_rereading FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table ballot_rereading enable always trigger ballot_rereading_no_truncate;

create table ballot_score (
  paper_id text collate "C" not null,
  line bigint not null,
  subject_id text collate "C" not null,
  category text collate "C" not null,
  score bigint not null,
  constraint ballot_score_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES ballot_paper(id),
  constraint ballot_score_pkey PRIMARY KEY (paper_id, line),
  constraint ballot_score_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id)
);

CREATE TRIGGER ballot_score_no_change BEFORE DELETE OR UPDATE ON ballot_score FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table ballot_score enable always trigger ballot_score_no_change;

CREATE TRIGGER ballot_score_no_truncate BEFORE TRUNCATE ON ballot_score FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table ballot_score enable always trigger ballot_score_no_truncate;

create table ballot_strike (
  paper_id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  struck_by text collate "C" not null,
  constraint ballot_strike_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES ballot_paper(id),
  constraint ballot_strike_pkey PRIMARY KEY (paper_id),
  constraint ballot_strike_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint ballot_strike_seq_key UNIQUE (seq),
  constraint ballot_strike_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE TRIGGER ballot_strike_no_change BEFORE DELETE OR UPDATE ON ballot_strike FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table ballot_strike enable always trigger ballot_strike_no_change;

CREATE TRIGGER ballot_strike_no_truncate BEFORE TRUNCATE ON ballot_strike FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table ballot_strike enable always trigger ballot_strike_no_truncate;

create table ballot_voters (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  ballot_id text collate "C" not null,
  category text collate "C" not null,
  voters bigint not null,
  why text collate "C" not null,
  stated_by text collate "C" not null,
  stated_at text collate "C" not null,
  constraint ballot_voters_ballot_id_fkey FOREIGN KEY (ballot_id) REFERENCES ballot(id),
  constraint ballot_voters_pkey PRIMARY KEY (id),
  constraint ballot_voters_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint ballot_voters_seq_key UNIQUE (seq),
  constraint ballot_voters_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint ballot_voters_voters_check CHECK (voters >= 1)
);

CREATE INDEX ballot_voters_ballot ON ballot_voters USING btree (ballot_id);

CREATE TRIGGER ballot_voters_no_change BEFORE DELETE OR UPDATE ON ballot_voters FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table ballot_voters enable always trigger ballot_voters_no_change;

CREATE TRIGGER ballot_voters_no_truncate BEFORE TRUNCATE ON ballot_voters FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table ballot_voters enable always trigger ballot_voters_no_truncate;

create table board (
  code text collate "C" not null,
  unit_id text collate "C" not null,
  name text collate "C" not null,
  token text collate "C",
  paired_at text collate "C",
  revoked_at text collate "C",
  seen_at text collate "C",
  shows bigint,
  refused_at text collate "C",
  constraint board_pkey PRIMARY KEY (code),
  constraint board_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE UNIQUE INDEX board_token ON board USING btree (token);

CREATE INDEX board_unit ON board USING btree (unit_id);

create table board_beat (
  board_code text collate "C" not null,
  at text collate "C" not null,
  start text collate "C" not null,
  starts_before text collate "C" not null,
  twice_at text collate "C",
  painted_at text collate "C",
  scene text collate "C",
  heap bigint,
  nodes bigint not null,
  clock_offset bigint not null,
  persisted bigint,
  version text collate "C" not null,
  browser text collate "C" not null,
  width bigint not null,
  height bigint not null,
  trouble text collate "C" not null,
  trouble_at text collate "C",
  version_at text collate "C" not null,
  lost_films text collate "C" not null,
  failed_version text collate "C" not null,
  constraint board_beat_board_code_fkey FOREIGN KEY (board_code) REFERENCES board(code),
  constraint board_beat_pkey PRIMARY KEY (board_code)
);

create table board_contact (
  unit_id text collate "C" not null,
  address text collate "C" not null,
  constraint board_contact_pkey PRIMARY KEY (unit_id),
  constraint board_contact_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table board_group (
  id text collate "C" not null,
  unit_id text collate "C" not null,
  name text collate "C" not null,
  constraint board_group_pkey PRIMARY KEY (id),
  constraint board_group_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint board_group_unit_id_name_key UNIQUE (unit_id, name)
);

create table board_in_group (
  group_id text collate "C" not null,
  board_code text collate "C" not null,
  constraint board_in_group_board_code_fkey FOREIGN KEY (board_code) REFERENCES board(code),
  constraint board_in_group_group_id_fkey FOREIGN KEY (group_id) REFERENCES board_group(id),
  constraint board_in_group_pkey PRIMARY KEY (group_id, board_code)
);

create table board_mail (
  board_code text collate "C" not null,
  since text collate "C" not null,
  about text collate "C" not null,
  at text collate "C" not null,
  tries bigint not null,
  next_at text collate "C",
  claimed_at text collate "C",
  sent_at text collate "C",
  trouble text collate "C",
  reply text collate "C",
  constraint board_mail_board_code_fkey FOREIGN KEY (board_code) REFERENCES board(code),
  constraint board_mail_pkey PRIMARY KEY (board_code, since, about)
);

create table board_program (
  version text collate "C" not null,
  since text collate "C" not null,
  constraint board_program_pkey PRIMARY KEY (version)
);

create table board_showing (
  board_code text collate "C" not null,
  notice_code text collate "C" not null,
  day text collate "C" not null,
  run text collate "C" not null,
  first_at text collate "C" not null,
  last_at text collate "C" not null,
  seconds bigint not null,
  open_seconds bigint not null,
  shared bigint not null,
  heard_at text collate "C" not null,
  showings text collate "C",
  unsure_ms bigint,
  constraint board_showing_board_code_fkey FOREIGN KEY (board_code) REFERENCES board(code),
  constraint board_showing_pkey PRIMARY KEY (notice_code, board_code, day, run)
);

create table board_watch (
  one bigint not null,
  since text collate "C" not null,
  at text collate "C" not null,
  constraint board_watch_one_check CHECK (one = 1),
  constraint board_watch_pkey PRIMARY KEY (one)
);

create table calendar_link (
  digest text collate "C" not null,
  unit_id text collate "C" not null,
  account_id text collate "C" not null,
  feed text collate "C" not null,
  made_at text collate "C" not null,
  ended_at text collate "C",
  constraint calendar_link_pkey PRIMARY KEY (digest),
  constraint calendar_link_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE INDEX calendar_link_unit ON calendar_link USING btree (unit_id, account_id);

create table certificate_issued (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  subject_id text collate "C" not null,
  year bigint not null,
  no bigint not null,
  ticket text collate "C" not null,
  digest text collate "C" not null,
  account_id text collate "C" not null,
  issued_at text collate "C" not null,
  constraint certificate_issued_pkey PRIMARY KEY (id),
  constraint certificate_issued_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint certificate_issued_seq_key UNIQUE (seq),
  constraint certificate_issued_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id),
  constraint certificate_issued_ticket_key UNIQUE (ticket),
  constraint certificate_issued_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint certificate_issued_unit_id_year_no_key UNIQUE (unit_id, year, no)
);

CREATE TRIGGER certificate_issued_no_change BEFORE DELETE OR UPDATE ON certificate_issued FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table certificate_issued enable always trigger certificate_issued_no_change;

CREATE TRIGGER certificate_issued_no_truncate BEFORE TRUNCATE ON certificate_issued FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table certificate_issued enable always trigger certificate_issued_no_truncate;

create table certificate_issued_text (
  issued_id text collate "C" not null,
  body text collate "C" not null,
  constraint certificate_issued_text_issued_id_fkey FOREIGN KEY (issued_id) REFERENCES certificate_issued(id),
  constraint certificate_issued_text_pkey PRIMARY KEY (issued_id)
);

CREATE TRIGGER certificate_issued_text_marked AFTER DELETE ON certificate_issued_text FOR EACH ROW EXECUTE FUNCTION mark_erased('issued_id');
alter table certificate_issued_text enable always trigger certificate_issued_text_marked;

CREATE TRIGGER certificate_issued_text_no_change BEFORE UPDATE ON certificate_issued_text FOR EACH ROW EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table certificate_issued_text enable always trigger certificate_issued_text_no_change;

CREATE TRIGGER certificate_issued_text_no_return BEFORE INSERT ON certificate_issued_text FOR EACH ROW EXECUTE FUNCTION refuse_return('issued_id');
alter table certificate_issued_text enable always trigger certificate_issued_text_no_return;

CREATE TRIGGER certificate_issued_text_no_truncate BEFORE TRUNCATE ON certificate_issued_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table certificate_issued_text enable always trigger certificate_issued_text_no_truncate;

create table certificate_received (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  subject_id text collate "C" not null,
  ticket text collate "C",
  digest text collate "C" not null,
  account_id text collate "C" not null,
  received_at text collate "C" not null,
  constraint certificate_received_pkey PRIMARY KEY (id),
  constraint certificate_received_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint certificate_received_seq_key UNIQUE (seq),
  constraint certificate_received_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id),
  constraint certificate_received_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint certificate_received_unit_id_ticket_key UNIQUE (unit_id, ticket)
);

CREATE TRIGGER certificate_received_no_change BEFORE DELETE OR UPDATE ON certificate_received FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table certificate_received enable always trigger certificate_received_no_change;

CREATE TRIGGER certificate_received_no_truncate BEFORE TRUNCATE ON certificate_received FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table certificate_received enable always trigger certificate_received_no_truncate;

create table certificate_received_text (
  received_id text collate "C" not null,
  body text collate "C" not null,
  constraint certificate_received_text_pkey PRIMARY KEY (received_id),
  constraint certificate_received_text_received_id_fkey FOREIGN KEY (received_id) REFERENCES certificate_received(id)
);

CREATE TRIGGER certificate_received_text_marked AFTER DELETE ON certificate_received_text FOR EACH ROW EXECUTE FUNCTION mark_erased('received_id');
alter table certificate_received_text enable always trigger certificate_received_text_marked;

CREATE TRIGGER certificate_received_text_no_change BEFORE UPDATE ON certificate_received_text FOR EACH ROW EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table certificate_received_text enable always trigger certificate_received_text_no_change;

CREATE TRIGGER certificate_received_text_no_return BEFORE INSERT ON certificate_received_text FOR EACH ROW EXECUTE FUNCTION refuse_return('received_id');
alter table certificate_received_text enable always trigger certificate_received_text_no_return;

CREATE TRIGGER certificate_received_text_no_truncate BEFORE TRUNCATE ON certificate_received_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table certificate_received_text enable always trigger certificate_received_text_no_truncate;

create table change_log (
  seq bigint not null generated by default as identity,
  unit_id text collate "C" not null,
  kind text collate "C" not null,
  subject_id text collate "C",
  account_id text collate "C",
  at text collate "C" not null,
  constraint change_log_pkey PRIMARY KEY (seq),
  constraint change_log_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE INDEX change_log_unit ON change_log USING btree (unit_id, seq);

CREATE TRIGGER change_log_no_change BEFORE DELETE OR UPDATE ON change_log FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table change_log enable always trigger change_log_no_change;

CREATE TRIGGER change_log_no_truncate BEFORE TRUNCATE ON change_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table change_log enable always trigger change_log_no_truncate;

CREATE TRIGGER change_log_told AFTER INSERT ON change_log REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION notify_changes();

create table claim (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  year bigint not null,
  no bigint not null,
  subject_id text collate "C" not null,
  via text collate "C" not null,
  declared_by text collate "C" not null,
  declared_at text collate "C" not null,
  received text collate "C",
  constraint claim_pkey PRIMARY KEY (id),
  constraint claim_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint claim_seq_key UNIQUE (seq),
  constraint claim_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id),
  constraint claim_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint claim_unit_id_year_no_key UNIQUE (unit_id, year, no)
);

CREATE INDEX claim_declared_by ON claim USING btree (unit_id, declared_by);

CREATE INDEX claim_subject ON claim USING btree (subject_id);

CREATE TRIGGER claim_no_change BEFORE DELETE OR UPDATE ON claim FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table claim enable always trigger claim_no_change;

CREATE TRIGGER claim_no_truncate BEFORE TRUNCATE ON claim FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table claim enable always trigger claim_no_truncate;

create table claim_step (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  claim_id text collate "C" not null,
  no bigint not null,
  action text collate "C" not null,
  account_id text collate "C" not null,
  item text collate "C",
  date text collate "C",
  quantity bigint,
  value text collate "C",
  agrees bigint,
  into_claim text collate "C",
  meeting_id text collate "C",
  granted bigint,
  entry_no text collate "C",
  done_at text collate "C" not null,
  constraint claim_step_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES claim(id),
  constraint claim_step_claim_id_no_key UNIQUE (claim_id, no),
  constraint claim_step_into_claim_fkey FOREIGN KEY (into_claim) REFERENCES claim(id),
  constraint claim_step_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id),
  constraint claim_step_pkey PRIMARY KEY (id),
  constraint claim_step_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint claim_step_seq_key UNIQUE (seq),
  constraint claim_step_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE INDEX claim_step_action ON claim_step USING btree (unit_id, action);

CREATE INDEX claim_step_entry ON claim_step USING btree (unit_id, entry_no) WHERE (entry_no IS NOT NULL);

CREATE INDEX claim_step_meeting ON claim_step USING btree (unit_id, meeting_id) WHERE (meeting_id IS NOT NULL);

CREATE TRIGGER claim_step_no_change BEFORE DELETE OR UPDATE ON claim_step FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table claim_step enable always trigger claim_step_no_change;

CREATE TRIGGER claim_step_no_truncate BEFORE TRUNCATE ON claim_step FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table claim_step enable always trigger claim_step_no_truncate;

CREATE TRIGGER claim_step_own_ruling BEFORE INSERT ON claim_step FOR EACH ROW EXECUTE FUNCTION refuse_own_ruling();
alter table claim_step enable always trigger claim_step_own_ruling;

CREATE TRIGGER claim_step_superior_alone BEFORE INSERT ON claim_step FOR EACH ROW EXECUTE FUNCTION refuse_superior_claim();
alter table claim_step enable always trigger claim_step_superior_alone;

create table claim_text (
  step_id text collate "C" not null,
  matter_text text collate "C" not null,
  basis text collate "C" not null,
  story text collate "C" not null,
  paper text collate "C" not null,
  words text collate "C" not null,
  constraint claim_text_pkey PRIMARY KEY (step_id),
  constraint claim_text_step_id_fkey FOREIGN KEY (step_id) REFERENCES claim_step(id)
);

CREATE TRIGGER claim_text_marked AFTER DELETE ON claim_text FOR EACH ROW EXECUTE FUNCTION mark_erased('step_id');
alter table claim_text enable always trigger claim_text_marked;

CREATE TRIGGER claim_text_no_change BEFORE UPDATE ON claim_text FOR EACH ROW EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table claim_text enable always trigger claim_text_no_change;

CREATE TRIGGER claim_text_no_return BEFORE INSERT ON claim_text FOR EACH ROW EXECUTE FUNCTION refuse_return('step_id');
alter table claim_text enable always trigger claim_text_no_return;

CREATE TRIGGER claim_text_no_truncate BEFORE TRUNCATE ON claim_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table claim_text enable always trigger claim_text_no_truncate;

create table commitment (
  unit_id text collate "C" not null,
  what text collate "C" not null,
  id text collate "C" not null,
  no bigint not null,
  digest text collate "C" not null,
  constraint commitment_pkey PRIMARY KEY (unit_id, what, id, no),
  constraint commitment_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE INDEX commitment_no ON commitment USING btree (unit_id, no);

CREATE TRIGGER commitment_no_change BEFORE DELETE OR UPDATE ON commitment FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table commitment enable always trigger commitment_no_change;

CREATE TRIGGER commitment_no_truncate BEFORE TRUNCATE ON commitment FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table commitment enable always trigger commitment_no_truncate;

create table commitment_key (
  what text collate "C" not null,
  id text collate "C" not null,
  key text collate "C" not null,
  constraint commitment_key_pkey PRIMARY KEY (what, id)
);

create table corrected_body (
  corrected_id text collate "C" not null,
  body text collate "C" not null,
  constraint corrected_body_corrected_id_fkey FOREIGN KEY (corrected_id) REFERENCES corrected_notice(id),
  constraint corrected_body_pkey PRIMARY KEY (corrected_id)
);

CREATE TRIGGER corrected_body_marked AFTER DELETE ON corrected_body FOR EACH ROW EXECUTE FUNCTION mark_erased('corrected_id');
alter table corrected_body enable always trigger corrected_body_marked;

CREATE TRIGGER corrected_body_no_change BEFORE UPDATE ON corrected_body FOR EACH ROW EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table corrected_body enable always trigger corrected_body_no_change;

CREATE TRIGGER corrected_body_no_return BEFORE INSERT ON corrected_body FOR EACH ROW EXECUTE FUNCTION refuse_return('corrected_id');
alter table corrected_body enable always trigger corrected_body_no_return;

CREATE TRIGGER corrected_body_no_truncate BEFORE TRUNCATE ON corrected_body FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table corrected_body enable always trigger corrected_body_no_truncate;

create table corrected_conversion (
  corrected_id text collate "C" not null,
  rule text collate "C" not null,
  subject_id text collate "C" not null,
  counted bigint not null,
  value bigint not null,
  constraint corrected_conversion_corrected_id_fkey FOREIGN KEY (corrected_id) REFERENCES corrected_period(id),
  constraint corrected_conversion_pkey PRIMARY KEY (corrected_id, rule, subject_id),
  constraint corrected_conversion_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id)
);

CREATE TRIGGER corrected_conversion_no_change BEFORE DELETE OR UPDATE ON corrected_conversion FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table corrected_conversion enable always trigger corrected_conversion_no_change;

CREATE TRIGGER corrected_conversion_no_truncate BEFORE TRUNCATE ON corrected_conversion FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table corrected_conversion enable always trigger corrected_conversion_no_truncate;

create table corrected_notice (
  id text collate "C" not null,
  digest text collate "C" not null,
  constraint corrected_notice_id_fkey FOREIGN KEY (id) REFERENCES corrected_period(id),
  constraint corrected_notice_pkey PRIMARY KEY (id)
);

CREATE TRIGGER corrected_notice_no_change BEFORE DELETE OR UPDATE ON corrected_notice FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table corrected_notice enable always trigger corrected_notice_no_change;

CREATE TRIGGER corrected_notice_no_truncate BEFORE TRUNCATE ON corrected_notice FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table corrected_notice enable always trigger corrected_notice_no_truncate;

create table corrected_outcome (
  corrected_id text collate "C" not null,
  rule text collate "C" not null,
  subject_id text collate "C" not null,
  undecided bigint not null,
  constraint corrected_outcome_corrected_id_fkey FOREIGN KEY (corrected_id) REFERENCES corrected_period(id),
  constraint corrected_outcome_pkey PRIMARY KEY (corrected_id, rule, subject_id),
  constraint corrected_outcome_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id)
);

CREATE TRIGGER corrected_outcome_no_change BEFORE DELETE OR UPDATE ON corrected_outcome FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table corrected_outcome enable always trigger corrected_outcome_no_change;

CREATE TRIGGER corrected_outcome_no_truncate BEFORE TRUNCATE ON corrected_outcome FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table corrected_outcome enable always trigger corrected_outcome_no_truncate;

create table corrected_period (
  id text collate "C" not null,
  notice_id text collate "C" not null,
  period text collate "C" not null,
  constraint corrected_period_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notice(id),
  constraint corrected_period_notice_id_period_key UNIQUE (notice_id, period),
  constraint corrected_period_pkey PRIMARY KEY (id)
);

CREATE TRIGGER corrected_period_no_change BEFORE DELETE OR UPDATE ON corrected_period FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table corrected_period enable always trigger corrected_period_no_change;

CREATE TRIGGER corrected_period_no_truncate BEFORE TRUNCATE ON corrected_period FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table corrected_period enable always trigger corrected_period_no_truncate;

create table corrected_result (
  corrected_id text collate "C" not null,
  subject_id text collate "C" not null,
  status text collate "C" not null,
  points bigint not null,
  balance bigint,
  score bigint not null,
  rank bigint,
  constraint corrected_result_corrected_id_fkey FOREIGN KEY (corrected_id) REFERENCES corrected_period(id),
  constraint corrected_result_pkey PRIMARY KEY (corrected_id, subject_id),
  constraint corrected_result_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id)
);

CREATE INDEX corrected_result_subject ON corrected_result USING btree (subject_id);

CREATE TRIGGER corrected_result_no_change BEFORE DELETE OR UPDATE ON corrected_result FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table corrected_result enable always trigger corrected_result_no_change;

CREATE TRIGGER corrected_result_no_truncate BEFORE TRUNCATE ON corrected_result FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table corrected_result enable always trigger corrected_result_no_truncate;

create table correction (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  subject_id text collate "C" not null,
  ruling_id text collate "C" not null,
  day text collate "C" not null,
  account_id text collate "C" not null,
  recorded_at text collate "C" not null,
  constraint correction_pkey PRIMARY KEY (id),
  constraint correction_ruling_id_fkey FOREIGN KEY (ruling_id) REFERENCES outcome_ruling(id),
  constraint correction_ruling_id_key UNIQUE (ruling_id),
  constraint correction_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint correction_seq_key UNIQUE (seq),
  constraint correction_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id),
  constraint correction_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE TRIGGER correction_no_change BEFORE DELETE OR UPDATE ON correction FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table correction enable always trigger correction_no_change;

CREATE TRIGGER correction_no_truncate BEFORE TRUNCATE ON correction FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table correction enable always trigger correction_no_truncate;

create table correction_text (
  correction_id text collate "C" not null,
  words text collate "C" not null,
  constraint correction_text_correction_id_fkey FOREIGN KEY (correction_id) REFERENCES correction(id),
  constraint correction_text_pkey PRIMARY KEY (correction_id)
);

CREATE TRIGGER correction_text_marked AFTER DELETE ON correction_text FOR EACH ROW EXECUTE FUNCTION mark_erased('correction_id');
alter table correction_text enable always trigger correction_text_marked;

CREATE TRIGGER correction_text_no_change BEFORE UPDATE ON correction_text FOR EACH ROW EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table correction_text enable always trigger correction_text_no_change;

CREATE TRIGGER correction_text_no_return BEFORE INSERT ON correction_text FOR EACH ROW EXECUTE FUNCTION refuse_return('correction_id');
alter table correction_text enable always trigger correction_text_no_return;

CREATE TRIGGER correction_text_no_truncate BEFORE TRUNCATE ON correction_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table correction_text enable always trigger correction_text_no_truncate;

create table decision (
  id text collate "C" not null,
  unit_id text collate "C" not null,
  date text collate "C" not null,
  body text collate "C" not null,
  minutes text collate "C" not null,
  kind text collate "C" not null,
  recorded_at text collate "C" not null,
  constraint decision_pkey PRIMARY KEY (id),
  constraint decision_unit_id_date_body_minutes_kind_key UNIQUE (unit_id, date, body, minutes, kind),
  constraint decision_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE TRIGGER decision_no_change BEFORE DELETE OR UPDATE ON decision FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table decision enable always trigger decision_no_change;

CREATE TRIGGER decision_no_truncate BEFORE TRUNCATE ON decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table decision enable always trigger decision_no_truncate;

create table emergency (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  sending text collate "C" not null,
  drill bigint not null,
  by_superior bigint not null,
  digest text collate "C" not null,
  account_id text collate "C" not null,
  from_at text collate "C" not null,
  until_at text collate "C" not null,
  constraint emergency_pkey PRIMARY KEY (id),
  constraint emergency_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint emergency_seq_key UNIQUE (seq),
  constraint emergency_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint emergency_unit_id_sending_key UNIQUE (unit_id, sending)
);

CREATE INDEX emergency_until ON emergency USING btree (unit_id, until_at);

CREATE TRIGGER emergency_no_change BEFORE DELETE OR UPDATE ON emergency FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table emergency enable always trigger emergency_no_change;

CREATE TRIGGER emergency_no_truncate BEFORE TRUNCATE ON emergency FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table emergency enable always trigger emergency_no_truncate;

create table emergency_end (
  emergency_id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  account_id text collate "C" not null,
  at text collate "C" not null,
  constraint emergency_end_emergency_id_fkey FOREIGN KEY (emergency_id) REFERENCES emergency(id),
  constraint emergency_end_pkey PRIMARY KEY (emergency_id),
  constraint emergency_end_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint emergency_end_seq_key UNIQUE (seq),
  constraint emergency_end_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE TRIGGER emergency_end_no_change BEFORE DELETE OR UPDATE ON emergency_end FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table emergency_end enable always trigger emergency_end_no_change;

CREATE TRIGGER emergency_end_no_truncate BEFORE TRUNCATE ON emergency_end FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table emergency_end enable always trigger emergency_end_no_truncate;

create table emergency_text (
  emergency_id text collate "C" not null,
  title text collate "C" not null,
  body text collate "C" not null,
  sender text collate "C" not null,
  constraint emergency_text_emergency_id_fkey FOREIGN KEY (emergency_id) REFERENCES emergency(id),
  constraint emergency_text_pkey PRIMARY KEY (emergency_id)
);

CREATE TRIGGER emergency_text_marked AFTER DELETE ON emergency_text FOR EACH ROW EXECUTE FUNCTION mark_erased('emergency_id');
alter table emergency_text enable always trigger emergency_text_marked;

CREATE TRIGGER emergency_text_no_change BEFORE UPDATE ON emergency_text FOR EACH ROW EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table emergency_text enable always trigger emergency_text_no_change;

CREATE TRIGGER emergency_text_no_return BEFORE INSERT ON emergency_text FOR EACH ROW EXECUTE FUNCTION refuse_return('emergency_id');
alter table emergency_text enable always trigger emergency_text_no_return;

CREATE TRIGGER emergency_text_no_truncate BEFORE TRUNCATE ON emergency_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table emergency_text enable always trigger emergency_text_no_truncate;

create table entry (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  no text collate "C" not null,
  subject_id text collate "C" not null,
  item text collate "C" not null,
  date text collate "C" not null,
  period text collate "C" not null,
  quantity bigint not null,
  value text collate "C" not null,
  matter_key text collate "C" not null,
  reverses text collate "C",
  decision_id text collate "C" not null,
  recorded_at text collate "C" not null,
  revokes text collate "C",
  constraint entry_check CHECK (revokes IS NULL OR reverses IS NULL AND item <> ''::text),
  constraint entry_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES decision(id),
  constraint entry_pkey PRIMARY KEY (id),
  constraint entry_revokes_subject_id_fkey FOREIGN KEY (revokes, subject_id) REFERENCES entry(no, subject_id),
  constraint entry_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint entry_seq_key UNIQUE (seq),
  constraint entry_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id),
  constraint entry_subject_id_no_key UNIQUE (subject_id, no),
  constraint entry_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint entry_unit_id_no_key UNIQUE (unit_id, no)
);

CREATE INDEX entry_decision ON entry USING btree (decision_id, seq);

CREATE INDEX entry_item ON entry USING btree (unit_id, item, period, seq);

CREATE INDEX entry_period ON entry USING btree (unit_id, period, seq);

CREATE UNIQUE INDEX entry_revokes ON entry USING btree (subject_id, revokes) WHERE (revokes IS NOT NULL);

CREATE INDEX entry_subject_period ON entry USING btree (unit_id, subject_id, period, seq);

CREATE TRIGGER entry_no_change BEFORE DELETE OR UPDATE ON entry FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table entry enable always trigger entry_no_change;

CREATE TRIGGER entry_no_truncate BEFORE TRUNCATE ON entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table entry enable always trigger entry_no_truncate;

create table entry_text (
  entry_id text collate "C" not null,
  matter_text text collate "C" not null,
  basis text collate "C" not null,
  constraint entry_text_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id),
  constraint entry_text_pkey PRIMARY KEY (entry_id)
);

CREATE TRIGGER entry_text_marked AFTER DELETE ON entry_text FOR EACH ROW EXECUTE FUNCTION mark_erased('entry_id');
alter table entry_text enable always trigger entry_text_marked;

CREATE TRIGGER entry_text_no_change BEFORE UPDATE ON entry_text FOR EACH ROW EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table entry_text enable always trigger entry_text_no_change;

CREATE TRIGGER entry_text_no_return BEFORE INSERT ON entry_text FOR EACH ROW EXECUTE FUNCTION refuse_return('entry_id');
alter table entry_text enable always trigger entry_text_no_return;

CREATE TRIGGER entry_text_no_truncate BEFORE TRUNCATE ON entry_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table entry_text enable always trigger entry_text_no_truncate;

create table erased (
  what text collate "C" not null,
  id text collate "C" not null,
  constraint erased_pkey PRIMARY KEY (what, id)
);

CREATE TRIGGER erased_no_change BEFORE DELETE OR UPDATE ON erased FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table erased enable always trigger erased_no_change;

CREATE TRIGGER erased_no_truncate BEFORE TRUNCATE ON erased FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table erased enable always trigger erased_no_truncate;

CREATE TRIGGER erased_severed AFTER INSERT ON erased FOR EACH ROW EXECUTE FUNCTION sever_commitment();
alter table erased enable always trigger erased_severed;

create table evidence (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  claim_id text collate "C" not null,
  account_id text collate "C" not null,
  kind text collate "C" not null,
  size bigint not null,
  digest text collate "C" not null,
  added_at text collate "C" not null,
  constraint evidence_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES claim(id),
  constraint evidence_pkey PRIMARY KEY (id),
  constraint evidence_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint evidence_seq_key UNIQUE (seq),
  constraint evidence_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE INDEX evidence_claim ON evidence USING btree (claim_id);

CREATE TRIGGER evidence_no_change BEFORE DELETE OR UPDATE ON evidence FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table evidence enable always trigger evidence_no_change;

CREATE TRIGGER evidence_no_truncate BEFORE TRUNCATE ON evidence FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table evidence enable always trigger evidence_no_truncate;

create table evidence_file (
  evidence_id text collate "C" not null,
  name text collate "C" not null,
  constraint evidence_file_evidence_id_fkey FOREIGN KEY (evidence_id) REFERENCES evidence(id),
  constraint evidence_file_pkey PRIMARY KEY (evidence_id)
);

CREATE TRIGGER evidence_file_marked AFTER DELETE ON evidence_file FOR EACH ROW EXECUTE FUNCTION mark_erased('evidence_id');
alter table evidence_file enable always trigger evidence_file_marked;

CREATE TRIGGER evidence_file_no_change BEFORE UPDATE ON evidence_file FOR EACH ROW EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table evidence_file enable always trigger evidence_file_no_change;

CREATE TRIGGER evidence_file_no_return BEFORE INSERT ON evidence_file FOR EACH ROW EXECUTE FUNCTION refuse_return('evidence_id');
alter table evidence_file enable always trigger evidence_file_no_return;

CREATE TRIGGER evidence_file_no_truncate BEFORE TRUNCATE ON evidence_file FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table evidence_file enable always trigger evidence_file_no_truncate;

create table evidence_part (
  id text collate "C" not null,
  evidence_id text collate "C" not null,
  no bigint not null,
  body text collate "C" not null,
  constraint evidence_part_evidence_id_fkey FOREIGN KEY (evidence_id) REFERENCES evidence(id),
  constraint evidence_part_pkey PRIMARY KEY (id)
);

CREATE INDEX evidence_part_of ON evidence_part USING btree (evidence_id, no);

CREATE TRIGGER evidence_part_marked AFTER DELETE ON evidence_part FOR EACH ROW EXECUTE FUNCTION mark_erased('id');
alter table evidence_part enable always trigger evidence_part_marked;

CREATE TRIGGER evidence_part_no_change BEFORE UPDATE ON evidence_part FOR EACH ROW EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table evidence_part enable always trigger evidence_part_no_change;

CREATE TRIGGER evidence_part_no_return BEFORE INSERT ON evidence_part FOR EACH ROW EXECUTE FUNCTION refuse_return('id');
alter table evidence_part enable always trigger evidence_part_no_return;

CREATE TRIGGER evidence_part_no_truncate BEFORE TRUNCATE ON evidence_part FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table evidence_part enable always trigger evidence_part_no_truncate;

create table filing (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  year bigint not null,
  no bigint not null,
  period text collate "C" not null,
  digest text collate "C" not null,
  filed_by text collate "C" not null,
  filed_at text collate "C" not null,
  constraint filing_pkey PRIMARY KEY (id),
  constraint filing_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint filing_seq_key UNIQUE (seq),
  constraint filing_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint filing_unit_id_year_no_key UNIQUE (unit_id, year, no)
);

CREATE TRIGGER filing_no_change BEFORE DELETE OR UPDATE ON filing FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table filing enable always trigger filing_no_change;

CREATE TRIGGER filing_no_truncate BEFORE TRUNCATE ON filing FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table filing enable always trigger filing_no_truncate;

create table filing_body (
  filing_id text collate "C" not null,
  body text collate "C" not null,
  constraint filing_body_filing_id_fkey FOREIGN KEY (filing_id) REFERENCES filing(id),
  constraint filing_body_pkey PRIMARY KEY (filing_id)
);

CREATE TRIGGER filing_body_marked AFTER DELETE ON filing_body FOR EACH ROW EXECUTE FUNCTION mark_erased('filing_id');
alter table filing_body enable always trigger filing_body_marked;

CREATE TRIGGER filing_body_no_change BEFORE UPDATE ON filing_body FOR EACH ROW EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table filing_body enable always trigger filing_body_no_change;

CREATE TRIGGER filing_body_no_return BEFORE INSERT ON filing_body FOR EACH ROW EXECUTE FUNCTION refuse_return('filing_id');
alter table filing_body enable always trigger filing_body_no_return;

CREATE TRIGGER filing_body_no_truncate BEFORE TRUNCATE ON filing_body FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table filing_body enable always trigger filing_body_no_truncate;

create table filing_paper (
  id text collate "C" not null,
  unit_id text collate "C" not null,
  step_id text collate "C" not null,
  place bigint not null,
  kind text collate "C" not null,
  size bigint not null,
  digest text collate "C" not null,
  constraint filing_paper_pkey PRIMARY KEY (id),
  constraint filing_paper_step_id_fkey FOREIGN KEY (step_id) REFERENCES filing_step(id),
  constraint filing_paper_step_id_place_key UNIQUE (step_id, place),
  constraint filing_paper_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE TRIGGER filing_paper_no_change BEFORE DELETE OR UPDATE ON filing_paper FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table filing_paper enable always trigger filing_paper_no_change;

CREATE TRIGGER filing_paper_no_truncate BEFORE TRUNCATE ON filing_paper FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table filing_paper enable always trigger filing_paper_no_truncate;

create table filing_paper_file (
  paper_id text collate "C" not null,
  name text collate "C" not null,
  constraint filing_paper_file_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES filing_paper(id),
  constraint filing_paper_file_pkey PRIMARY KEY (paper_id)
);

CREATE TRIGGER filing_paper_file_marked AFTER DELETE ON filing_paper_file FOR EACH ROW EXECUTE FUNCTION mark_erased('paper_id');
alter table filing_paper_file enable always trigger filing_paper_file_marked;

CREATE TRIGGER filing_paper_file_no_change BEFORE UPDATE ON filing_paper_file FOR EACH ROW EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table filing_paper_file enable always trigger filing_paper_file_no_change;

CREATE TRIGGER filing_paper_file_no_return BEFORE INSERT ON filing_paper_file FOR EACH ROW EXECUTE FUNCTION refuse_return('paper_id');
alter table filing_paper_file enable always trigger filing_paper_file_no_return;

CREATE TRIGGER filing_paper_file_no_truncate BEFORE TRUNCATE ON filing_paper_file FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table filing_paper_file enable always trigger filing_paper_file_no_truncate;

create table filing_paper_part (
  id text collate "C" not null,
  paper_id text collate "C" not null,
  no bigint not null,
  body text collate "C" not null,
  constraint filing_paper_part_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES filing_paper(id),
  constraint filing_paper_part_pkey PRIMARY KEY (id)
);

CREATE INDEX filing_paper_part_of ON filing_paper_part USING btree (paper_id, no);

CREATE TRIGGER filing_paper_part_marked AFTER DELETE ON filing_paper_part FOR EACH ROW EXECUTE FUNCTION mark_erased('id');
alter table filing_paper_part enable always trigger filing_paper_part_marked;

CREATE TRIGGER filing_paper_part_no_change BEFORE UPDATE ON filing_paper_part FOR EACH ROW EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table filing_paper_part enable always trigger filing_paper_part_no_change;

CREATE TRIGGER filing_paper_part_no_return BEFORE INSERT ON filing_paper_part FOR EACH ROW EXECUTE FUNCTION refuse_return('id');
alter table filing_paper_part enable always trigger filing_paper_part_no_return;

CREATE TRIGGER filing_paper_part_no_truncate BEFORE TRUNCATE ON filing_paper_part FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table filing_paper_part enable always trigger filing_paper_part_no_truncate;

create table filing_step (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  filing_id text collate "C" not null,
  no bigint not null,
  action text collate "C" not null,
  account_id text collate "C" not null,
  done_at text collate "C" not null,
  constraint filing_step_filing_id_fkey FOREIGN KEY (filing_id) REFERENCES filing(id),
  constraint filing_step_filing_id_no_key UNIQUE (filing_id, no),
  constraint filing_step_pkey PRIMARY KEY (id),
  constraint filing_step_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint filing_step_seq_key UNIQUE (seq),
  constraint filing_step_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE TRIGGER filing_step_no_change BEFORE DELETE OR UPDATE ON filing_step FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table filing_step enable always trigger filing_step_no_change;

CREATE TRIGGER filing_step_no_truncate BEFORE TRUNCATE ON filing_step FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table filing_step enable always trigger filing_step_no_truncate;

create table filing_step_text (
  step_id text collate "C" not null,
  words text collate "C" not null,
  constraint filing_step_text_pkey PRIMARY KEY (step_id),
  constraint filing_step_text_step_id_fkey FOREIGN KEY (step_id) REFERENCES filing_step(id)
);

CREATE TRIGGER filing_step_text_marked AFTER DELETE ON filing_step_text FOR EACH ROW EXECUTE FUNCTION mark_erased('step_id');
alter table filing_step_text enable always trigger filing_step_text_marked;

CREATE TRIGGER filing_step_text_no_change BEFORE UPDATE ON filing_step_text FOR EACH ROW EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table filing_step_text enable always trigger filing_step_text_no_change;

CREATE TRIGGER filing_step_text_no_return BEFORE INSERT ON filing_step_text FOR EACH ROW EXECUTE FUNCTION refuse_return('step_id');
alter table filing_step_text enable always trigger filing_step_text_no_return;

CREATE TRIGGER filing_step_text_no_truncate BEFORE TRUNCATE ON filing_step_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table filing_step_text enable always trigger filing_step_text_no_truncate;

create table flag_ruling (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  subject_id text collate "C" not null,
  rule text collate "C" not null,
  year bigint not null,
  upheld bigint not null,
  given text collate "C",
  decision_id text collate "C" not null,
  recorded_at text collate "C" not null,
  constraint flag_ruling_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES decision(id),
  constraint flag_ruling_pkey PRIMARY KEY (id),
  constraint flag_ruling_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint flag_ruling_seq_key UNIQUE (seq),
  constraint flag_ruling_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id),
  constraint flag_ruling_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE INDEX flag_ruling_year ON flag_ruling USING btree (unit_id, year);

CREATE TRIGGER flag_ruling_no_change BEFORE DELETE OR UPDATE ON flag_ruling FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table flag_ruling enable always trigger flag_ruling_no_change;

CREATE TRIGGER flag_ruling_no_truncate BEFORE TRUNCATE ON flag_ruling FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table flag_ruling enable always trigger flag_ruling_no_truncate;

create table flag_ruling_text (
  ruling_id text collate "C" not null,
  reason text collate "C" not null,
  constraint flag_ruling_text_pkey PRIMARY KEY (ruling_id),
  constraint flag_ruling_text_ruling_id_fkey FOREIGN KEY (ruling_id) REFERENCES flag_ruling(id)
);

CREATE TRIGGER flag_ruling_text_marked AFTER DELETE ON flag_ruling_text FOR EACH ROW EXECUTE FUNCTION mark_erased('ruling_id');
alter table flag_ruling_text enable always trigger flag_ruling_text_marked;

CREATE TRIGGER flag_ruling_text_no_change BEFORE UPDATE ON flag_ruling_text FOR EACH ROW EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table flag_ruling_text enable always trigger flag_ruling_text_no_change;

CREATE TRIGGER flag_ruling_text_no_return BEFORE INSERT ON flag_ruling_text FOR EACH ROW EXECUTE FUNCTION refuse_return('ruling_id');
alter table flag_ruling_text enable always trigger flag_ruling_text_no_return;

CREATE TRIGGER flag_ruling_text_no_truncate BEFORE TRUNCATE ON flag_ruling_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table flag_ruling_text enable always trigger flag_ruling_text_no_truncate;

create table founding (
  one bigint not null,
  client_key text collate "C" not null,
  input text collate "C" not null,
  at text collate "C" not null,
  constraint founding_one_check CHECK (one = 1),
  constraint founding_pkey PRIMARY KEY (one)
);

create table held_files (
  id text collate "C" not null,
  unit_id text collate "C" not null,
  account_id text collate "C" not null,
  digest text collate "C" not null,
  bytes bigint not null,
  kept_at text collate "C" not null,
  constraint held_files_pkey PRIMARY KEY (id),
  constraint held_files_unit_id_account_id_digest_key UNIQUE (unit_id, account_id, digest),
  constraint held_files_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE INDEX held_files_kept ON held_files USING btree (kept_at);

create table held_part (
  id text collate "C" not null,
  files_id text collate "C" not null,
  file bigint not null,
  no bigint not null,
  name text collate "C" not null,
  pasted bigint not null,
  body text collate "C" not null,
  constraint held_part_files_id_file_no_key UNIQUE (files_id, file, no),
  constraint held_part_files_id_fkey FOREIGN KEY (files_id) REFERENCES held_files(id),
  constraint held_part_pkey PRIMARY KEY (id)
);

create table holiday_year (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  year bigint not null,
  no bigint not null,
  off_days text collate "C" not null,
  on_days text collate "C" not null,
  document text collate "C" not null,
  account_id text collate "C" not null,
  recorded_at text collate "C" not null,
  constraint holiday_year_pkey PRIMARY KEY (id),
  constraint holiday_year_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint holiday_year_seq_key UNIQUE (seq),
  constraint holiday_year_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint holiday_year_unit_id_year_no_key UNIQUE (unit_id, year, no)
);

CREATE TRIGGER holiday_year_no_change BEFORE DELETE OR UPDATE ON holiday_year FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table holiday_year enable always trigger holiday_year_no_change;

CREATE TRIGGER holiday_year_no_truncate BEFORE TRUNCATE ON holiday_year FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table holiday_year enable always trigger holiday_year_no_truncate;

create table incoming_part (
  account_id text collate "C" not null,
  client_key text collate "C" not null,
  place bigint not null,
  size bigint not null,
  body text collate "C" not null,
  expires_at text collate "C" not null,
  constraint incoming_part_pkey PRIMARY KEY (account_id, client_key, place)
);

CREATE INDEX incoming_part_expires ON incoming_part USING btree (expires_at);

create table initial_password (
  account_id text collate "C" not null,
  until text collate "C" not null,
  constraint initial_password_pkey PRIMARY KEY (account_id)
);

create table leave_entry (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  subject_id text collate "C" not null,
  rule text collate "C" not null,
  year bigint not null,
  no bigint not null,
  action text collate "C" not null,
  amount bigint not null,
  day text collate "C" not null,
  ruling_id text collate "C",
  reverses text collate "C",
  account_id text collate "C" not null,
  recorded_at text collate "C" not null,
  constraint leave_entry_amount_check CHECK (amount > 0),
  constraint leave_entry_pkey PRIMARY KEY (id),
  constraint leave_entry_reverses_fkey FOREIGN KEY (reverses) REFERENCES leave_entry(id),
  constraint leave_entry_ruling_id_fkey FOREIGN KEY (ruling_id) REFERENCES outcome_ruling(id),
  constraint leave_entry_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint leave_entry_seq_key UNIQUE (seq),
  constraint leave_entry_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id),
  constraint leave_entry_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint leave_entry_unit_id_year_no_key UNIQUE (unit_id, year, no)
);

CREATE INDEX leave_entry_subject ON leave_entry USING btree (subject_id);

CREATE TRIGGER leave_entry_covered AFTER INSERT ON leave_entry FOR EACH ROW EXECUTE FUNCTION refuse_short_leave();
alter table leave_entry enable always trigger leave_entry_covered;

CREATE TRIGGER leave_entry_no_change BEFORE DELETE OR UPDATE ON leave_entry FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table leave_entry enable always trigger leave_entry_no_change;

CREATE TRIGGER leave_entry_no_truncate BEFORE TRUNCATE ON leave_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table leave_entry enable always trigger leave_entry_no_truncate;

create table leave_entry_text (
  entry_id text collate "C" not null,
  basis text collate "C" not null,
  words text collate "C" not null,
  constraint leave_entry_text_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES leave_entry(id),
  constraint leave_entry_text_pkey PRIMARY KEY (entry_id)
);

CREATE TRIGGER leave_entry_text_marked AFTER DELETE ON leave_entry_text FOR EACH ROW EXECUTE FUNCTION mark_erased('entry_id');
alter table leave_entry_text enable always trigger leave_entry_text_marked;

CREATE TRIGGER leave_entry_text_no_change BEFORE UPDATE ON leave_entry_text FOR EACH ROW EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table leave_entry_text enable always trigger leave_entry_text_no_change;

CREATE TRIGGER leave_entry_text_no_return BEFORE INSERT ON leave_entry_text FOR EACH ROW EXECUTE FUNCTION refuse_return('entry_id');
alter table leave_entry_text enable always trigger leave_entry_text_no_return;

CREATE TRIGGER leave_entry_text_no_truncate BEFORE TRUNCATE ON leave_entry_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table leave_entry_text enable always trigger leave_entry_text_no_truncate;

create table lost_number (
  unit_id text collate "C" not null,
  kind text collate "C" not null,
  year bigint not null,
  restored_at text collate "C" not null,
  first bigint not null,
  last bigint not null,
  missing bigint,
  constraint lost_number_pkey PRIMARY KEY (unit_id, kind, year, restored_at),
  constraint lost_number_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE TRIGGER lost_number_no_change BEFORE DELETE OR UPDATE ON lost_number FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table lost_number enable always trigger lost_number_no_change;

CREATE TRIGGER lost_number_no_truncate BEFORE TRUNCATE ON lost_number FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table lost_number enable always trigger lost_number_no_truncate;

create table meeting (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  decision_id text collate "C" not null,
  entitled bigint not null,
  recorded_by text collate "C" not null,
  recorded_at text collate "C" not null,
  constraint meeting_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES decision(id),
  constraint meeting_pkey PRIMARY KEY (id),
  constraint meeting_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint meeting_seq_key UNIQUE (seq),
  constraint meeting_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE INDEX meeting_unit ON meeting USING btree (unit_id, seq);

CREATE TRIGGER meeting_no_change BEFORE DELETE OR UPDATE ON meeting FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table meeting enable always trigger meeting_no_change;

CREATE TRIGGER meeting_no_truncate BEFORE TRUNCATE ON meeting FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table meeting enable always trigger meeting_no_truncate;

create table meeting_confirmation (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  meeting_id text collate "C" not null,
  account_id text collate "C" not null,
  agrees bigint not null,
  at text collate "C" not null,
  constraint meeting_confirmation_meeting_id_account_id_fkey FOREIGN KEY (meeting_id, account_id) REFERENCES meeting_member(meeting_id, account_id),
  constraint meeting_confirmation_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id),
  constraint meeting_confirmation_pkey PRIMARY KEY (id),
  constraint meeting_confirmation_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint meeting_confirmation_seq_key UNIQUE (seq),
  constraint meeting_confirmation_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE INDEX meeting_confirmation_meeting ON meeting_confirmation USING btree (meeting_id, seq);

CREATE TRIGGER meeting_confirmation_no_change BEFORE DELETE OR UPDATE ON meeting_confirmation FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table meeting_confirmation enable always trigger meeting_confirmation_no_change;

CREATE TRIGGER meeting_confirmation_no_truncate BEFORE TRUNCATE ON meeting_confirmation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table meeting_confirmation enable always trigger meeting_confirmation_no_truncate;

create table meeting_confirmation_text (
  confirmation_id text collate "C" not null,
  words text collate "C" not null,
  constraint meeting_confirmation_text_confirmation_id_fkey FOREIGN KEY (confirmation_id) REFERENCES meeting_confirmation(id),
  constraint meeting_confirmation_text_pkey PRIMARY KEY (confirmation_id)
);

CREATE TRIGGER meeting_confirmation_text_marked AFTER DELETE ON meeting_confirmation_text FOR EACH ROW EXECUTE FUNCTION mark_erased('confirmation_id');
alter table meeting_confirmation_text enable always trigger meeting_confirmation_text_marked;

CREATE TRIGGER meeting_confirmation_text_no_change BEFORE UPDATE ON meeting_confirmation_text FOR EACH ROW EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table meeting_confirmation_text enable always trigger meeting_confirmation_text_no_change;

CREATE TRIGGER meeting_confirmation_text_no_return BEFORE INSERT ON meeting_confirmation_text FOR EACH ROW EXECUTE FUNCTION refuse_return('confirmation_id');
alter table meeting_confirmation_text enable always trigger meeting_confirmation_text_no_return;

CREATE TRIGGER meeting_confirmation_text_no_truncate BEFORE TRUNCATE ON meeting_confirmation_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table meeting_confirmation_text enable always trigger meeting_confirmation_text_no_truncate;

create table meeting_member (
  meeting_id text collate "C" not null,
  account_id text collate "C" not null,
  constraint meeting_member_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id),
  constraint meeting_member_pkey PRIMARY KEY (meeting_id, account_id)
);

CREATE TRIGGER meeting_member_no_change BEFORE DELETE OR UPDATE ON meeting_member FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table meeting_member enable always trigger meeting_member_no_change;

CREATE TRIGGER meeting_member_no_truncate BEFORE TRUNCATE ON meeting_member FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table meeting_member enable always trigger meeting_member_no_truncate;

create table notice (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  code text collate "C" not null,
  period text collate "C" not null,
  digest text collate "C" not null,
  year bigint not null,
  no bigint not null,
  published_at text collate "C" not null,
  last_day text collate "C" not null,
  corrects text collate "C",
  assembly_of text collate "C",
  channels text collate "C",
  constraint notice_assembly_of_unit_id_key UNIQUE (assembly_of, unit_id),
  constraint notice_code_key UNIQUE (code),
  constraint notice_pkey PRIMARY KEY (id),
  constraint notice_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint notice_seq_key UNIQUE (seq),
  constraint notice_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint notice_unit_id_year_no_key UNIQUE (unit_id, year, no)
);

CREATE TRIGGER notice_no_change BEFORE DELETE OR UPDATE ON notice FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table notice enable always trigger notice_no_change;

CREATE TRIGGER notice_no_truncate BEFORE TRUNCATE ON notice FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table notice enable always trigger notice_no_truncate;

create table notice_body (
  notice_id text collate "C" not null,
  body text collate "C" not null,
  constraint notice_body_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notice(id),
  constraint notice_body_pkey PRIMARY KEY (notice_id)
);

CREATE TRIGGER notice_body_marked AFTER DELETE ON notice_body FOR EACH ROW EXECUTE FUNCTION mark_erased('notice_id');
alter table notice_body enable always trigger notice_body_marked;

CREATE TRIGGER notice_body_no_change BEFORE UPDATE ON notice_body FOR EACH ROW EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table notice_body enable always trigger notice_body_no_change;

CREATE TRIGGER notice_body_no_return BEFORE INSERT ON notice_body FOR EACH ROW EXECUTE FUNCTION refuse_return('notice_id');
alter table notice_body enable always trigger notice_body_no_return;

CREATE TRIGGER notice_body_no_truncate BEFORE TRUNCATE ON notice_body FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table notice_body enable always trigger notice_body_no_truncate;

create table notice_subject (
  notice_id text collate "C" not null,
  place bigint not null,
  subject_id text collate "C" not null,
  constraint notice_subject_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notice(id),
  constraint notice_subject_pkey PRIMARY KEY (notice_id, place),
  constraint notice_subject_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id)
);

CREATE TRIGGER notice_subject_no_change BEFORE DELETE OR UPDATE ON notice_subject FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table notice_subject enable always trigger notice_subject_no_change;

CREATE TRIGGER notice_subject_no_truncate BEFORE TRUNCATE ON notice_subject FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table notice_subject enable always trigger notice_subject_no_truncate;

create table objection (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  notice_id text collate "C" not null,
  year bigint not null,
  no bigint not null,
  receipt text collate "C" not null,
  via text collate "C" not null,
  subject_id text collate "C",
  entry_no text collate "C",
  account_id text collate "C",
  due text collate "C" not null,
  filed_at text collate "C" not null,
  from_month text collate "C",
  to_month text collate "C",
  constraint objection_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notice(id),
  constraint objection_pkey PRIMARY KEY (id),
  constraint objection_receipt_key UNIQUE (receipt),
  constraint objection_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint objection_seq_key UNIQUE (seq),
  constraint objection_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id),
  constraint objection_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint objection_unit_id_year_no_key UNIQUE (unit_id, year, no)
);

CREATE INDEX objection_account ON objection USING btree (account_id);

CREATE INDEX objection_notice ON objection USING btree (notice_id);

CREATE TRIGGER objection_no_change BEFORE DELETE OR UPDATE ON objection FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table objection enable always trigger objection_no_change;

CREATE TRIGGER objection_no_truncate BEFORE TRUNCATE ON objection FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table objection enable always trigger objection_no_truncate;

create table objection_recusal (
  meeting_id text collate "C" not null,
  objection_id text collate "C" not null,
  account_id text collate "C" not null,
  constraint objection_recusal_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id),
  constraint objection_recusal_objection_id_fkey FOREIGN KEY (objection_id) REFERENCES objection(id),
  constraint objection_recusal_pkey PRIMARY KEY (meeting_id, objection_id, account_id)
);

CREATE TRIGGER objection_recusal_no_change BEFORE DELETE OR UPDATE ON objection_recusal FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table objection_recusal enable always trigger objection_recusal_no_change;

CREATE TRIGGER objection_recusal_no_truncate BEFORE TRUNCATE ON objection_recusal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table objection_recusal enable always trigger objection_recusal_no_truncate;

create table objection_step (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  objection_id text collate "C" not null,
  no bigint not null,
  action text collate "C" not null,
  account_id text collate "C",
  investigator_id text collate "C",
  upheld bigint,
  meeting_id text collate "C",
  notice_id text collate "C",
  due text collate "C",
  done_at text collate "C" not null,
  appeal_until text collate "C",
  constraint objection_step_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id),
  constraint objection_step_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notice(id),
  constraint objection_step_objection_id_fkey FOREIGN KEY (objection_id) REFERENCES objection(id),
  constraint objection_step_objection_id_no_key UNIQUE (objection_id, no),
  constraint objection_step_pkey PRIMARY KEY (id),
  constraint objection_step_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint objection_step_seq_key UNIQUE (seq),
  constraint objection_step_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE INDEX objection_step_meeting ON objection_step USING btree (meeting_id, seq);

CREATE TRIGGER objection_step_involved BEFORE INSERT ON objection_step FOR EACH ROW EXECUTE FUNCTION refuse_involved();
alter table objection_step enable always trigger objection_step_involved;

CREATE TRIGGER objection_step_no_change BEFORE DELETE OR UPDATE ON objection_step FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table objection_step enable always trigger objection_step_no_change;

CREATE TRIGGER objection_step_no_truncate BEFORE TRUNCATE ON objection_step FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table objection_step enable always trigger objection_step_no_truncate;

CREATE TRIGGER objection_step_superior_alone BEFORE INSERT ON objection_step FOR EACH ROW EXECUTE FUNCTION refuse_superior_answer();
alter table objection_step enable always trigger objection_step_superior_alone;

create table objection_step_text (
  step_id text collate "C" not null,
  words text collate "C" not null,
  constraint objection_step_text_pkey PRIMARY KEY (step_id),
  constraint objection_step_text_step_id_fkey FOREIGN KEY (step_id) REFERENCES objection_step(id)
);

CREATE TRIGGER objection_step_text_marked AFTER DELETE ON objection_step_text FOR EACH ROW EXECUTE FUNCTION mark_erased('step_id');
alter table objection_step_text enable always trigger objection_step_text_marked;

CREATE TRIGGER objection_step_text_no_change BEFORE UPDATE ON objection_step_text FOR EACH ROW EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table objection_step_text enable always trigger objection_step_text_no_change;

CREATE TRIGGER objection_step_text_no_return BEFORE INSERT ON objection_step_text FOR EACH ROW EXECUTE FUNCTION refuse_return('step_id');
alter table objection_step_text enable always trigger objection_step_text_no_return;

CREATE TRIGGER objection_step_text_no_truncate BEFORE TRUNCATE ON objection_step_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table objection_step_text enable always trigger objection_step_text_no_truncate;

create table objection_text (
  objection_id text collate "C" not null,
  said text collate "C" not null,
  contact text collate "C" not null,
  paper text collate "C" not null,
  constraint objection_text_objection_id_fkey FOREIGN KEY (objection_id) REFERENCES objection(id),
  constraint objection_text_pkey PRIMARY KEY (objection_id)
);

CREATE TRIGGER objection_text_marked AFTER DELETE ON objection_text FOR EACH ROW EXECUTE FUNCTION mark_erased('objection_id');
alter table objection_text enable always trigger objection_text_marked;

CREATE TRIGGER objection_text_no_change BEFORE UPDATE ON objection_text FOR EACH ROW EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table objection_text enable always trigger objection_text_no_change;

CREATE TRIGGER objection_text_no_return BEFORE INSERT ON objection_text FOR EACH ROW EXECUTE FUNCTION refuse_return('objection_id');
alter table objection_text enable always trigger objection_text_no_return;

CREATE TRIGGER objection_text_no_truncate BEFORE TRUNCATE ON objection_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table objection_text enable always trigger objection_text_no_truncate;

create table outcome_recusal (
  meeting_id text collate "C" not null,
  period text collate "C" not null,
  rule text collate "C" not null,
  subject_id text collate "C" not null,
  no bigint not null,
  account_id text collate "C" not null,
  constraint outcome_recusal_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id),
  constraint outcome_recusal_pkey PRIMARY KEY (meeting_id, period, rule, subject_id, no, account_id),
  constraint outcome_recusal_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id)
);

CREATE TRIGGER outcome_recusal_no_change BEFORE DELETE OR UPDATE ON outcome_recusal FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table outcome_recusal enable always trigger outcome_recusal_no_change;

CREATE TRIGGER outcome_recusal_no_truncate BEFORE TRUNCATE ON outcome_recusal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table outcome_recusal enable always trigger outcome_recusal_no_truncate;

create table outcome_ruling (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  period text collate "C" not null,
  rule text collate "C" not null,
  subject_id text collate "C" not null,
  no bigint not null,
  confirmed bigint not null,
  meeting_id text collate "C" not null,
  account_id text collate "C" not null,
  ruled_at text collate "C" not null,
  correct_by text collate "C",
  constraint outcome_ruling_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id),
  constraint outcome_ruling_pkey PRIMARY KEY (id),
  constraint outcome_ruling_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint outcome_ruling_seq_key UNIQUE (seq),
  constraint outcome_ruling_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id),
  constraint outcome_ruling_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint outcome_ruling_unit_id_period_rule_subject_id_no_key UNIQUE (unit_id, period, rule, subject_id, no)
);

CREATE INDEX outcome_ruling_meeting ON outcome_ruling USING btree (meeting_id, seq);

CREATE TRIGGER outcome_ruling_no_change BEFORE DELETE OR UPDATE ON outcome_ruling FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table outcome_ruling enable always trigger outcome_ruling_no_change;

CREATE TRIGGER outcome_ruling_no_truncate BEFORE TRUNCATE ON outcome_ruling FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table outcome_ruling enable always trigger outcome_ruling_no_truncate;

CREATE TRIGGER outcome_ruling_own BEFORE INSERT ON outcome_ruling FOR EACH ROW EXECUTE FUNCTION refuse_own_outcome();
alter table outcome_ruling enable always trigger outcome_ruling_own;

CREATE TRIGGER outcome_ruling_superior_alone BEFORE INSERT ON outcome_ruling FOR EACH ROW EXECUTE FUNCTION refuse_superior_outcome();
alter table outcome_ruling enable always trigger outcome_ruling_superior_alone;

create table outcome_ruling_text (
  ruling_id text collate "C" not null,
  words text collate "C" not null,
  constraint outcome_ruling_text_pkey PRIMARY KEY (ruling_id),
  constraint outcome_ruling_text_ruling_id_fkey FOREIGN KEY (ruling_id) REFERENCES outcome_ruling(id)
);

CREATE TRIGGER outcome_ruling_text_marked AFTER DELETE ON outcome_ruling_text FOR EACH ROW EXECUTE FUNCTION mark_erased('ruling_id');
alter table outcome_ruling_text enable always trigger outcome_ruling_text_marked;

CREATE TRIGGER outcome_ruling_text_no_change BEFORE UPDATE ON outcome_ruling_text FOR EACH ROW EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table outcome_ruling_text enable always trigger outcome_ruling_text_no_change;

CREATE TRIGGER outcome_ruling_text_no_return BEFORE INSERT ON outcome_ruling_text FOR EACH ROW EXECUTE FUNCTION refuse_return('ruling_id');
alter table outcome_ruling_text enable always trigger outcome_ruling_text_no_return;

CREATE TRIGGER outcome_ruling_text_no_truncate BEFORE TRUNCATE ON outcome_ruling_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table outcome_ruling_text enable always trigger outcome_ruling_text_no_truncate;

create table pairing (
  code text collate "C" not null,
  device text collate "C" not null,
  asked_at text collate "C" not null,
  expires_at text collate "C" not null,
  board_code text collate "C",
  heard_at text collate "C" not null,
  constraint pairing_board_code_fkey FOREIGN KEY (board_code) REFERENCES board(code),
  constraint pairing_device_key UNIQUE (device),
  constraint pairing_pkey PRIMARY KEY (code)
);

CREATE INDEX pairing_expires ON pairing USING btree (expires_at);

CREATE INDEX pairing_heard ON pairing USING btree (heard_at);

create table playlist (
  id text collate "C" not null,
  unit_id text collate "C" not null,
  name text collate "C" not null,
  items text collate "C" not null,
  constraint playlist_pkey PRIMARY KEY (id),
  constraint playlist_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint playlist_unit_id_name_key UNIQUE (unit_id, name)
);

create table playlist_place (
  unit_id text collate "C" not null,
  place text collate "C" not null,
  playlist_id text collate "C" not null,
  constraint playlist_place_pkey PRIMARY KEY (unit_id, place),
  constraint playlist_place_playlist_id_fkey FOREIGN KEY (playlist_id) REFERENCES playlist(id),
  constraint playlist_place_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table push_subscription (
  session_id text collate "C" not null,
  unit_id text collate "C" not null,
  account_id text collate "C" not null,
  endpoint text collate "C" not null,
  p256dh text collate "C" not null,
  auth text collate "C" not null,
  kinds text collate "C" not null,
  language text collate "C" not null,
  made_at text collate "C" not null,
  notified bigint not null,
  tries bigint not null,
  next_at text collate "C",
  constraint push_subscription_pkey PRIMARY KEY (session_id, unit_id),
  constraint push_subscription_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE INDEX push_subscription_endpoint ON push_subscription USING btree (endpoint);

CREATE INDEX push_subscription_unit ON push_subscription USING btree (unit_id, account_id);

create table recusal (
  meeting_id text collate "C" not null,
  claim_id text collate "C" not null,
  account_id text collate "C" not null,
  constraint recusal_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES claim(id),
  constraint recusal_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id),
  constraint recusal_pkey PRIMARY KEY (meeting_id, claim_id, account_id)
);

CREATE TRIGGER recusal_no_change BEFORE DELETE OR UPDATE ON recusal FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table recusal enable always trigger recusal_no_change;

CREATE TRIGGER recusal_no_truncate BEFORE TRUNCATE ON recusal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table recusal enable always trigger recusal_no_truncate;

create table redemption (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  subject_id text collate "C" not null,
  year bigint not null,
  clears text collate "C" not null,
  no bigint not null,
  action text collate "C" not null,
  good text collate "C" not null,
  quantity bigint not null,
  price bigint not null,
  amount bigint not null,
  day text collate "C" not null,
  reverses text collate "C",
  account_id text collate "C" not null,
  recorded_at text collate "C" not null,
  first_year bigint,
  constraint redemption_amount_check CHECK (amount > 0),
  constraint redemption_pkey PRIMARY KEY (id),
  constraint redemption_price_check CHECK (price > 0),
  constraint redemption_quantity_check CHECK (quantity > 0),
  constraint redemption_reverses_fkey FOREIGN KEY (reverses) REFERENCES redemption(id),
  constraint redemption_reverses_key UNIQUE (reverses),
  constraint redemption_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint redemption_seq_key UNIQUE (seq),
  constraint redemption_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id),
  constraint redemption_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint redemption_unit_id_year_no_key UNIQUE (unit_id, year, no)
);

CREATE INDEX redemption_subject ON redemption USING btree (subject_id);

CREATE TRIGGER redemption_covered AFTER INSERT ON redemption FOR EACH ROW EXECUTE FUNCTION refuse_overspent();
alter table redemption enable always trigger redemption_covered;

CREATE TRIGGER redemption_no_change BEFORE DELETE OR UPDATE ON redemption FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table redemption enable always trigger redemption_no_change;

CREATE TRIGGER redemption_no_truncate BEFORE TRUNCATE ON redemption FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table redemption enable always trigger redemption_no_truncate;

CREATE TRIGGER redemption_returned BEFORE INSERT ON redemption FOR EACH ROW EXECUTE FUNCTION refuse_odd_return();
alter table redemption enable always trigger redemption_returned;

create table redemption_text (
  redemption_id text collate "C" not null,
  words text collate "C" not null,
  constraint redemption_text_pkey PRIMARY KEY (redemption_id),
  constraint redemption_text_redemption_id_fkey FOREIGN KEY (redemption_id) REFERENCES redemption(id)
);

CREATE TRIGGER redemption_text_marked AFTER DELETE ON redemption_text FOR EACH ROW EXECUTE FUNCTION mark_erased('redemption_id');
alter table redemption_text enable always trigger redemption_text_marked;

CREATE TRIGGER redemption_text_no_change BEFORE UPDATE ON redemption_text FOR EACH ROW EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table redemption_text enable always trigger redemption_text_no_change;

CREATE TRIGGER redemption_text_no_return BEFORE INSERT ON redemption_text FOR EACH ROW EXECUTE FUNCTION refuse_return('redemption_id');
alter table redemption_text enable always trigger redemption_text_no_return;

CREATE TRIGGER redemption_text_no_truncate BEFORE TRUNCATE ON redemption_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table redemption_text enable always trigger redemption_text_no_truncate;

create table restoration (
  unit_id text collate "C" not null,
  restored_at text collate "C" not null,
  backup_at text collate "C" not null,
  lost text collate "C",
  constraint restoration_pkey PRIMARY KEY (unit_id, restored_at),
  constraint restoration_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE TRIGGER restoration_no_change BEFORE DELETE OR UPDATE ON restoration FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table restoration enable always trigger restoration_no_change;

CREATE TRIGGER restoration_no_truncate BEFORE TRUNCATE ON restoration FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table restoration enable always trigger restoration_no_truncate;

create table role (
  id text collate "C" not null,
  account_id text collate "C" not null,
  unit_id text collate "C" not null,
  role text collate "C" not null,
  subject_id text collate "C",
  from_date text collate "C" not null,
  to_date text collate "C",
  given_by text collate "C",
  ended_by text collate "C",
  constraint role_pkey PRIMARY KEY (id),
  constraint role_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE INDEX role_account ON role USING btree (account_id);

CREATE INDEX role_unit ON role USING btree (unit_id, role);

CREATE TRIGGER role_kept BEFORE UPDATE ON role FOR EACH ROW EXECUTE FUNCTION refuse_kept('id fixed', 'account_id fixed', 'unit_id fixed', 'role fixed', 'subject_id fixed', 'from_date fixed', 'given_by fixed', 'to_date earlier');
alter table role enable always trigger role_kept;

CREATE TRIGGER role_no_delete BEFORE DELETE ON role FOR EACH ROW EXECUTE FUNCTION refuse_change('is kept as it was written');
alter table role enable always trigger role_no_delete;

CREATE TRIGGER role_no_truncate BEFORE TRUNCATE ON role FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is kept as it was written');
alter table role enable always trigger role_no_truncate;

create table role_department (
  role_id text collate "C" not null,
  department text collate "C" not null,
  constraint role_department_pkey PRIMARY KEY (role_id),
  constraint role_department_role_id_fkey FOREIGN KEY (role_id) REFERENCES role(id)
);

CREATE TRIGGER role_department_no_change BEFORE DELETE OR UPDATE ON role_department FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table role_department enable always trigger role_department_no_change;

CREATE TRIGGER role_department_no_truncate BEFORE TRUNCATE ON role_department FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table role_department enable always trigger role_department_no_truncate;

create table scheme_draft (
  unit_id text collate "C" not null,
  document text collate "C" not null,
  reading text collate "C" not null,
  answers text collate "C" not null,
  details text collate "C" not null,
  account_id text collate "C" not null,
  changed_at text collate "C" not null,
  constraint scheme_draft_pkey PRIMARY KEY (unit_id),
  constraint scheme_draft_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table screen_setting (
  unit_id text collate "C" not null,
  place text collate "C" not null,
  body text collate "C" not null,
  constraint screen_setting_pkey PRIMARY KEY (unit_id, place),
  constraint screen_setting_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table seal (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  period text collate "C" not null,
  sealed_at text collate "C" not null,
  scheme_digest text collate "C" not null,
  approval_id text collate "C",
  constraint seal_approval_id_fkey FOREIGN KEY (approval_id) REFERENCES seal_approval(id),
  constraint seal_pkey PRIMARY KEY (id),
  constraint seal_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint seal_seq_key UNIQUE (seq),
  constraint seal_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint seal_unit_id_period_key UNIQUE (unit_id, period)
);

CREATE TRIGGER seal_no_change BEFORE DELETE OR UPDATE ON seal FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table seal enable always trigger seal_no_change;

CREATE TRIGGER seal_no_truncate BEFORE TRUNCATE ON seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table seal enable always trigger seal_no_truncate;

CREATE TRIGGER seal_refuse_seal_alone BEFORE INSERT ON seal FOR EACH ROW EXECUTE FUNCTION refuse_seal_alone();
alter table seal enable always trigger seal_refuse_seal_alone;

CREATE TRIGGER seal_superior_alone BEFORE INSERT ON seal FOR EACH ROW EXECUTE FUNCTION refuse_superior_seal();
alter table seal enable always trigger seal_superior_alone;

create table seal_approval (
  id text collate "C" not null,
  unit_id text collate "C" not null,
  proposal_id text collate "C" not null,
  account_id text collate "C" not null,
  trail_no bigint not null,
  trail text collate "C" not null,
  digest text collate "C" not null,
  approved_at text collate "C" not null,
  constraint seal_approval_pkey PRIMARY KEY (id),
  constraint seal_approval_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES seal_proposal(id),
  constraint seal_approval_proposal_id_key UNIQUE (proposal_id),
  constraint seal_approval_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE TRIGGER seal_approval_no_change BEFORE DELETE OR UPDATE ON seal_approval FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table seal_approval enable always trigger seal_approval_no_change;

CREATE TRIGGER seal_approval_no_truncate BEFORE TRUNCATE ON seal_approval FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table seal_approval enable always trigger seal_approval_no_truncate;

CREATE TRIGGER seal_approval_refuse_own_approval BEFORE INSERT ON seal_approval FOR EACH ROW EXECUTE FUNCTION refuse_own_approval();
alter table seal_approval enable always trigger seal_approval_refuse_own_approval;

create table seal_conversion (
  seal_id text collate "C" not null,
  rule text collate "C" not null,
  subject_id text collate "C" not null,
  counted bigint not null,
  value bigint not null,
  constraint seal_conversion_pkey PRIMARY KEY (seal_id, rule, subject_id),
  constraint seal_conversion_seal_id_fkey FOREIGN KEY (seal_id) REFERENCES seal(id),
  constraint seal_conversion_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id)
);

CREATE INDEX seal_conversion_subject ON seal_conversion USING btree (subject_id);

CREATE TRIGGER seal_conversion_no_change BEFORE DELETE OR UPDATE ON seal_conversion FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table seal_conversion enable always trigger seal_conversion_no_change;

CREATE TRIGGER seal_conversion_no_truncate BEFORE TRUNCATE ON seal_conversion FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table seal_conversion enable always trigger seal_conversion_no_truncate;

create table seal_outcome (
  seal_id text collate "C" not null,
  rule text collate "C" not null,
  subject_id text collate "C" not null,
  undecided bigint not null,
  constraint seal_outcome_pkey PRIMARY KEY (seal_id, rule, subject_id),
  constraint seal_outcome_seal_id_fkey FOREIGN KEY (seal_id) REFERENCES seal(id),
  constraint seal_outcome_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id)
);

CREATE INDEX seal_outcome_subject ON seal_outcome USING btree (subject_id);

CREATE TRIGGER seal_outcome_no_change BEFORE DELETE OR UPDATE ON seal_outcome FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table seal_outcome enable always trigger seal_outcome_no_change;

CREATE TRIGGER seal_outcome_no_truncate BEFORE TRUNCATE ON seal_outcome FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table seal_outcome enable always trigger seal_outcome_no_truncate;

create table seal_proposal (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  period text collate "C" not null,
  shown text collate "C" not null,
  account_id text collate "C" not null,
  proposed_at text collate "C" not null,
  constraint seal_proposal_pkey PRIMARY KEY (id),
  constraint seal_proposal_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint seal_proposal_seq_key UNIQUE (seq),
  constraint seal_proposal_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE INDEX seal_proposal_unit ON seal_proposal USING btree (unit_id, seq);

CREATE TRIGGER seal_proposal_no_change BEFORE DELETE OR UPDATE ON seal_proposal FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table seal_proposal enable always trigger seal_proposal_no_change;

CREATE TRIGGER seal_proposal_no_truncate BEFORE TRUNCATE ON seal_proposal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table seal_proposal enable always trigger seal_proposal_no_truncate;

create table seal_result (
  seal_id text collate "C" not null,
  subject_id text collate "C" not null,
  pool text collate "C" not null,
  category text collate "C" not null,
  from_date text collate "C",
  to_date text collate "C",
  earlier text collate "C" not null default '[]'::text,
  status text collate "C" not null,
  points bigint not null,
  balance bigint,
  score bigint not null,
  rank bigint,
  constraint seal_result_pkey PRIMARY KEY (seal_id, subject_id),
  constraint seal_result_seal_id_fkey FOREIGN KEY (seal_id) REFERENCES seal(id),
  constraint seal_result_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id)
);

CREATE INDEX seal_result_subject ON seal_result USING btree (subject_id);

CREATE TRIGGER seal_result_no_change BEFORE DELETE OR UPDATE ON seal_result FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table seal_result enable always trigger seal_result_no_change;

CREATE TRIGGER seal_result_no_truncate BEFORE TRUNCATE ON seal_result FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table seal_result enable always trigger seal_result_no_truncate;

create table seal_withdrawal (
  proposal_id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  account_id text collate "C" not null,
  withdrawn_at text collate "C" not null,
  constraint seal_withdrawal_pkey PRIMARY KEY (proposal_id),
  constraint seal_withdrawal_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES seal_proposal(id),
  constraint seal_withdrawal_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint seal_withdrawal_seq_key UNIQUE (seq),
  constraint seal_withdrawal_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE TRIGGER seal_withdrawal_no_change BEFORE DELETE OR UPDATE ON seal_withdrawal FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table seal_withdrawal enable always trigger seal_withdrawal_no_change;

CREATE TRIGGER seal_withdrawal_no_truncate BEFORE TRUNCATE ON seal_withdrawal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table seal_withdrawal enable always trigger seal_withdrawal_no_truncate;

CREATE TRIGGER seal_withdrawal_refuse_late_withdrawal BEFORE INSERT ON seal_withdrawal FOR EACH ROW EXECUTE FUNCTION refuse_late_withdrawal();
alter table seal_withdrawal enable always trigger seal_withdrawal_refuse_late_withdrawal;

create table self_score (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  subject_id text collate "C" not null,
  year bigint not null,
  item text collate "C" not null,
  value bigint,
  recorded_at text collate "C" not null,
  constraint self_score_pkey PRIMARY KEY (id),
  constraint self_score_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint self_score_seq_key UNIQUE (seq),
  constraint self_score_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id),
  constraint self_score_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE INDEX self_score_year ON self_score USING btree (unit_id, year);

CREATE TRIGGER self_score_no_change BEFORE DELETE OR UPDATE ON self_score FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table self_score enable always trigger self_score_no_change;

CREATE TRIGGER self_score_no_truncate BEFORE TRUNCATE ON self_score FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table self_score enable always trigger self_score_no_truncate;

create table sheet_word (
  unit_id text collate "C" not null,
  place text collate "C" not null,
  word text collate "C" not null,
  meaning text collate "C" not null,
  saved_at text collate "C" not null,
  constraint sheet_word_pkey PRIMARY KEY (unit_id, place, word),
  constraint sheet_word_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table spot_check (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  year bigint not null,
  no bigint not null,
  seed text collate "C" not null,
  algorithm text collate "C" not null,
  strata text collate "C" not null,
  size bigint not null,
  from_month text collate "C" not null,
  to_month text collate "C" not null,
  population bigint not null,
  population_digest text collate "C" not null,
  drawn_by text collate "C" not null,
  drawn_at text collate "C" not null,
  constraint spot_check_pkey PRIMARY KEY (id),
  constraint spot_check_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint spot_check_seq_key UNIQUE (seq),
  constraint spot_check_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint spot_check_unit_id_year_no_key UNIQUE (unit_id, year, no)
);

CREATE TRIGGER spot_check_no_change BEFORE DELETE OR UPDATE ON spot_check FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table spot_check enable always trigger spot_check_no_change;

CREATE TRIGGER spot_check_no_truncate BEFORE TRUNCATE ON spot_check FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table spot_check enable always trigger spot_check_no_truncate;

create table spot_check_finding (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  spot_check_id text collate "C" not null,
  entry_id text collate "C" not null,
  no bigint not null,
  evidence bigint not null,
  finding text collate "C" not null,
  account_id text collate "C" not null,
  found_at text collate "C" not null,
  constraint spot_check_finding_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id),
  constraint spot_check_finding_pkey PRIMARY KEY (id),
  constraint spot_check_finding_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint spot_check_finding_seq_key UNIQUE (seq),
  constraint spot_check_finding_spot_check_id_entry_id_no_key UNIQUE (spot_check_id, entry_id, no),
  constraint spot_check_finding_spot_check_id_fkey FOREIGN KEY (spot_check_id) REFERENCES spot_check(id),
  constraint spot_check_finding_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE TRIGGER spot_check_finding_no_change BEFORE DELETE OR UPDATE ON spot_check_finding FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table spot_check_finding enable always trigger spot_check_finding_no_change;

CREATE TRIGGER spot_check_finding_no_truncate BEFORE TRUNCATE ON spot_check_finding FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table spot_check_finding enable always trigger spot_check_finding_no_truncate;

create table spot_check_finding_text (
  finding_id text collate "C" not null,
  remark text collate "C" not null,
  constraint spot_check_finding_text_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES spot_check_finding(id),
  constraint spot_check_finding_text_pkey PRIMARY KEY (finding_id)
);

CREATE TRIGGER spot_check_finding_text_marked AFTER DELETE ON spot_check_finding_text FOR EACH ROW EXECUTE FUNCTION mark_erased('finding_id');
alter table spot_check_finding_text enable always trigger spot_check_finding_text_marked;

CREATE TRIGGER spot_check_finding_text_no_change BEFORE UPDATE ON spot_check_finding_text FOR EACH ROW EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table spot_check_finding_text enable always trigger spot_check_finding_text_no_change;

CREATE TRIGGER spot_check_finding_text_no_return BEFORE INSERT ON spot_check_finding_text FOR EACH ROW EXECUTE FUNCTION refuse_return('finding_id');
alter table spot_check_finding_text enable always trigger spot_check_finding_text_no_return;

CREATE TRIGGER spot_check_finding_text_no_truncate BEFORE TRUNCATE ON spot_check_finding_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table spot_check_finding_text enable always trigger spot_check_finding_text_no_truncate;

create table spot_check_pick (
  spot_check_id text collate "C" not null,
  no bigint not null,
  entry_id text collate "C" not null,
  constraint spot_check_pick_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id),
  constraint spot_check_pick_pkey PRIMARY KEY (spot_check_id, no),
  constraint spot_check_pick_spot_check_id_entry_id_key UNIQUE (spot_check_id, entry_id),
  constraint spot_check_pick_spot_check_id_fkey FOREIGN KEY (spot_check_id) REFERENCES spot_check(id)
);

CREATE TRIGGER spot_check_pick_no_change BEFORE DELETE OR UPDATE ON spot_check_pick FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table spot_check_pick enable always trigger spot_check_pick_no_change;

CREATE TRIGGER spot_check_pick_no_truncate BEFORE TRUNCATE ON spot_check_pick FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table spot_check_pick enable always trigger spot_check_pick_no_truncate;

create table store_epoch (
  one bigint not null,
  id text collate "C" not null,
  since text collate "C" not null,
  constraint store_epoch_one_check CHECK (one = 1),
  constraint store_epoch_pkey PRIMARY KEY (one)
);

create table subject (
  id text collate "C" not null,
  unit_id text collate "C" not null,
  code text collate "C" not null,
  pool text collate "C" not null,
  category text collate "C" not null,
  department text collate "C" not null,
  post text collate "C" not null,
  workplace text collate "C" not null,
  from_date text collate "C",
  to_date text collate "C",
  leave_reason text collate "C",
  earlier text collate "C" not null default '[]'::text,
  constraint subject_pkey PRIMARY KEY (id),
  constraint subject_unit_id_code_key UNIQUE (unit_id, code),
  constraint subject_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE TRIGGER subject_kept BEFORE UPDATE ON subject FOR EACH ROW EXECUTE FUNCTION refuse_kept('id fixed', 'unit_id fixed', 'code fixed');
alter table subject enable always trigger subject_kept;

CREATE TRIGGER subject_no_delete BEFORE DELETE ON subject FOR EACH ROW EXECUTE FUNCTION refuse_change('is kept as it was written');
alter table subject enable always trigger subject_no_delete;

CREATE TRIGGER subject_no_truncate BEFORE TRUNCATE ON subject FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is kept as it was written');
alter table subject enable always trigger subject_no_truncate;

create table subject_name (
  subject_id text collate "C" not null,
  name text collate "C" not null,
  constraint subject_name_pkey PRIMARY KEY (subject_id),
  constraint subject_name_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id)
);

CREATE TRIGGER subject_name_kept BEFORE UPDATE ON subject_name FOR EACH ROW EXECUTE FUNCTION refuse_kept('subject_id fixed');
alter table subject_name enable always trigger subject_name_kept;

CREATE TRIGGER subject_name_no_truncate BEFORE TRUNCATE ON subject_name FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is kept as it was written');
alter table subject_name enable always trigger subject_name_no_truncate;

CREATE TRIGGER subject_name_severed AFTER DELETE ON subject_name FOR EACH ROW EXECUTE FUNCTION sever_commitment('subject_id');
alter table subject_name enable always trigger subject_name_severed;

create table takeover (
  seal_id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  decision_id text collate "C" not null,
  noticed_on text collate "C",
  paper_ranks bigint not null,
  digest text collate "C" not null,
  account_id text collate "C" not null,
  recorded_at text collate "C" not null,
  constraint takeover_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES decision(id),
  constraint takeover_pkey PRIMARY KEY (seal_id),
  constraint takeover_seal_id_fkey FOREIGN KEY (seal_id) REFERENCES seal(id),
  constraint takeover_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint takeover_seq_key UNIQUE (seq),
  constraint takeover_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

CREATE INDEX takeover_unit ON takeover USING btree (unit_id);

CREATE TRIGGER takeover_no_change BEFORE DELETE OR UPDATE ON takeover FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table takeover enable always trigger takeover_no_change;

CREATE TRIGGER takeover_no_truncate BEFORE TRUNCATE ON takeover FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table takeover enable always trigger takeover_no_truncate;

create table talk (
  id text collate "C" not null,
  seq bigint not null,
  unit_id text collate "C" not null,
  period text collate "C" not null,
  rule text collate "C" not null,
  subject_id text collate "C" not null,
  ruling_id text collate "C" not null,
  day text collate "C" not null,
  correct_by text collate "C",
  account_id text collate "C" not null,
  recorded_at text collate "C" not null,
  constraint talk_pkey PRIMARY KEY (id),
  constraint talk_ruling_id_fkey FOREIGN KEY (ruling_id) REFERENCES outcome_ruling(id),
  constraint talk_seq_fkey FOREIGN KEY (seq) REFERENCES change_log(seq),
  constraint talk_seq_key UNIQUE (seq),
  constraint talk_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subject(id),
  constraint talk_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint talk_unit_id_period_rule_subject_id_key UNIQUE (unit_id, period, rule, subject_id)
);

CREATE TRIGGER talk_no_change BEFORE DELETE OR UPDATE ON talk FOR EACH ROW EXECUTE FUNCTION refuse_change('is append-only');
alter table talk enable always trigger talk_no_change;

CREATE TRIGGER talk_no_truncate BEFORE TRUNCATE ON talk FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is append-only');
alter table talk enable always trigger talk_no_truncate;

create table talk_text (
  talk_id text collate "C" not null,
  words text collate "C" not null,
  constraint talk_text_pkey PRIMARY KEY (talk_id),
  constraint talk_text_talk_id_fkey FOREIGN KEY (talk_id) REFERENCES talk(id)
);

CREATE TRIGGER talk_text_marked AFTER DELETE ON talk_text FOR EACH ROW EXECUTE FUNCTION mark_erased('talk_id');
alter table talk_text enable always trigger talk_text_marked;

CREATE TRIGGER talk_text_no_change BEFORE UPDATE ON talk_text FOR EACH ROW EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table talk_text enable always trigger talk_text_no_change;

CREATE TRIGGER talk_text_no_return BEFORE INSERT ON talk_text FOR EACH ROW EXECUTE FUNCTION refuse_return('talk_id');
alter table talk_text enable always trigger talk_text_no_return;

CREATE TRIGGER talk_text_no_truncate BEFORE TRUNCATE ON talk_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('may be erased, not rewritten');
alter table talk_text enable always trigger talk_text_no_truncate;

create table unit (
  id text collate "C" not null,
  name text collate "C" not null,
  parent text collate "C" not null,
  scheme text collate "C" not null,
  time_zone text collate "C" not null,
  first_period text collate "C" not null,
  masked bigint not null,
  publicity_days bigint not null,
  objections_who text collate "C" not null,
  objections_where text collate "C" not null,
  objections_when text collate "C" not null,
  answer_days bigint not null,
  salt text collate "C" not null,
  deadline_day bigint,
  filing_months bigint not null default 1,
  investigator text collate "C",
  recorder_name text collate "C",
  committee_name text collate "C",
  assembly_name text collate "C",
  department_name text collate "C",
  commission_name text collate "C",
  superior_name text collate "C",
  deadline_terms text collate "C" not null default '{}'::text,
  body_names text collate "C" not null default '{}'::text,
  account_term text collate "C",
  constraint unit_pkey PRIMARY KEY (id)
);

CREATE TRIGGER unit_kept BEFORE UPDATE ON unit FOR EACH ROW EXECUTE FUNCTION refuse_kept('id fixed', 'time_zone fixed', 'first_period fixed', 'salt emptied');
alter table unit enable always trigger unit_kept;

CREATE TRIGGER unit_no_delete BEFORE DELETE ON unit FOR EACH ROW EXECUTE FUNCTION refuse_change('is kept as it was written');
alter table unit enable always trigger unit_no_delete;

CREATE TRIGGER unit_no_truncate BEFORE TRUNCATE ON unit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('is kept as it was written');
alter table unit enable always trigger unit_no_truncate;
