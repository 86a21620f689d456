-- This is the whole schema in SQLite's words; postgres.sql says the same in PostgreSQL's. The tables come first, by
-- subject, then what the database itself refuses. Dates are YYYY-MM-DD, months YYYY-MM, instants ISO 8601 in UTC,
-- points whole hundredths, flags 0 or 1. A statement ends with a semicolon and a blank line.

-- store_epoch names the history that the numbers of change_log count in, and is written anew whenever a backup is
-- put back. founding has a row once the first run is done. erased says what was erased and so can't be written
-- again.
create table store_epoch (
  one integer primary key check (one = 1),
  id text not null,
  since text not null
);

insert into store_epoch (one, id, since)
select 1, substr(hex, 1, 8) || '-' || substr(hex, 9, 4) || '-4' || substr(hex, 14, 3) || '-a' || substr(hex, 18, 3)
  || '-' || substr(hex, 21, 12), ''
from (select lower(hex(randomblob(16))) as hex);

create table founding (
  one integer primary key check (one = 1),
  client_key text not null,
  input text not null,
  at text not null
);

create table erased (
  what text not null,
  id text not null,
  primary key (what, id)
);

-- A unit has settings and people on its roster; every change in it gets a number. Names stand apart, so that they
-- can be erased.
create table unit (
  id text primary key,
  name text not null,
  parent text not null,
  scheme text not null,
  time_zone text not null,
  first_period text not null,
  masked integer not null,
  publicity_days integer not null,
  objections_who text not null,
  objections_where text not null,
  objections_when text not null,
  answer_days integer not null,
  salt text not null,
  deadline_day integer,
  filing_months integer not null default 1,
  investigator text,
  recorder_name text,
  committee_name text,
  assembly_name text,
  department_name text,
  commission_name text,
  superior_name text,
  deadline_terms text not null default '{}',
  body_names text not null default '{}',
  account_term text
);

create table change_log (
  seq integer primary key autoincrement,
  unit_id text not null references unit,
  kind text not null,
  subject_id text,
  account_id text,
  at text not null
);

create index change_log_unit on change_log (unit_id, seq);

create table subject (
  id text primary key,
  unit_id text not null references unit,
  code text not null,
  pool text not null,
  category text not null,
  department text not null,
  post text not null,
  workplace text not null,
  from_date text,
  to_date text,
  leave_reason text,
  earlier text not null default '[]',
  unique (unit_id, code)
);

create table subject_name (
  subject_id text primary key references subject,
  name text not null
);

-- Accounts have roles in units. attempt and initial_password are what sign-in remembers besides the tables of its
-- library.
create table role (
  id text primary key,
  account_id text not null,
  unit_id text not null references unit,
  role text not null,
  subject_id text,
  from_date text not null,
  to_date text,
  given_by text,
  ended_by text
);

create index role_account on role (account_id);

create index role_unit on role (unit_id, role);

create table role_department (
  role_id text primary key references role,
  department text not null
);

create table attempt (
  key text primary key,
  since text not null,
  tries integer not null
);

create index attempt_since on attempt (since);

create table initial_password (
  account_id text primary key,
  until text not null
);

-- A restore takes back what came after the backup. restoration says so to each unit: lost counts the changes by kind, and is
-- null where no replaced database could be looked at. lost_number has the numbers that papers and phones may bear, so that
-- none is given again; missing counts those that were given, and is null where that isn't known.
create table restoration (
  unit_id text not null references unit,
  restored_at text not null,
  backup_at text not null,
  lost text,
  primary key (unit_id, restored_at)
);

create table lost_number (
  unit_id text not null references unit,
  kind text not null,
  year integer not null,
  restored_at text not null,
  first integer not null,
  last integer not null,
  missing integer,
  primary key (unit_id, kind, year, restored_at)
);

-- An answer is kept by its key, so that nothing happens twice. The audit trail is a chain for each unit; where commands
-- came from can be erased, since addresses tell where people are.
create table answer (
  account_id text not null,
  client_key text not null,
  action text not null,
  input text not null,
  body text not null,
  at text not null,
  primary key (account_id, client_key)
);

create table audit (
  id text primary key,
  unit_id text not null references unit,
  no integer not null,
  account_id text not null,
  action text not null,
  client_key text not null,
  input text not null,
  change_before integer not null,
  change_after integer not null,
  changes text not null,
  at text not null,
  device_at text,
  previous text not null,
  digest text not null,
  committed text,
  unique (unit_id, no),
  unique (account_id, client_key)
);

create index audit_account on audit (unit_id, account_id, no);

create index audit_action on audit (unit_id, action, no);

create index audit_at on audit (unit_id, at, no);

create index audit_span on audit (unit_id, change_after, no);

create table audit_place (
  audit_id text primary key references audit,
  address text not null,
  device text not null,
  at text not null
);

create index audit_place_at on audit_place (at);

-- A record also commits to rows that its changes don't bear: texts that may be erased, each by a digest under a key of
-- its own which is erased with it, and rows that can change, of which the newest digest counts.
create table commitment (
  unit_id text not null references unit,
  what text not null,
  id text not null,
  no integer not null,
  digest text not null,
  primary key (unit_id, what, id, no)
);

create index commitment_no on commitment (unit_id, no);

create table commitment_key (
  what text not null,
  id text not null,
  key text not null,
  primary key (what, id)
);

-- A unit adopts the rules that it reckons by, each from a day on. Entries rest on decisions. The office enters a
-- year's holidays when they are published.
create table decision (
  id text primary key,
  unit_id text not null references unit,
  date text not null,
  body text not null,
  minutes text not null,
  kind text not null,
  recorded_at text not null,
  unique (unit_id, date, body, minutes, kind)
);

-- Rules are put up by one account and agreed to by another one, as a seal is; a refusal is either's.
create table adoption_proposal (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  action text not null,
  scheme text not null,
  source text not null,
  parameters text not null,
  digest text not null,
  from_date text not null,
  withdraws integer,
  shown text not null,
  decision_id text references decision,
  account_id text not null,
  proposed_at text not null
);

create index adoption_proposal_unit on adoption_proposal (unit_id, seq);

create table adoption_refusal (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  proposal_id text not null unique references adoption_proposal,
  account_id text not null,
  refused_at text not null
);

create table adoption_refusal_text (
  refusal_id text primary key references adoption_refusal,
  reason text not null
);

create table adoption (
  id text primary key,
  seq integer references change_log,
  unit_id text not null references unit,
  no integer not null,
  action text not null,
  scheme text not null,
  source text not null,
  parameters text not null,
  digest text not null,
  from_date text not null,
  withdraws integer,
  decision_id text references decision,
  account_id text,
  proposal_id text unique references adoption_proposal,
  recorded_at text,
  unique (unit_id, no)
);

create index adoption_seq on adoption (seq);

-- Files between preview and confirmation, for an hour: any process finds what another one was given.
create table held_files (
  id text primary key,
  unit_id text not null references unit,
  account_id text not null,
  digest text not null,
  bytes integer not null,
  kept_at text not null,
  unique (unit_id, account_id, digest)
);

create index held_files_kept on held_files (kept_at);

create table held_part (
  id text primary key,
  files_id text not null references held_files,
  file integer not null,
  no integer not null,
  name text not null,
  pasted integer not null,
  body text not null,
  unique (files_id, file, no)
);

-- The document that a unit makes its own scheme of, with what people have said of its rows. It is no ledger: it changes
-- until the scheme is adopted, and may be thrown away.
create table scheme_draft (
  unit_id text primary key references unit,
  document text not null,
  reading text not null,
  answers text not null,
  details text not null,
  account_id text not null,
  changed_at text not null
);

create table holiday_year (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  year integer not null,
  no integer not null,
  off_days text not null,
  on_days text not null,
  document text not null,
  account_id text not null,
  recorded_at text not null,
  unique (unit_id, year, no)
);

-- The ledger has one row for each entry; its free text stands apart, so that it can be erased. sheet_word keeps what
-- a unit takes the headers and marks of its own sheets for.
create table entry (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  no text not null,
  subject_id text not null references subject,
  item text not null,
  date text not null,
  period text not null,
  quantity integer not null,
  value text not null,
  matter_key text not null,
  reverses text,
  decision_id text not null references decision,
  recorded_at text not null,
  -- A line of a closed year that this one takes out of it. It and the line that reverses it count nothing.
  revokes text check (revokes is null or (reverses is null and item <> '')),
  unique (unit_id, no),
  unique (subject_id, no),
  foreign key (revokes, subject_id) references entry (no, subject_id)
);

create index entry_decision on entry (decision_id, seq);

create index entry_item on entry (unit_id, item, period, seq);

create index entry_period on entry (unit_id, period, seq);

create unique index entry_revokes on entry (subject_id, revokes) where revokes is not null;

create index entry_subject_period on entry (unit_id, subject_id, period, seq);

create table entry_text (
  entry_id text primary key references entry,
  matter_text text not null,
  basis text not null
);

create table sheet_word (
  unit_id text not null references unit,
  place text not null,
  word text not null,
  meaning text not null,
  saved_at text not null,
  primary key (unit_id, place, word)
);

-- One account proposes to seal a period, another one agrees. A seal fixes what ranked, whom outcomes concern and
-- what points buy. What is taken over from paper is sealed too, with the decision that it rests on.
create table seal_proposal (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  period text not null,
  shown text not null,
  account_id text not null,
  proposed_at text not null
);

create index seal_proposal_unit on seal_proposal (unit_id, seq);

create table seal_withdrawal (
  proposal_id text primary key references seal_proposal,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  account_id text not null,
  withdrawn_at text not null
);

create table seal_approval (
  id text primary key,
  unit_id text not null references unit,
  proposal_id text not null unique references seal_proposal,
  account_id text not null,
  trail_no integer not null,
  trail text not null,
  digest text not null,
  approved_at text not null
);

create table seal (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  period text not null,
  sealed_at text not null,
  scheme_digest text not null,
  approval_id text references seal_approval,
  unique (unit_id, period)
);

create table seal_result (
  seal_id text not null references seal,
  subject_id text not null references subject,
  pool text not null,
  category text not null,
  from_date text,
  to_date text,
  earlier text not null default '[]',
  status text not null,
  points integer not null,
  balance integer,
  score integer not null,
  rank integer,
  primary key (seal_id, subject_id)
);

create index seal_result_subject on seal_result (subject_id);

create table seal_outcome (
  seal_id text not null references seal,
  rule text not null,
  subject_id text not null references subject,
  undecided integer not null,
  primary key (seal_id, rule, subject_id)
);

create index seal_outcome_subject on seal_outcome (subject_id);

create table seal_conversion (
  seal_id text not null references seal,
  rule text not null,
  subject_id text not null references subject,
  counted integer not null,
  value integer not null,
  primary key (seal_id, rule, subject_id)
);

create index seal_conversion_subject on seal_conversion (subject_id);

create table takeover (
  seal_id text primary key references seal,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  decision_id text not null references decision,
  noticed_on text,
  paper_ranks integer not null,
  digest text not null,
  account_id text not null,
  recorded_at text not null
);

create index takeover_unit on takeover (unit_id);

-- A notice has a body that can be erased. A supplementary notice names the notice that it corrects and the people
-- whose rows it shows.
create table notice (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  code text not null unique,
  period text not null,
  digest text not null,
  year integer not null,
  no integer not null,
  published_at text not null,
  last_day text not null,
  corrects text,
  assembly_of text,
  channels text,
  unique (unit_id, year, no),
  unique (assembly_of, unit_id)
);

create table notice_body (
  notice_id text primary key references notice,
  body text not null
);

create table notice_subject (
  notice_id text not null references notice,
  place integer not null,
  subject_id text not null references subject,
  primary key (notice_id, place)
);

-- A supplementary notice fixes its period as corrected, and each longer one that was sealed before: the people whose
-- figures it changes, every consequence as it is from then on, and the period's notice as it reads now.
create table corrected_period (
  id text primary key,
  notice_id text not null references notice,
  period text not null,
  unique (notice_id, period)
);

create table corrected_result (
  corrected_id text not null references corrected_period,
  subject_id text not null references subject,
  status text not null,
  points integer not null,
  balance integer,
  score integer not null,
  rank integer,
  primary key (corrected_id, subject_id)
);

create index corrected_result_subject on corrected_result (subject_id);

create table corrected_outcome (
  corrected_id text not null references corrected_period,
  rule text not null,
  subject_id text not null references subject,
  undecided integer not null,
  primary key (corrected_id, rule, subject_id)
);

create table corrected_conversion (
  corrected_id text not null references corrected_period,
  rule text not null,
  subject_id text not null references subject,
  counted integer not null,
  value integer not null,
  primary key (corrected_id, rule, subject_id)
);

create table corrected_notice (
  id text primary key references corrected_period,
  digest text not null
);

create table corrected_body (
  corrected_id text primary key references corrected_notice,
  body text not null
);

-- Meetings rule on claims, which are kept step by step, with the files beside them. Names, free text and paper
-- numbers stand apart.
create table meeting (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  decision_id text not null references decision,
  entitled integer not null,
  recorded_by text not null,
  recorded_at text not null
);

create index meeting_unit on meeting (unit_id, seq);

create table meeting_member (
  meeting_id text not null references meeting,
  account_id text not null,
  primary key (meeting_id, account_id)
);

-- Members of a meeting confirm what it recorded with their decision, or say that it isn't so.
create table meeting_confirmation (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  meeting_id text not null references meeting,
  account_id text not null,
  agrees integer not null,
  at text not null,
  foreign key (meeting_id, account_id) references meeting_member (meeting_id, account_id)
);

create index meeting_confirmation_meeting on meeting_confirmation (meeting_id, seq);

create table meeting_confirmation_text (
  confirmation_id text primary key references meeting_confirmation,
  words text not null
);

create table claim (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  year integer not null,
  no integer not null,
  subject_id text not null references subject,
  via text not null,
  declared_by text not null,
  declared_at text not null,
  received text,
  unique (unit_id, year, no)
);

create index claim_declared_by on claim (unit_id, declared_by);

create index claim_subject on claim (subject_id);

create table claim_step (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  claim_id text not null references claim,
  no integer not null,
  action text not null,
  account_id text not null,
  item text,
  date text,
  quantity integer,
  value text,
  agrees integer,
  into_claim text references claim,
  meeting_id text references meeting,
  granted integer,
  entry_no text,
  done_at text not null,
  unique (claim_id, no)
);

create index claim_step_action on claim_step (unit_id, action);

create index claim_step_entry on claim_step (unit_id, entry_no) where entry_no is not null;

create index claim_step_meeting on claim_step (unit_id, meeting_id) where meeting_id is not null;

create table claim_text (
  step_id text primary key references claim_step,
  matter_text text not null,
  basis text not null,
  story text not null,
  paper text not null,
  words text not null
);

create table recusal (
  meeting_id text not null references meeting,
  claim_id text not null references claim,
  account_id text not null,
  primary key (meeting_id, claim_id, account_id)
);

create table evidence (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  claim_id text not null references claim,
  account_id text not null,
  kind text not null,
  size integer not null,
  digest text not null,
  added_at text not null
);

create index evidence_claim on evidence (claim_id);

create table evidence_file (
  evidence_id text primary key references evidence,
  name text not null
);

create table evidence_part (
  id text primary key,
  evidence_id text not null references evidence,
  no integer not null,
  body text not null
);

create index evidence_part_of on evidence_part (evidence_id, no);

-- A file on its way, until its form comes; the place of a part is the number of bytes before it.
create table incoming_part (
  account_id text not null,
  client_key text not null,
  place integer not null,
  size integer not null,
  body text not null,
  expires_at text not null,
  primary key (account_id, client_key, place)
);

create index incoming_part_expires on incoming_part (expires_at);

-- Objections to a notice are kept step by step. What residents say and how to reach them stands apart; what only
-- grows holds no network address.
create table objection (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  notice_id text not null references notice,
  year integer not null,
  no integer not null,
  receipt text not null unique,
  via text not null,
  subject_id text references subject,
  entry_no text,
  account_id text,
  due text not null,
  filed_at text not null,
  from_month text,
  to_month text,
  unique (unit_id, year, no)
);

create index objection_account on objection (account_id);

create index objection_notice on objection (notice_id);

create table objection_text (
  objection_id text primary key references objection,
  said text not null,
  contact text not null,
  paper text not null
);

create table objection_step (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  objection_id text not null references objection,
  no integer not null,
  action text not null,
  account_id text,
  investigator_id text,
  upheld integer,
  meeting_id text references meeting,
  notice_id text references notice,
  due text,
  done_at text not null,
  appeal_until text,
  unique (objection_id, no)
);

create index objection_step_meeting on objection_step (meeting_id, seq);

create table objection_step_text (
  step_id text primary key references objection_step,
  words text not null
);

create table objection_recusal (
  meeting_id text not null references meeting,
  objection_id text not null references objection,
  account_id text not null,
  primary key (meeting_id, objection_id, account_id)
);

-- People also give scores of their own, a quarter's assembly of all members fixes points, and meetings rule on
-- flags.
create table self_score (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  subject_id text not null references subject,
  year integer not null,
  item text not null,
  value integer,
  recorded_at text not null
);

create index self_score_year on self_score (unit_id, year);

create table assembly (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  quarter text not null,
  decision_id text not null references decision,
  entitled integer not null,
  present integer not null,
  recorded_at text not null,
  rostered integer not null,
  why_differs text
);

create index assembly_quarter on assembly (unit_id, quarter);

create table assembly_conclusion (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  quarter text not null,
  assembly_id text not null references assembly,
  concluded_at text not null,
  unique (unit_id, quarter)
);

create table assembly_result (
  conclusion_id text not null references assembly_conclusion,
  subject_id text not null references subject,
  points integer not null,
  primary key (conclusion_id, subject_id)
);

create table assembly_skip (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  quarter text not null,
  account_id text not null,
  reason text not null,
  skipped_at text not null,
  unique (unit_id, quarter)
);

create table flag_ruling (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  subject_id text not null references subject,
  rule text not null,
  year integer not null,
  upheld integer not null,
  given text,
  decision_id text not null references decision,
  recorded_at text not null
);

create index flag_ruling_year on flag_ruling (unit_id, year);

create table flag_ruling_text (
  ruling_id text primary key references flag_ruling,
  reason text not null
);

-- A secret ballot has papers without names, each with its lines. After an objection a closed ballot's paper may be
-- read otherwise; the paper itself stays.
create table ballot (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  year integer not null,
  opened_at text not null,
  unique (unit_id, year)
);

create table ballot_paper (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  ballot_id text not null references ballot,
  no integer not null,
  source text not null,
  keyed_by text not null,
  unique (ballot_id, no)
);

create table ballot_score (
  paper_id text not null references ballot_paper,
  line integer not null,
  subject_id text not null references subject,
  category text not null,
  score integer not null,
  primary key (paper_id, line)
);

create table ballot_strike (
  paper_id text primary key references ballot_paper,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  struck_by text not null
);

create table ballot_voters (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  ballot_id text not null references ballot,
  category text not null,
  voters integer not null check (voters >= 1),
  why text not null,
  stated_by text not null,
  stated_at text not null
);

create index ballot_voters_ballot on ballot_voters (ballot_id);

create table ballot_check (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  ballot_id text not null references ballot,
  shown text not null,
  checked_by text not null,
  checked_at text not null
);

create index ballot_check_ballot on ballot_check (ballot_id);

create table ballot_closing (
  ballot_id text primary key references ballot,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  closed_by text not null,
  closed_at text not null
);

create table ballot_rereading (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  paper_id text not null references ballot_paper,
  line integer not null check (line >= 0),
  subject_id text not null references subject,
  category text not null,
  score integer check (score between 0 and 10000),
  objection_id text not null references objection,
  decision_id text not null references decision,
  reread_by text not null,
  reread_at text not null
);

create index ballot_rereading_paper on ballot_rereading (paper_id);

-- A sealed period is filed with the superior, and some of its entries are drawn and looked into.
create table filing (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  year integer not null,
  no integer not null,
  period text not null,
  digest text not null,
  filed_by text not null,
  filed_at text not null,
  unique (unit_id, year, no)
);

create table filing_body (
  filing_id text primary key references filing,
  body text not null
);

create table filing_step (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  filing_id text not null references filing,
  no integer not null,
  action text not null,
  account_id text not null,
  done_at text not null,
  unique (filing_id, no)
);

create table filing_step_text (
  step_id text primary key references filing_step,
  words text not null
);

create table filing_paper (
  id text primary key,
  unit_id text not null references unit,
  step_id text not null references filing_step,
  place integer not null,
  kind text not null,
  size integer not null,
  digest text not null,
  unique (step_id, place)
);

create table filing_paper_file (
  paper_id text primary key references filing_paper,
  name text not null
);

create table filing_paper_part (
  id text primary key,
  paper_id text not null references filing_paper,
  no integer not null,
  body text not null
);

create index filing_paper_part_of on filing_paper_part (paper_id, no);

create table spot_check (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  year integer not null,
  no integer not null,
  seed text not null,
  algorithm text not null,
  strata text not null,
  size integer not null,
  from_month text not null,
  to_month text not null,
  population integer not null,
  population_digest text not null,
  drawn_by text not null,
  drawn_at text not null,
  unique (unit_id, year, no)
);

create table spot_check_pick (
  spot_check_id text not null references spot_check,
  no integer not null,
  entry_id text not null references entry,
  primary key (spot_check_id, no),
  unique (spot_check_id, entry_id)
);

create table spot_check_finding (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  spot_check_id text not null references spot_check,
  entry_id text not null references entry,
  no integer not null,
  evidence integer not null,
  finding text not null,
  account_id text not null,
  found_at text not null,
  unique (spot_check_id, entry_id, no)
);

create table spot_check_finding_text (
  finding_id text primary key references spot_check_finding,
  remark text not null
);

-- Meetings rule on outcomes, and points buy leave, which is kept as an account.
create table outcome_ruling (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  period text not null,
  rule text not null,
  subject_id text not null references subject,
  no integer not null,
  confirmed integer not null,
  meeting_id text not null references meeting,
  account_id text not null,
  ruled_at text not null,
  correct_by text,
  unique (unit_id, period, rule, subject_id, no)
);

create index outcome_ruling_meeting on outcome_ruling (meeting_id, seq);

create table outcome_ruling_text (
  ruling_id text primary key references outcome_ruling,
  words text not null
);

-- What a ruling wanted corrected by a day has been corrected.
create table correction (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  subject_id text not null references subject,
  ruling_id text not null unique references outcome_ruling,
  day text not null,
  account_id text not null,
  recorded_at text not null
);

create table correction_text (
  correction_id text primary key references correction,
  words text not null
);

-- That a talk was held which a meeting had decided on, and the day by which something is corrected.
create table talk (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  period text not null,
  rule text not null,
  subject_id text not null references subject,
  ruling_id text not null references outcome_ruling,
  day text not null,
  correct_by text,
  account_id text not null,
  recorded_at text not null,
  unique (unit_id, period, rule, subject_id)
);

create table talk_text (
  talk_id text primary key references talk,
  words text not null
);

create table outcome_recusal (
  meeting_id text not null references meeting,
  period text not null,
  rule text not null,
  subject_id text not null references subject,
  no integer not null,
  account_id text not null,
  primary key (meeting_id, period, rule, subject_id, no, account_id)
);

create table leave_entry (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  subject_id text not null references subject,
  rule text not null,
  year integer not null,
  no integer not null,
  action text not null,
  amount integer not null check (amount > 0),
  day text not null,
  ruling_id text references outcome_ruling,
  reverses text references leave_entry,
  account_id text not null,
  recorded_at text not null,
  unique (unit_id, year, no)
);

create index leave_entry_subject on leave_entry (subject_id);

create table leave_entry_text (
  entry_id text primary key references leave_entry,
  basis text not null,
  words text not null
);

-- What points were spent on, at the price of the day, and whose year's points; `clears` is the rule of that day.
create table redemption (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  subject_id text not null references subject,
  year integer not null,
  clears text not null,
  no integer not null,
  action text not null,
  good text not null,
  quantity integer not null check (quantity > 0),
  price integer not null check (price > 0),
  amount integer not null check (amount > 0),
  day text not null,
  reverses text unique references redemption,
  account_id text not null,
  recorded_at text not null,
  -- The first year whose points are in the account that a line spends from; null: it has no beginning. What other
  -- years brought, or overspent, is none of it. Seals that came later than the line brought nothing yet.
  first_year integer,
  unique (unit_id, year, no)
);

create index redemption_subject on redemption (subject_id);

create table redemption_text (
  redemption_id text primary key references redemption,
  words text not null
);

-- One unit certifies the standing of somebody who moves, and another one receives it. What was received on paper has
-- no ticket.
create table certificate_issued (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  subject_id text not null references subject,
  year integer not null,
  no integer not null,
  ticket text not null unique,
  digest text not null,
  account_id text not null,
  issued_at text not null,
  unique (unit_id, year, no)
);

create table certificate_issued_text (
  issued_id text primary key references certificate_issued,
  body text not null
);

create table certificate_received (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  subject_id text not null references subject,
  ticket text,
  digest text not null,
  account_id text not null,
  received_at text not null,
  unique (unit_id, ticket)
);

create table certificate_received_text (
  received_id text primary key references certificate_received,
  body text not null
);

-- An announcement has a plan of how it hangs, versions and files. No key leads back to it, since it can be erased as
-- a whole. That there was a file or a version only grows; its words and bytes can be erased.
create table announcement (
  code text primary key,
  unit_id text not null references unit,
  year integer not null,
  no integer not null,
  title text not null,
  body text not null,
  published_at text not null,
  withdrawn_at text,
  unique (unit_id, year, no)
);

create table announcement_plan (
  announcement_code text primary key,
  until_at text,
  places text not null,
  captioned integer not null
);

create table announcement_version (
  id text primary key,
  announcement_code text not null,
  no integer not null,
  published_at text not null,
  until_at text,
  places text not null,
  reworded integer not null,
  changed_by text not null,
  changed_at text not null,
  captioned integer not null,
  unique (announcement_code, no)
);

create table announcement_version_text (
  version_id text primary key references announcement_version,
  title text not null,
  body text not null
);

create table announcement_file (
  id text primary key,
  announcement_code text not null,
  no integer not null,
  kind text not null,
  size integer not null,
  address text not null,
  width integer,
  height integer,
  seconds integer,
  unique (announcement_code, no)
);

create index announcement_file_address on announcement_file (address);

create table announcement_file_text (
  file_id text primary key references announcement_file,
  words text not null
);

create table announcement_part (
  id text primary key,
  file_id text not null references announcement_file,
  no integer not null,
  body text not null
);

create index announcement_part_of on announcement_part (file_id, no);

-- Screens ask to be paired and become boards. token and device are SHA-256 of 256 random bits that only the screen's
-- browser has.
-- Private addresses under which calendars fetch days: those that a unit's rules set (feed 'office'), or those that
-- concern the account's own person (feed 'own'). Only their digests are kept.
create table calendar_link (
  digest text primary key,
  unit_id text not null references unit,
  account_id text not null,
  feed text not null,
  made_at text not null,
  ended_at text
);

create index calendar_link_unit on calendar_link (unit_id, account_id);

-- Browsers that want reminders, one row for a session in a unit. `notified` is the newest change that it was told of.
create table push_subscription (
  session_id text not null,
  unit_id text not null references unit,
  account_id text not null,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  kinds text not null,
  language text not null,
  made_at text not null,
  notified bigint not null,
  tries bigint not null,
  next_at text,
  primary key (session_id, unit_id)
);

create index push_subscription_unit on push_subscription (unit_id, account_id);

create index push_subscription_endpoint on push_subscription (endpoint);

create table board (
  code text primary key,
  unit_id text not null references unit,
  name text not null,
  token text,
  paired_at text,
  revoked_at text,
  seen_at text,
  shows bigint,
  refused_at text
);

create index board_unit on board (unit_id);

create unique index board_token on board (token);

create table pairing (
  code text primary key,
  device text not null unique,
  asked_at text not null,
  expires_at text not null,
  board_code text references board,
  heard_at text not null
);

create index pairing_expires on pairing (expires_at);

create index pairing_heard on pairing (heard_at);

-- Boards show what the office has set last, by group, playlist and place.
create table board_group (
  id text primary key,
  unit_id text not null references unit,
  name text not null,
  unique (unit_id, name)
);

create table board_in_group (
  group_id text not null references board_group,
  board_code text not null references board,
  primary key (group_id, board_code)
);

create table playlist (
  id text primary key,
  unit_id text not null references unit,
  name text not null,
  items text not null,
  unique (unit_id, name)
);

create table playlist_place (
  unit_id text not null references unit,
  place text not null,
  playlist_id text not null references playlist,
  primary key (unit_id, place)
);

create table screen_setting (
  unit_id text not null references unit,
  place text not null,
  body text not null,
  primary key (unit_id, place)
);

-- An emergency and its all-clear only grow; the words can be erased.
create table emergency (
  id text primary key,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  sending text not null,
  drill integer not null,
  by_superior integer not null,
  digest text not null,
  account_id text not null,
  from_at text not null,
  until_at text not null,
  unique (unit_id, sending)
);

create index emergency_until on emergency (unit_id, until_at);

create table emergency_end (
  emergency_id text primary key references emergency,
  seq integer not null unique references change_log,
  unit_id text not null references unit,
  account_id text not null,
  at text not null
);

create table emergency_text (
  emergency_id text primary key references emergency,
  title text not null,
  body text not null,
  sender text not null
);

-- Boards say how they are, of which the last word counts, and how long they showed each notice, by day.
-- board_program says since when the server has each version of the boards' program.
create table board_beat (
  board_code text primary key references board,
  at text not null,
  start text not null,
  starts_before text not null,
  twice_at text,
  painted_at text,
  scene text,
  heap integer,
  nodes integer not null,
  clock_offset integer not null,
  persisted integer,
  version text not null,
  browser text not null,
  width integer not null,
  height integer not null,
  trouble text not null,
  trouble_at text,
  version_at text not null,
  lost_films text not null,
  failed_version text not null
);

create table board_showing (
  board_code text not null references board,
  notice_code text not null,
  day text not null,
  run text not null,
  first_at text not null,
  last_at text not null,
  seconds integer not null,
  open_seconds integer not null,
  shared integer not null,
  heard_at text not null,
  showings text,
  unsure_ms integer,
  primary key (notice_code, board_code, day, run)
);

create table board_program (
  version text primary key,
  since text not null
);

-- A unit may want mail when a board is away. board_mail has what was told of each outage. board_watch says since
-- when boards are listened to, so that no board is taken for silent while the server stood still.
create table board_contact (
  unit_id text primary key references unit,
  address text not null
);

create table board_mail (
  board_code text not null references board,
  since text not null,
  about text not null,
  at text not null,
  tries integer not null,
  next_at text,
  claimed_at text,
  sent_at text,
  trouble text,
  reply text,
  primary key (board_code, since, about)
);

create table board_watch (
  one integer primary key check (one = 1),
  since text not null,
  at text not null
);

-- These tables only grow. REPLACE passes the triggers on update and delete, so inserts are looked at: a row that
-- clashes on any unique key, or on rowid, which a statement may give outright, would be replaced. In
-- certificate_received two rows without a ticket are no clash.
create trigger erased_no_update before update on erased
begin select raise(abort, 'erased is append-only'); end;

create trigger erased_no_delete before delete on erased
begin select raise(abort, 'erased is append-only'); end;

create trigger erased_no_replace before insert on erased
when exists (select 1 from erased where (what is new.what and id is new.id) or rowid is new.rowid)
begin select raise(abort, 'erased is append-only'); end;

create trigger change_log_no_update before update on change_log
begin select raise(abort, 'change_log is append-only'); end;

create trigger change_log_no_delete before delete on change_log
begin select raise(abort, 'change_log is append-only'); end;

create trigger change_log_no_replace before insert on change_log
when exists (select 1 from change_log where seq is new.seq or rowid is new.rowid)
begin select raise(abort, 'change_log is append-only'); end;

create trigger role_department_no_update before update on role_department
begin select raise(abort, 'role_department is append-only'); end;

create trigger role_department_no_delete before delete on role_department
begin select raise(abort, 'role_department is append-only'); end;

create trigger role_department_no_replace before insert on role_department
when exists (select 1 from role_department where role_id is new.role_id or rowid is new.rowid)
begin select raise(abort, 'role_department is append-only'); end;

create trigger restoration_no_update before update on restoration
begin select raise(abort, 'restoration is append-only'); end;

create trigger restoration_no_delete before delete on restoration
begin select raise(abort, 'restoration is append-only'); end;

create trigger restoration_no_replace before insert on restoration
when exists (select 1 from restoration where (unit_id is new.unit_id and restored_at is new.restored_at) or rowid is new.rowid)
begin select raise(abort, 'restoration is append-only'); end;

create trigger lost_number_no_update before update on lost_number
begin select raise(abort, 'lost_number is append-only'); end;

create trigger lost_number_no_delete before delete on lost_number
begin select raise(abort, 'lost_number is append-only'); end;

create trigger lost_number_no_replace before insert on lost_number
when exists (select 1 from lost_number where (unit_id is new.unit_id and kind is new.kind and year is new.year and restored_at is new.restored_at) or rowid is new.rowid)
begin select raise(abort, 'lost_number is append-only'); end;

create trigger audit_no_update before update on audit
begin select raise(abort, 'audit is append-only'); end;

create trigger audit_no_delete before delete on audit
begin select raise(abort, 'audit is append-only'); end;

create trigger audit_no_replace before insert on audit
when exists (select 1 from audit where
  id is new.id
  or (unit_id is new.unit_id and no is new.no)
  or (account_id is new.account_id and client_key is new.client_key)
  or rowid is new.rowid)
begin select raise(abort, 'audit is append-only'); end;

create trigger commitment_no_update before update on commitment
begin select raise(abort, 'commitment is append-only'); end;

create trigger commitment_no_delete before delete on commitment
begin select raise(abort, 'commitment is append-only'); end;

create trigger commitment_no_replace before insert on commitment
when exists (select 1 from commitment where (unit_id is new.unit_id and what is new.what and id is new.id and no is new.no) or rowid is new.rowid)
begin select raise(abort, 'commitment is append-only'); end;

create trigger decision_no_update before update on decision
begin select raise(abort, 'decision is append-only'); end;

create trigger decision_no_delete before delete on decision
begin select raise(abort, 'decision is append-only'); end;

create trigger decision_no_replace before insert on decision
when exists (select 1 from decision where
  id is new.id
  or (unit_id is new.unit_id and date is new.date and body is new.body and minutes is new.minutes and kind is new.kind)
  or rowid is new.rowid)
begin select raise(abort, 'decision is append-only'); end;

create trigger adoption_no_update before update on adoption
begin select raise(abort, 'adoption is append-only'); end;

create trigger adoption_no_delete before delete on adoption
begin select raise(abort, 'adoption is append-only'); end;

create trigger adoption_no_replace before insert on adoption
when exists (select 1 from adoption where
  id is new.id
  or (unit_id is new.unit_id and no is new.no)
  or (new.proposal_id is not null and proposal_id is new.proposal_id)
  or rowid is new.rowid)
begin select raise(abort, 'adoption is append-only'); end;

create trigger adoption_proposal_no_update before update on adoption_proposal
begin select raise(abort, 'adoption_proposal is append-only'); end;

create trigger adoption_proposal_no_delete before delete on adoption_proposal
begin select raise(abort, 'adoption_proposal is append-only'); end;

create trigger adoption_proposal_no_replace before insert on adoption_proposal
when exists (select 1 from adoption_proposal where id is new.id or seq is new.seq or rowid is new.rowid)
begin select raise(abort, 'adoption_proposal is append-only'); end;

create trigger adoption_refusal_no_update before update on adoption_refusal
begin select raise(abort, 'adoption_refusal is append-only'); end;

create trigger adoption_refusal_no_delete before delete on adoption_refusal
begin select raise(abort, 'adoption_refusal is append-only'); end;

create trigger adoption_refusal_no_replace before insert on adoption_refusal
when exists (select 1 from adoption_refusal where
  id is new.id
  or proposal_id is new.proposal_id
  or seq is new.seq
  or rowid is new.rowid)
begin select raise(abort, 'adoption_refusal is append-only'); end;

create trigger holiday_year_no_update before update on holiday_year
begin select raise(abort, 'holiday_year is append-only'); end;

create trigger holiday_year_no_delete before delete on holiday_year
begin select raise(abort, 'holiday_year is append-only'); end;

create trigger holiday_year_no_replace before insert on holiday_year
when exists (select 1 from holiday_year where
  id is new.id
  or seq is new.seq
  or (unit_id is new.unit_id and year is new.year and no is new.no)
  or rowid is new.rowid)
begin select raise(abort, 'holiday_year is append-only'); end;

create trigger entry_no_update before update on entry
begin select raise(abort, 'entry is append-only'); end;

create trigger entry_no_delete before delete on entry
begin select raise(abort, 'entry is append-only'); end;

create trigger entry_no_replace before insert on entry
when exists (select 1 from entry where
  id is new.id
  or seq is new.seq
  or (unit_id is new.unit_id and no is new.no)
  or (subject_id is new.subject_id and no is new.no)
  or (new.revokes is not null and subject_id is new.subject_id and revokes is new.revokes)
  or rowid is new.rowid)
begin select raise(abort, 'entry is append-only'); end;

create trigger seal_proposal_no_update before update on seal_proposal
begin select raise(abort, 'seal_proposal is append-only'); end;

create trigger seal_proposal_no_delete before delete on seal_proposal
begin select raise(abort, 'seal_proposal is append-only'); end;

create trigger seal_proposal_no_replace before insert on seal_proposal
when exists (select 1 from seal_proposal where id is new.id or seq is new.seq or rowid is new.rowid)
begin select raise(abort, 'seal_proposal is append-only'); end;

create trigger seal_withdrawal_no_update before update on seal_withdrawal
begin select raise(abort, 'seal_withdrawal is append-only'); end;

create trigger seal_withdrawal_no_delete before delete on seal_withdrawal
begin select raise(abort, 'seal_withdrawal is append-only'); end;

create trigger seal_withdrawal_no_replace before insert on seal_withdrawal
when exists (select 1 from seal_withdrawal where
  proposal_id is new.proposal_id
  or seq is new.seq
  or rowid is new.rowid)
begin select raise(abort, 'seal_withdrawal is append-only'); end;

create trigger seal_approval_no_update before update on seal_approval
begin select raise(abort, 'seal_approval is append-only'); end;

create trigger seal_approval_no_delete before delete on seal_approval
begin select raise(abort, 'seal_approval is append-only'); end;

create trigger seal_approval_no_replace before insert on seal_approval
when exists (select 1 from seal_approval where id is new.id or proposal_id is new.proposal_id or rowid is new.rowid)
begin select raise(abort, 'seal_approval is append-only'); end;

create trigger seal_no_update before update on seal
begin select raise(abort, 'seal is append-only'); end;

create trigger seal_no_delete before delete on seal
begin select raise(abort, 'seal is append-only'); end;

create trigger seal_no_replace before insert on seal
when exists (select 1 from seal where
  id is new.id
  or seq is new.seq
  or (unit_id is new.unit_id and period is new.period)
  or rowid is new.rowid)
begin select raise(abort, 'seal is append-only'); end;

create trigger seal_result_no_update before update on seal_result
begin select raise(abort, 'seal_result is append-only'); end;

create trigger seal_result_no_delete before delete on seal_result
begin select raise(abort, 'seal_result is append-only'); end;

create trigger seal_result_no_replace before insert on seal_result
when exists (select 1 from seal_result where
  (seal_id is new.seal_id and subject_id is new.subject_id)
  or rowid is new.rowid)
begin select raise(abort, 'seal_result is append-only'); end;

create trigger seal_outcome_no_update before update on seal_outcome
begin select raise(abort, 'seal_outcome is append-only'); end;

create trigger seal_outcome_no_delete before delete on seal_outcome
begin select raise(abort, 'seal_outcome is append-only'); end;

create trigger seal_outcome_no_replace before insert on seal_outcome
when exists (select 1 from seal_outcome where
  (seal_id is new.seal_id and rule is new.rule and subject_id is new.subject_id)
  or rowid is new.rowid)
begin select raise(abort, 'seal_outcome is append-only'); end;

create trigger seal_conversion_no_update before update on seal_conversion
begin select raise(abort, 'seal_conversion is append-only'); end;

create trigger seal_conversion_no_delete before delete on seal_conversion
begin select raise(abort, 'seal_conversion is append-only'); end;

create trigger seal_conversion_no_replace before insert on seal_conversion
when exists (select 1 from seal_conversion where
  (seal_id is new.seal_id and rule is new.rule and subject_id is new.subject_id)
  or rowid is new.rowid)
begin select raise(abort, 'seal_conversion is append-only'); end;

create trigger takeover_no_update before update on takeover
begin select raise(abort, 'takeover is append-only'); end;

create trigger takeover_no_delete before delete on takeover
begin select raise(abort, 'takeover is append-only'); end;

create trigger takeover_no_replace before insert on takeover
when exists (select 1 from takeover where seal_id is new.seal_id or seq is new.seq or rowid is new.rowid)
begin select raise(abort, 'takeover is append-only'); end;

create trigger notice_no_update before update on notice
begin select raise(abort, 'notice is append-only'); end;

create trigger notice_no_delete before delete on notice
begin select raise(abort, 'notice is append-only'); end;

create trigger notice_no_replace before insert on notice
when exists (select 1 from notice where
  id is new.id
  or seq is new.seq
  or code is new.code
  or (unit_id is new.unit_id and year is new.year and no is new.no)
  or (unit_id is new.unit_id and assembly_of = new.assembly_of)
  or rowid is new.rowid)
begin select raise(abort, 'notice is append-only'); end;

create trigger notice_subject_no_update before update on notice_subject
begin select raise(abort, 'notice_subject is append-only'); end;

create trigger notice_subject_no_delete before delete on notice_subject
begin select raise(abort, 'notice_subject is append-only'); end;

create trigger notice_subject_no_replace before insert on notice_subject
when exists (select 1 from notice_subject where
  (notice_id is new.notice_id and place is new.place)
  or rowid is new.rowid)
begin select raise(abort, 'notice_subject is append-only'); end;

create trigger corrected_period_no_update before update on corrected_period
begin select raise(abort, 'corrected_period is append-only'); end;

create trigger corrected_period_no_delete before delete on corrected_period
begin select raise(abort, 'corrected_period is append-only'); end;

create trigger corrected_period_no_replace before insert on corrected_period
when exists (select 1 from corrected_period where
  id is new.id or (notice_id is new.notice_id and period is new.period) or rowid is new.rowid)
begin select raise(abort, 'corrected_period is append-only'); end;

create trigger corrected_notice_no_update before update on corrected_notice
begin select raise(abort, 'corrected_notice is append-only'); end;

create trigger corrected_notice_no_delete before delete on corrected_notice
begin select raise(abort, 'corrected_notice is append-only'); end;

create trigger corrected_notice_no_replace before insert on corrected_notice
when exists (select 1 from corrected_notice where id is new.id or rowid is new.rowid)
begin select raise(abort, 'corrected_notice is append-only'); end;

create trigger corrected_result_no_update before update on corrected_result
begin select raise(abort, 'corrected_result is append-only'); end;

create trigger corrected_result_no_delete before delete on corrected_result
begin select raise(abort, 'corrected_result is append-only'); end;

create trigger corrected_result_no_replace before insert on corrected_result
when exists (select 1 from corrected_result where
  (corrected_id is new.corrected_id and subject_id is new.subject_id)
  or rowid is new.rowid)
begin select raise(abort, 'corrected_result is append-only'); end;

create trigger corrected_outcome_no_update before update on corrected_outcome
begin select raise(abort, 'corrected_outcome is append-only'); end;

create trigger corrected_outcome_no_delete before delete on corrected_outcome
begin select raise(abort, 'corrected_outcome is append-only'); end;

create trigger corrected_outcome_no_replace before insert on corrected_outcome
when exists (select 1 from corrected_outcome where
  (corrected_id is new.corrected_id and rule is new.rule and subject_id is new.subject_id)
  or rowid is new.rowid)
begin select raise(abort, 'corrected_outcome is append-only'); end;

create trigger corrected_conversion_no_update before update on corrected_conversion
begin select raise(abort, 'corrected_conversion is append-only'); end;

create trigger corrected_conversion_no_delete before delete on corrected_conversion
begin select raise(abort, 'corrected_conversion is append-only'); end;

create trigger corrected_conversion_no_replace before insert on corrected_conversion
when exists (select 1 from corrected_conversion where
  (corrected_id is new.corrected_id and rule is new.rule and subject_id is new.subject_id)
  or rowid is new.rowid)
begin select raise(abort, 'corrected_conversion is append-only'); end;

create trigger meeting_no_update before update on meeting
begin select raise(abort, 'meeting is append-only'); end;

create trigger meeting_no_delete before delete on meeting
begin select raise(abort, 'meeting is append-only'); end;

create trigger meeting_no_replace before insert on meeting
when exists (select 1 from meeting where id is new.id or seq is new.seq or rowid is new.rowid)
begin select raise(abort, 'meeting is append-only'); end;

create trigger meeting_member_no_update before update on meeting_member
begin select raise(abort, 'meeting_member is append-only'); end;

create trigger meeting_member_no_delete before delete on meeting_member
begin select raise(abort, 'meeting_member is append-only'); end;

create trigger meeting_member_no_replace before insert on meeting_member
when exists (select 1 from meeting_member where
  (meeting_id is new.meeting_id and account_id is new.account_id)
  or rowid is new.rowid)
begin select raise(abort, 'meeting_member is append-only'); end;

create trigger meeting_confirmation_no_update before update on meeting_confirmation
begin select raise(abort, 'meeting_confirmation is append-only'); end;

create trigger meeting_confirmation_no_delete before delete on meeting_confirmation
begin select raise(abort, 'meeting_confirmation is append-only'); end;

create trigger meeting_confirmation_no_replace before insert on meeting_confirmation
when exists (select 1 from meeting_confirmation where id is new.id or seq is new.seq or rowid is new.rowid)
begin select raise(abort, 'meeting_confirmation is append-only'); end;

create trigger claim_no_update before update on claim
begin select raise(abort, 'claim is append-only'); end;

create trigger claim_no_delete before delete on claim
begin select raise(abort, 'claim is append-only'); end;

create trigger claim_no_replace before insert on claim
when exists (select 1 from claim where
  id is new.id
  or seq is new.seq
  or (unit_id is new.unit_id and year is new.year and no is new.no)
  or rowid is new.rowid)
begin select raise(abort, 'claim is append-only'); end;

create trigger claim_step_no_update before update on claim_step
begin select raise(abort, 'claim_step is append-only'); end;

create trigger claim_step_no_delete before delete on claim_step
begin select raise(abort, 'claim_step is append-only'); end;

create trigger claim_step_no_replace before insert on claim_step
when exists (select 1 from claim_step where
  id is new.id
  or seq is new.seq
  or (claim_id is new.claim_id and no is new.no)
  or rowid is new.rowid)
begin select raise(abort, 'claim_step is append-only'); end;

create trigger recusal_no_update before update on recusal
begin select raise(abort, 'recusal is append-only'); end;

create trigger recusal_no_delete before delete on recusal
begin select raise(abort, 'recusal is append-only'); end;

create trigger recusal_no_replace before insert on recusal
when exists (select 1 from recusal where
  (meeting_id is new.meeting_id and claim_id is new.claim_id and account_id is new.account_id)
  or rowid is new.rowid)
begin select raise(abort, 'recusal is append-only'); end;

create trigger evidence_no_update before update on evidence
begin select raise(abort, 'evidence is append-only'); end;

create trigger evidence_no_delete before delete on evidence
begin select raise(abort, 'evidence is append-only'); end;

create trigger evidence_no_replace before insert on evidence
when exists (select 1 from evidence where id is new.id or seq is new.seq or rowid is new.rowid)
begin select raise(abort, 'evidence is append-only'); end;

create trigger objection_no_update before update on objection
begin select raise(abort, 'objection is append-only'); end;

create trigger objection_no_delete before delete on objection
begin select raise(abort, 'objection is append-only'); end;

create trigger objection_no_replace before insert on objection
when exists (select 1 from objection where
  id is new.id
  or seq is new.seq
  or receipt is new.receipt
  or (unit_id is new.unit_id and year is new.year and no is new.no)
  or rowid is new.rowid)
begin select raise(abort, 'objection is append-only'); end;

create trigger objection_step_no_update before update on objection_step
begin select raise(abort, 'objection_step is append-only'); end;

create trigger objection_step_no_delete before delete on objection_step
begin select raise(abort, 'objection_step is append-only'); end;

create trigger objection_step_no_replace before insert on objection_step
when exists (select 1 from objection_step where
  id is new.id
  or seq is new.seq
  or (objection_id is new.objection_id and no is new.no)
  or rowid is new.rowid)
begin select raise(abort, 'objection_step is append-only'); end;

create trigger objection_recusal_no_update before update on objection_recusal
begin select raise(abort, 'objection_recusal is append-only'); end;

create trigger objection_recusal_no_delete before delete on objection_recusal
begin select raise(abort, 'objection_recusal is append-only'); end;

create trigger objection_recusal_no_replace before insert on objection_recusal
when exists (select 1 from objection_recusal where
  (meeting_id is new.meeting_id and objection_id is new.objection_id and account_id is new.account_id)
  or rowid is new.rowid)
begin select raise(abort, 'objection_recusal is append-only'); end;

create trigger self_score_no_update before update on self_score
begin select raise(abort, 'self_score is append-only'); end;

create trigger self_score_no_delete before delete on self_score
begin select raise(abort, 'self_score is append-only'); end;

create trigger self_score_no_replace before insert on self_score
when exists (select 1 from self_score where id is new.id or seq is new.seq or rowid is new.rowid)
begin select raise(abort, 'self_score is append-only'); end;

create trigger assembly_no_update before update on assembly
begin select raise(abort, 'assembly is append-only'); end;

create trigger assembly_no_delete before delete on assembly
begin select raise(abort, 'assembly is append-only'); end;

create trigger assembly_no_replace before insert on assembly
when exists (select 1 from assembly where id is new.id or seq is new.seq or rowid is new.rowid)
begin select raise(abort, 'assembly is append-only'); end;

create trigger assembly_conclusion_no_update before update on assembly_conclusion
begin select raise(abort, 'assembly_conclusion is append-only'); end;

create trigger assembly_conclusion_no_delete before delete on assembly_conclusion
begin select raise(abort, 'assembly_conclusion is append-only'); end;

create trigger assembly_conclusion_no_replace before insert on assembly_conclusion
when exists (select 1 from assembly_conclusion where
  id is new.id
  or seq is new.seq
  or (unit_id is new.unit_id and quarter is new.quarter)
  or rowid is new.rowid)
begin select raise(abort, 'assembly_conclusion is append-only'); end;

create trigger assembly_result_no_update before update on assembly_result
begin select raise(abort, 'assembly_result is append-only'); end;

create trigger assembly_result_no_delete before delete on assembly_result
begin select raise(abort, 'assembly_result is append-only'); end;

create trigger assembly_result_no_replace before insert on assembly_result
when exists (select 1 from assembly_result where
  (conclusion_id is new.conclusion_id and subject_id is new.subject_id)
  or rowid is new.rowid)
begin select raise(abort, 'assembly_result is append-only'); end;

create trigger assembly_skip_no_update before update on assembly_skip
begin select raise(abort, 'assembly_skip is append-only'); end;

create trigger assembly_skip_no_delete before delete on assembly_skip
begin select raise(abort, 'assembly_skip is append-only'); end;

create trigger assembly_skip_no_replace before insert on assembly_skip
when exists (select 1 from assembly_skip where
  id is new.id
  or seq is new.seq
  or (unit_id is new.unit_id and quarter is new.quarter)
  or rowid is new.rowid)
begin select raise(abort, 'assembly_skip is append-only'); end;

create trigger flag_ruling_no_update before update on flag_ruling
begin select raise(abort, 'flag_ruling is append-only'); end;

create trigger flag_ruling_no_delete before delete on flag_ruling
begin select raise(abort, 'flag_ruling is append-only'); end;

create trigger flag_ruling_no_replace before insert on flag_ruling
when exists (select 1 from flag_ruling where id is new.id or seq is new.seq or rowid is new.rowid)
begin select raise(abort, 'flag_ruling is append-only'); end;

create trigger ballot_no_update before update on ballot
begin select raise(abort, 'ballot is append-only'); end;

create trigger ballot_no_delete before delete on ballot
begin select raise(abort, 'ballot is append-only'); end;

create trigger ballot_no_replace before insert on ballot
when exists (select 1 from ballot where
  id is new.id
  or seq is new.seq
  or (unit_id is new.unit_id and year is new.year)
  or rowid is new.rowid)
begin select raise(abort, 'ballot is append-only'); end;

create trigger ballot_paper_no_update before update on ballot_paper
begin select raise(abort, 'ballot_paper is append-only'); end;

create trigger ballot_paper_no_delete before delete on ballot_paper
begin select raise(abort, 'ballot_paper is append-only'); end;

create trigger ballot_paper_no_replace before insert on ballot_paper
when exists (select 1 from ballot_paper where
  id is new.id
  or seq is new.seq
  or (ballot_id is new.ballot_id and no is new.no)
  or rowid is new.rowid)
begin select raise(abort, 'ballot_paper is append-only'); end;

create trigger ballot_score_no_update before update on ballot_score
begin select raise(abort, 'ballot_score is append-only'); end;

create trigger ballot_score_no_delete before delete on ballot_score
begin select raise(abort, 'ballot_score is append-only'); end;

create trigger ballot_score_no_replace before insert on ballot_score
when exists (select 1 from ballot_score where (paper_id is new.paper_id and line is new.line) or rowid is new.rowid)
begin select raise(abort, 'ballot_score is append-only'); end;

create trigger ballot_strike_no_update before update on ballot_strike
begin select raise(abort, 'ballot_strike is append-only'); end;

create trigger ballot_strike_no_delete before delete on ballot_strike
begin select raise(abort, 'ballot_strike is append-only'); end;

create trigger ballot_strike_no_replace before insert on ballot_strike
when exists (select 1 from ballot_strike where paper_id is new.paper_id or seq is new.seq or rowid is new.rowid)
begin select raise(abort, 'ballot_strike is append-only'); end;

create trigger ballot_voters_no_update before update on ballot_voters
begin select raise(abort, 'ballot_voters is append-only'); end;

create trigger ballot_voters_no_delete before delete on ballot_voters
begin select raise(abort, 'ballot_voters is append-only'); end;

create trigger ballot_voters_no_replace before insert on ballot_voters
when exists (select 1 from ballot_voters where id is new.id or seq is new.seq or rowid is new.rowid)
begin select raise(abort, 'ballot_voters is append-only'); end;

create trigger ballot_check_no_update before update on ballot_check
begin select raise(abort, 'ballot_check is append-only'); end;

create trigger ballot_check_no_delete before delete on ballot_check
begin select raise(abort, 'ballot_check is append-only'); end;

create trigger ballot_check_no_replace before insert on ballot_check
when exists (select 1 from ballot_check where id is new.id or seq is new.seq or rowid is new.rowid)
begin select raise(abort, 'ballot_check is append-only'); end;

create trigger ballot_closing_no_update before update on ballot_closing
begin select raise(abort, 'ballot_closing is append-only'); end;

create trigger ballot_closing_no_delete before delete on ballot_closing
begin select raise(abort, 'ballot_closing is append-only'); end;

create trigger ballot_closing_no_replace before insert on ballot_closing
when exists (select 1 from ballot_closing where ballot_id is new.ballot_id or seq is new.seq or rowid is new.rowid)
begin select raise(abort, 'ballot_closing is append-only'); end;

create trigger ballot_rereading_no_update before update on ballot_rereading
begin select raise(abort, 'ballot_rereading is append-only'); end;

create trigger ballot_rereading_no_delete before delete on ballot_rereading
begin select raise(abort, 'ballot_rereading is append-only'); end;

create trigger ballot_rereading_no_replace before insert on ballot_rereading
when exists (select 1 from ballot_rereading where id is new.id or seq is new.seq or rowid is new.rowid)
begin select raise(abort, 'ballot_rereading is append-only'); end;

create trigger filing_no_update before update on filing
begin select raise(abort, 'filing is append-only'); end;

create trigger filing_no_delete before delete on filing
begin select raise(abort, 'filing is append-only'); end;

create trigger filing_no_replace before insert on filing
when exists (select 1 from filing where
  id is new.id
  or seq is new.seq
  or (unit_id is new.unit_id and year is new.year and no is new.no)
  or rowid is new.rowid)
begin select raise(abort, 'filing is append-only'); end;

create trigger filing_step_no_update before update on filing_step
begin select raise(abort, 'filing_step is append-only'); end;

create trigger filing_step_no_delete before delete on filing_step
begin select raise(abort, 'filing_step is append-only'); end;

create trigger filing_step_no_replace before insert on filing_step
when exists (select 1 from filing_step where
  id is new.id
  or seq is new.seq
  or (filing_id is new.filing_id and no is new.no)
  or rowid is new.rowid)
begin select raise(abort, 'filing_step is append-only'); end;

create trigger filing_paper_no_update before update on filing_paper
begin select raise(abort, 'filing_paper is append-only'); end;

create trigger filing_paper_no_delete before delete on filing_paper
begin select raise(abort, 'filing_paper is append-only'); end;

create trigger filing_paper_no_replace before insert on filing_paper
when exists (select 1 from filing_paper where
  id is new.id
  or (step_id is new.step_id and place is new.place)
  or rowid is new.rowid)
begin select raise(abort, 'filing_paper is append-only'); end;

create trigger spot_check_no_update before update on spot_check
begin select raise(abort, 'spot_check is append-only'); end;

create trigger spot_check_no_delete before delete on spot_check
begin select raise(abort, 'spot_check is append-only'); end;

create trigger spot_check_no_replace before insert on spot_check
when exists (select 1 from spot_check where
  id is new.id
  or seq is new.seq
  or (unit_id is new.unit_id and year is new.year and no is new.no)
  or rowid is new.rowid)
begin select raise(abort, 'spot_check is append-only'); end;

create trigger spot_check_pick_no_update before update on spot_check_pick
begin select raise(abort, 'spot_check_pick is append-only'); end;

create trigger spot_check_pick_no_delete before delete on spot_check_pick
begin select raise(abort, 'spot_check_pick is append-only'); end;

create trigger spot_check_pick_no_replace before insert on spot_check_pick
when exists (select 1 from spot_check_pick where
  (spot_check_id is new.spot_check_id and no is new.no)
  or (spot_check_id is new.spot_check_id and entry_id is new.entry_id)
  or rowid is new.rowid)
begin select raise(abort, 'spot_check_pick is append-only'); end;

create trigger spot_check_finding_no_update before update on spot_check_finding
begin select raise(abort, 'spot_check_finding is append-only'); end;

create trigger spot_check_finding_no_delete before delete on spot_check_finding
begin select raise(abort, 'spot_check_finding is append-only'); end;

create trigger spot_check_finding_no_replace before insert on spot_check_finding
when exists (select 1 from spot_check_finding where
  id is new.id
  or seq is new.seq
  or (spot_check_id is new.spot_check_id and entry_id is new.entry_id and no is new.no)
  or rowid is new.rowid)
begin select raise(abort, 'spot_check_finding is append-only'); end;

create trigger correction_no_update before update on correction
begin select raise(abort, 'correction is append-only'); end;

create trigger correction_no_delete before delete on correction
begin select raise(abort, 'correction is append-only'); end;

create trigger correction_no_replace before insert on correction
when exists (select 1 from correction where
  id is new.id
  or seq is new.seq
  or ruling_id is new.ruling_id
  or rowid is new.rowid)
begin select raise(abort, 'correction is append-only'); end;

create trigger talk_no_update before update on talk
begin select raise(abort, 'talk is append-only'); end;

create trigger talk_no_delete before delete on talk
begin select raise(abort, 'talk is append-only'); end;

create trigger talk_no_replace before insert on talk
when exists (select 1 from talk where
  id is new.id
  or seq is new.seq
  or (unit_id is new.unit_id and period is new.period and rule is new.rule
    and subject_id is new.subject_id)
  or rowid is new.rowid)
begin select raise(abort, 'talk is append-only'); end;

create trigger outcome_ruling_no_update before update on outcome_ruling
begin select raise(abort, 'outcome_ruling is append-only'); end;

create trigger outcome_ruling_no_delete before delete on outcome_ruling
begin select raise(abort, 'outcome_ruling is append-only'); end;

create trigger outcome_ruling_no_replace before insert on outcome_ruling
when exists (select 1 from outcome_ruling where
  id is new.id
  or seq is new.seq
  or (unit_id is new.unit_id and period is new.period and rule is new.rule
    and subject_id is new.subject_id and no is new.no)
  or rowid is new.rowid)
begin select raise(abort, 'outcome_ruling is append-only'); end;

create trigger outcome_recusal_no_update before update on outcome_recusal
begin select raise(abort, 'outcome_recusal is append-only'); end;

create trigger outcome_recusal_no_delete before delete on outcome_recusal
begin select raise(abort, 'outcome_recusal is append-only'); end;

create trigger outcome_recusal_no_replace before insert on outcome_recusal
when exists (select 1 from outcome_recusal where
  (meeting_id is new.meeting_id and period is new.period and rule is new.rule
    and subject_id is new.subject_id and no is new.no and account_id is new.account_id)
  or rowid is new.rowid)
begin select raise(abort, 'outcome_recusal is append-only'); end;

create trigger redemption_no_update before update on redemption
begin select raise(abort, 'redemption is append-only'); end;

create trigger redemption_no_delete before delete on redemption
begin select raise(abort, 'redemption is append-only'); end;

create trigger redemption_no_replace before insert on redemption
when exists (select 1 from redemption where
  id is new.id
  or seq is new.seq
  or (unit_id is new.unit_id and year is new.year and no is new.no)
  or (new.reverses is not null and reverses is new.reverses)
  or rowid is new.rowid)
begin select raise(abort, 'redemption is append-only'); end;

create trigger leave_entry_no_update before update on leave_entry
begin select raise(abort, 'leave_entry is append-only'); end;

create trigger leave_entry_no_delete before delete on leave_entry
begin select raise(abort, 'leave_entry is append-only'); end;

create trigger leave_entry_no_replace before insert on leave_entry
when exists (select 1 from leave_entry where
  id is new.id
  or seq is new.seq
  or (unit_id is new.unit_id and year is new.year and no is new.no)
  or rowid is new.rowid)
begin select raise(abort, 'leave_entry is append-only'); end;

create trigger certificate_issued_no_update before update on certificate_issued
begin select raise(abort, 'certificate_issued is append-only'); end;

create trigger certificate_issued_no_delete before delete on certificate_issued
begin select raise(abort, 'certificate_issued is append-only'); end;

create trigger certificate_issued_no_replace before insert on certificate_issued
when exists (select 1 from certificate_issued where
  id is new.id
  or seq is new.seq
  or ticket is new.ticket
  or (unit_id is new.unit_id and year is new.year and no is new.no)
  or rowid is new.rowid)
begin select raise(abort, 'certificate_issued is append-only'); end;

create trigger certificate_received_no_update before update on certificate_received
begin select raise(abort, 'certificate_received is append-only'); end;

create trigger certificate_received_no_delete before delete on certificate_received
begin select raise(abort, 'certificate_received is append-only'); end;

create trigger certificate_received_no_replace before insert on certificate_received
when exists (select 1 from certificate_received where
  id = new.id
  or seq = new.seq
  or rowid = new.rowid
  or (unit_id = new.unit_id and ticket = new.ticket))
begin select raise(abort, 'certificate_received is append-only'); end;

create trigger announcement_version_no_update before update on announcement_version
begin select raise(abort, 'announcement_version is append-only'); end;

create trigger announcement_version_no_delete before delete on announcement_version
begin select raise(abort, 'announcement_version is append-only'); end;

create trigger announcement_version_no_replace before insert on announcement_version
when exists (select 1 from announcement_version where
  id is new.id
  or (announcement_code is new.announcement_code and no is new.no)
  or rowid is new.rowid)
begin select raise(abort, 'announcement_version is append-only'); end;

create trigger announcement_file_no_update before update on announcement_file
begin select raise(abort, 'announcement_file is append-only'); end;

create trigger announcement_file_no_delete before delete on announcement_file
begin select raise(abort, 'announcement_file is append-only'); end;

create trigger announcement_file_no_replace before insert on announcement_file
when exists (select 1 from announcement_file where
  id is new.id
  or (announcement_code is new.announcement_code and no is new.no)
  or rowid is new.rowid)
begin select raise(abort, 'announcement_file is append-only'); end;

create trigger emergency_no_update before update on emergency
begin select raise(abort, 'emergency is append-only'); end;

create trigger emergency_no_delete before delete on emergency
begin select raise(abort, 'emergency is append-only'); end;

create trigger emergency_no_replace before insert on emergency
when exists (select 1 from emergency where
  id is new.id
  or seq is new.seq
  or (unit_id is new.unit_id and sending is new.sending)
  or rowid is new.rowid)
begin select raise(abort, 'emergency is append-only'); end;

create trigger emergency_end_no_update before update on emergency_end
begin select raise(abort, 'emergency_end is append-only'); end;

create trigger emergency_end_no_delete before delete on emergency_end
begin select raise(abort, 'emergency_end is append-only'); end;

create trigger emergency_end_no_replace before insert on emergency_end
when exists (select 1 from emergency_end where
  emergency_id is new.emergency_id
  or seq is new.seq
  or rowid is new.rowid)
begin select raise(abort, 'emergency_end is append-only'); end;

-- The key of a digest goes with the row that it is of: nobody can try out afterwards which text was there.
create trigger erased_severed after insert on erased
begin delete from commitment_key where what = new.what and id = new.id; end;

create trigger subject_name_severed after delete on subject_name
begin delete from commitment_key where what = 'subject_name' and id = old.subject_id; end;

-- These texts may be erased, row by row, and are never rewritten. What is erased is marked in the table erased, and
-- can't come back.
create trigger audit_place_no_update before update on audit_place
begin select raise(abort, 'audit_place may be erased, not rewritten'); end;

create trigger audit_place_no_replace before insert on audit_place
when exists (select 1 from audit_place where audit_id is new.audit_id or rowid is new.rowid)
begin select raise(abort, 'audit_place may be erased, not rewritten'); end;

create trigger audit_place_marked after delete on audit_place
begin insert into erased (what, id) values ('audit_place', old.audit_id); end;

create trigger audit_place_no_return before insert on audit_place
when exists (select 1 from erased where what = 'audit_place' and id = new.audit_id)
begin select raise(abort, 'audit_place was erased'); end;

create trigger entry_text_no_update before update on entry_text
begin select raise(abort, 'entry_text may be erased, not rewritten'); end;

create trigger entry_text_no_replace before insert on entry_text
when exists (select 1 from entry_text where entry_id is new.entry_id or rowid is new.rowid)
begin select raise(abort, 'entry_text may be erased, not rewritten'); end;

create trigger entry_text_marked after delete on entry_text
begin insert into erased (what, id) values ('entry_text', old.entry_id); end;

create trigger entry_text_no_return before insert on entry_text
when exists (select 1 from erased where what = 'entry_text' and id = new.entry_id)
begin select raise(abort, 'entry_text was erased'); end;

create trigger notice_body_no_update before update on notice_body
begin select raise(abort, 'notice_body may be erased, not rewritten'); end;

create trigger notice_body_no_replace before insert on notice_body
when exists (select 1 from notice_body where notice_id is new.notice_id or rowid is new.rowid)
begin select raise(abort, 'notice_body may be erased, not rewritten'); end;

create trigger notice_body_marked after delete on notice_body
begin insert into erased (what, id) values ('notice_body', old.notice_id); end;

create trigger notice_body_no_return before insert on notice_body
when exists (select 1 from erased where what = 'notice_body' and id = new.notice_id)
begin select raise(abort, 'notice_body was erased'); end;

create trigger corrected_body_no_update before update on corrected_body
begin select raise(abort, 'corrected_body may be erased, not rewritten'); end;

create trigger corrected_body_no_replace before insert on corrected_body
when exists (select 1 from corrected_body where corrected_id is new.corrected_id or rowid is new.rowid)
begin select raise(abort, 'corrected_body may be erased, not rewritten'); end;

create trigger corrected_body_marked after delete on corrected_body
begin insert into erased (what, id) values ('corrected_body', old.corrected_id); end;

create trigger corrected_body_no_return before insert on corrected_body
when exists (select 1 from erased where what = 'corrected_body' and id = new.corrected_id)
begin select raise(abort, 'corrected_body was erased'); end;

create trigger meeting_confirmation_text_no_update before update on meeting_confirmation_text
begin select raise(abort, 'meeting_confirmation_text may be erased, not rewritten'); end;

create trigger meeting_confirmation_text_no_replace before insert on meeting_confirmation_text
when exists (select 1 from meeting_confirmation_text where
  confirmation_id is new.confirmation_id or rowid is new.rowid)
begin select raise(abort, 'meeting_confirmation_text may be erased, not rewritten'); end;

create trigger meeting_confirmation_text_marked after delete on meeting_confirmation_text
begin insert into erased (what, id) values ('meeting_confirmation_text', old.confirmation_id); end;

create trigger meeting_confirmation_text_no_return before insert on meeting_confirmation_text
when exists (select 1 from erased where what = 'meeting_confirmation_text' and id = new.confirmation_id)
begin select raise(abort, 'meeting_confirmation_text was erased'); end;

create trigger claim_text_no_update before update on claim_text
begin select raise(abort, 'claim_text may be erased, not rewritten'); end;

create trigger claim_text_no_replace before insert on claim_text
when exists (select 1 from claim_text where step_id is new.step_id or rowid is new.rowid)
begin select raise(abort, 'claim_text may be erased, not rewritten'); end;

create trigger claim_text_marked after delete on claim_text
begin insert into erased (what, id) values ('claim_text', old.step_id); end;

create trigger claim_text_no_return before insert on claim_text
when exists (select 1 from erased where what = 'claim_text' and id = new.step_id)
begin select raise(abort, 'claim_text was erased'); end;

create trigger evidence_file_no_update before update on evidence_file
begin select raise(abort, 'evidence_file may be erased, not rewritten'); end;

create trigger evidence_file_no_replace before insert on evidence_file
when exists (select 1 from evidence_file where evidence_id is new.evidence_id or rowid is new.rowid)
begin select raise(abort, 'evidence_file may be erased, not rewritten'); end;

create trigger evidence_file_marked after delete on evidence_file
begin insert into erased (what, id) values ('evidence_file', old.evidence_id); end;

create trigger evidence_file_no_return before insert on evidence_file
when exists (select 1 from erased where what = 'evidence_file' and id = new.evidence_id)
begin select raise(abort, 'evidence_file was erased'); end;

create trigger evidence_part_no_update before update on evidence_part
begin select raise(abort, 'evidence_part may be erased, not rewritten'); end;

create trigger evidence_part_no_replace before insert on evidence_part
when exists (select 1 from evidence_part where id is new.id or rowid is new.rowid)
begin select raise(abort, 'evidence_part may be erased, not rewritten'); end;

create trigger evidence_part_marked after delete on evidence_part
begin insert into erased (what, id) values ('evidence_part', old.id); end;

create trigger evidence_part_no_return before insert on evidence_part
when exists (select 1 from erased where what = 'evidence_part' and id = new.id)
begin select raise(abort, 'evidence_part was erased'); end;

create trigger objection_text_no_update before update on objection_text
begin select raise(abort, 'objection_text may be erased, not rewritten'); end;

create trigger objection_text_no_replace before insert on objection_text
when exists (select 1 from objection_text where objection_id is new.objection_id or rowid is new.rowid)
begin select raise(abort, 'objection_text may be erased, not rewritten'); end;

create trigger objection_text_marked after delete on objection_text
begin insert into erased (what, id) values ('objection_text', old.objection_id); end;

create trigger objection_text_no_return before insert on objection_text
when exists (select 1 from erased where what = 'objection_text' and id = new.objection_id)
begin select raise(abort, 'objection_text was erased'); end;

create trigger objection_step_text_no_update before update on objection_step_text
begin select raise(abort, 'objection_step_text may be erased, not rewritten'); end;

create trigger objection_step_text_no_replace before insert on objection_step_text
when exists (select 1 from objection_step_text where step_id is new.step_id or rowid is new.rowid)
begin select raise(abort, 'objection_step_text may be erased, not rewritten'); end;

create trigger objection_step_text_marked after delete on objection_step_text
begin insert into erased (what, id) values ('objection_step_text', old.step_id); end;

create trigger objection_step_text_no_return before insert on objection_step_text
when exists (select 1 from erased where what = 'objection_step_text' and id = new.step_id)
begin select raise(abort, 'objection_step_text was erased'); end;

create trigger adoption_refusal_text_no_update before update on adoption_refusal_text
begin select raise(abort, 'adoption_refusal_text may be erased, not rewritten'); end;

create trigger adoption_refusal_text_no_replace before insert on adoption_refusal_text
when exists (select 1 from adoption_refusal_text where refusal_id is new.refusal_id or rowid is new.rowid)
begin select raise(abort, 'adoption_refusal_text may be erased, not rewritten'); end;

create trigger adoption_refusal_text_marked after delete on adoption_refusal_text
begin insert into erased (what, id) values ('adoption_refusal_text', old.refusal_id); end;

create trigger adoption_refusal_text_no_return before insert on adoption_refusal_text
when exists (select 1 from erased where what = 'adoption_refusal_text' and id = new.refusal_id)
begin select raise(abort, 'adoption_refusal_text was erased'); end;

create trigger flag_ruling_text_no_update before update on flag_ruling_text
begin select raise(abort, 'flag_ruling_text may be erased, not rewritten'); end;

create trigger flag_ruling_text_no_replace before insert on flag_ruling_text
when exists (select 1 from flag_ruling_text where ruling_id is new.ruling_id or rowid is new.rowid)
begin select raise(abort, 'flag_ruling_text may be erased, not rewritten'); end;

create trigger flag_ruling_text_marked after delete on flag_ruling_text
begin insert into erased (what, id) values ('flag_ruling_text', old.ruling_id); end;

create trigger flag_ruling_text_no_return before insert on flag_ruling_text
when exists (select 1 from erased where what = 'flag_ruling_text' and id = new.ruling_id)
begin select raise(abort, 'flag_ruling_text was erased'); end;

create trigger filing_body_no_update before update on filing_body
begin select raise(abort, 'filing_body may be erased, not rewritten'); end;

create trigger filing_body_no_replace before insert on filing_body
when exists (select 1 from filing_body where filing_id is new.filing_id or rowid is new.rowid)
begin select raise(abort, 'filing_body may be erased, not rewritten'); end;

create trigger filing_body_marked after delete on filing_body
begin insert into erased (what, id) values ('filing_body', old.filing_id); end;

create trigger filing_body_no_return before insert on filing_body
when exists (select 1 from erased where what = 'filing_body' and id = new.filing_id)
begin select raise(abort, 'filing_body was erased'); end;

create trigger filing_step_text_no_update before update on filing_step_text
begin select raise(abort, 'filing_step_text may be erased, not rewritten'); end;

create trigger filing_step_text_no_replace before insert on filing_step_text
when exists (select 1 from filing_step_text where step_id is new.step_id or rowid is new.rowid)
begin select raise(abort, 'filing_step_text may be erased, not rewritten'); end;

create trigger filing_step_text_marked after delete on filing_step_text
begin insert into erased (what, id) values ('filing_step_text', old.step_id); end;

create trigger filing_step_text_no_return before insert on filing_step_text
when exists (select 1 from erased where what = 'filing_step_text' and id = new.step_id)
begin select raise(abort, 'filing_step_text was erased'); end;

create trigger filing_paper_file_no_update before update on filing_paper_file
begin select raise(abort, 'filing_paper_file may be erased, not rewritten'); end;

create trigger filing_paper_file_no_replace before insert on filing_paper_file
when exists (select 1 from filing_paper_file where paper_id is new.paper_id or rowid is new.rowid)
begin select raise(abort, 'filing_paper_file may be erased, not rewritten'); end;

create trigger filing_paper_file_marked after delete on filing_paper_file
begin insert into erased (what, id) values ('filing_paper_file', old.paper_id); end;

create trigger filing_paper_file_no_return before insert on filing_paper_file
when exists (select 1 from erased where what = 'filing_paper_file' and id = new.paper_id)
begin select raise(abort, 'filing_paper_file was erased'); end;

create trigger filing_paper_part_no_update before update on filing_paper_part
begin select raise(abort, 'filing_paper_part may be erased, not rewritten'); end;

create trigger filing_paper_part_no_replace before insert on filing_paper_part
when exists (select 1 from filing_paper_part where id is new.id or rowid is new.rowid)
begin select raise(abort, 'filing_paper_part may be erased, not rewritten'); end;

create trigger filing_paper_part_marked after delete on filing_paper_part
begin insert into erased (what, id) values ('filing_paper_part', old.id); end;

create trigger filing_paper_part_no_return before insert on filing_paper_part
when exists (select 1 from erased where what = 'filing_paper_part' and id = new.id)
begin select raise(abort, 'filing_paper_part was erased'); end;

create trigger spot_check_finding_text_no_update before update on spot_check_finding_text
begin select raise(abort, 'spot_check_finding_text may be erased, not rewritten'); end;

create trigger spot_check_finding_text_no_replace before insert on spot_check_finding_text
when exists (select 1 from spot_check_finding_text where finding_id is new.finding_id or rowid is new.rowid)
begin select raise(abort, 'spot_check_finding_text may be erased, not rewritten'); end;

create trigger spot_check_finding_text_marked after delete on spot_check_finding_text
begin insert into erased (what, id) values ('spot_check_finding_text', old.finding_id); end;

create trigger spot_check_finding_text_no_return before insert on spot_check_finding_text
when exists (select 1 from erased where what = 'spot_check_finding_text' and id = new.finding_id)
begin select raise(abort, 'spot_check_finding_text was erased'); end;

create trigger outcome_ruling_text_no_update before update on outcome_ruling_text
begin select raise(abort, 'outcome_ruling_text may be erased, not rewritten'); end;

create trigger outcome_ruling_text_no_replace before insert on outcome_ruling_text
when exists (select 1 from outcome_ruling_text where ruling_id is new.ruling_id or rowid is new.rowid)
begin select raise(abort, 'outcome_ruling_text may be erased, not rewritten'); end;

create trigger outcome_ruling_text_marked after delete on outcome_ruling_text
begin insert into erased (what, id) values ('outcome_ruling_text', old.ruling_id); end;

create trigger outcome_ruling_text_no_return before insert on outcome_ruling_text
when exists (select 1 from erased where what = 'outcome_ruling_text' and id = new.ruling_id)
begin select raise(abort, 'outcome_ruling_text was erased'); end;

create trigger redemption_text_no_update before update on redemption_text
begin select raise(abort, 'redemption_text may be erased, not rewritten'); end;

create trigger redemption_text_no_replace before insert on redemption_text
when exists (select 1 from redemption_text where redemption_id is new.redemption_id or rowid is new.rowid)
begin select raise(abort, 'redemption_text may be erased, not rewritten'); end;

create trigger redemption_text_marked after delete on redemption_text
begin insert into erased (what, id) values ('redemption_text', old.redemption_id); end;

create trigger redemption_text_no_return before insert on redemption_text
when exists (select 1 from erased where what = 'redemption_text' and id = new.redemption_id)
begin select raise(abort, 'redemption_text was erased'); end;

create trigger talk_text_no_update before update on talk_text
begin select raise(abort, 'talk_text may be erased, not rewritten'); end;

create trigger talk_text_no_replace before insert on talk_text
when exists (select 1 from talk_text where talk_id is new.talk_id or rowid is new.rowid)
begin select raise(abort, 'talk_text may be erased, not rewritten'); end;

create trigger talk_text_marked after delete on talk_text
begin insert into erased (what, id) values ('talk_text', old.talk_id); end;

create trigger talk_text_no_return before insert on talk_text
when exists (select 1 from erased where what = 'talk_text' and id = new.talk_id)
begin select raise(abort, 'talk_text was erased'); end;

create trigger correction_text_no_update before update on correction_text
begin select raise(abort, 'correction_text may be erased, not rewritten'); end;

create trigger correction_text_no_replace before insert on correction_text
when exists (select 1 from correction_text where correction_id is new.correction_id or rowid is new.rowid)
begin select raise(abort, 'correction_text may be erased, not rewritten'); end;

create trigger correction_text_marked after delete on correction_text
begin insert into erased (what, id) values ('correction_text', old.correction_id); end;

create trigger correction_text_no_return before insert on correction_text
when exists (select 1 from erased where what = 'correction_text' and id = new.correction_id)
begin select raise(abort, 'correction_text was erased'); end;

create trigger leave_entry_text_no_update before update on leave_entry_text
begin select raise(abort, 'leave_entry_text may be erased, not rewritten'); end;

create trigger leave_entry_text_no_replace before insert on leave_entry_text
when exists (select 1 from leave_entry_text where entry_id is new.entry_id or rowid is new.rowid)
begin select raise(abort, 'leave_entry_text may be erased, not rewritten'); end;

create trigger leave_entry_text_marked after delete on leave_entry_text
begin insert into erased (what, id) values ('leave_entry_text', old.entry_id); end;

create trigger leave_entry_text_no_return before insert on leave_entry_text
when exists (select 1 from erased where what = 'leave_entry_text' and id = new.entry_id)
begin select raise(abort, 'leave_entry_text was erased'); end;

create trigger certificate_issued_text_no_update before update on certificate_issued_text
begin select raise(abort, 'certificate_issued_text may be erased, not rewritten'); end;

create trigger certificate_issued_text_no_replace before insert on certificate_issued_text
when exists (select 1 from certificate_issued_text where issued_id is new.issued_id or rowid is new.rowid)
begin select raise(abort, 'certificate_issued_text may be erased, not rewritten'); end;

create trigger certificate_issued_text_marked after delete on certificate_issued_text
begin insert into erased (what, id) values ('certificate_issued_text', old.issued_id); end;

create trigger certificate_issued_text_no_return before insert on certificate_issued_text
when exists (select 1 from erased where what = 'certificate_issued_text' and id = new.issued_id)
begin select raise(abort, 'certificate_issued_text was erased'); end;

create trigger certificate_received_text_no_update before update on certificate_received_text
begin select raise(abort, 'certificate_received_text may be erased, not rewritten'); end;

create trigger certificate_received_text_no_replace before insert on certificate_received_text
when exists (select 1 from certificate_received_text where received_id is new.received_id or rowid is new.rowid)
begin select raise(abort, 'certificate_received_text may be erased, not rewritten'); end;

create trigger certificate_received_text_marked after delete on certificate_received_text
begin insert into erased (what, id) values ('certificate_received_text', old.received_id); end;

create trigger certificate_received_text_no_return before insert on certificate_received_text
when exists (select 1 from erased where what = 'certificate_received_text' and id = new.received_id)
begin select raise(abort, 'certificate_received_text was erased'); end;

create trigger announcement_version_text_no_update before update on announcement_version_text
begin select raise(abort, 'announcement_version_text may be erased, not rewritten'); end;

create trigger announcement_version_text_no_replace before insert on announcement_version_text
when exists (select 1 from announcement_version_text where version_id is new.version_id or rowid is new.rowid)
begin select raise(abort, 'announcement_version_text may be erased, not rewritten'); end;

create trigger announcement_version_text_marked after delete on announcement_version_text
begin insert into erased (what, id) values ('announcement_version_text', old.version_id); end;

create trigger announcement_version_text_no_return before insert on announcement_version_text
when exists (select 1 from erased where what = 'announcement_version_text' and id = new.version_id)
begin select raise(abort, 'announcement_version_text was erased'); end;

create trigger announcement_file_text_no_update before update on announcement_file_text
begin select raise(abort, 'announcement_file_text may be erased, not rewritten'); end;

create trigger announcement_file_text_no_replace before insert on announcement_file_text
when exists (select 1 from announcement_file_text where file_id is new.file_id or rowid is new.rowid)
begin select raise(abort, 'announcement_file_text may be erased, not rewritten'); end;

create trigger announcement_file_text_marked after delete on announcement_file_text
begin insert into erased (what, id) values ('announcement_file_text', old.file_id); end;

create trigger announcement_file_text_no_return before insert on announcement_file_text
when exists (select 1 from erased where what = 'announcement_file_text' and id = new.file_id)
begin select raise(abort, 'announcement_file_text was erased'); end;

create trigger announcement_part_no_update before update on announcement_part
begin select raise(abort, 'announcement_part may be erased, not rewritten'); end;

create trigger announcement_part_no_replace before insert on announcement_part
when exists (select 1 from announcement_part where id is new.id or rowid is new.rowid)
begin select raise(abort, 'announcement_part may be erased, not rewritten'); end;

create trigger announcement_part_marked after delete on announcement_part
begin insert into erased (what, id) values ('announcement_part', old.id); end;

create trigger announcement_part_no_return before insert on announcement_part
when exists (select 1 from erased where what = 'announcement_part' and id = new.id)
begin select raise(abort, 'announcement_part was erased'); end;

create trigger emergency_text_no_update before update on emergency_text
begin select raise(abort, 'emergency_text may be erased, not rewritten'); end;

create trigger emergency_text_no_replace before insert on emergency_text
when exists (select 1 from emergency_text where emergency_id is new.emergency_id or rowid is new.rowid)
begin select raise(abort, 'emergency_text may be erased, not rewritten'); end;

create trigger emergency_text_marked after delete on emergency_text
begin insert into erased (what, id) values ('emergency_text', old.emergency_id); end;

create trigger emergency_text_no_return before insert on emergency_text
when exists (select 1 from erased where what = 'emergency_text' and id = new.emergency_id)
begin select raise(abort, 'emergency_text was erased'); end;

-- These tables change in part. A role ends, and its last day only comes nearer; answers and announcements go for
-- good or stay as they are; a unit keeps its months and days, and its salt may only go; a person keeps their number.
create trigger unit_kept before update on unit
when old.id is not new.id
  or old.time_zone is not new.time_zone
  or old.first_period is not new.first_period
  or (old.salt is not new.salt and new.salt is not '')
begin select raise(abort, 'unit is kept as it was written'); end;

create trigger unit_no_delete before delete on unit
begin select raise(abort, 'unit is kept as it was written'); end;

create trigger unit_no_replace before insert on unit
when exists (select 1 from unit where id is new.id or rowid is new.rowid)
begin select raise(abort, 'unit is kept as it was written'); end;

create trigger subject_kept before update on subject
when old.id is not new.id
  or old.unit_id is not new.unit_id
  or old.code is not new.code
begin select raise(abort, 'subject is kept as it was written'); end;

create trigger subject_no_delete before delete on subject
begin select raise(abort, 'subject is kept as it was written'); end;

create trigger subject_name_kept before update on subject_name
when old.subject_id is not new.subject_id
begin select raise(abort, 'subject_name is kept as it was written'); end;

create trigger role_kept before update on role
when old.id is not new.id
  or old.account_id is not new.account_id
  or old.unit_id is not new.unit_id
  or old.role is not new.role
  or old.subject_id is not new.subject_id
  or old.from_date is not new.from_date
  or old.given_by is not new.given_by
  or (old.to_date is not new.to_date and (new.to_date is null or new.to_date > coalesce(old.to_date, '9999')))
begin select raise(abort, 'role is kept as it was written'); end;

create trigger role_no_delete before delete on role
begin select raise(abort, 'role is kept as it was written'); end;

create trigger role_no_replace before insert on role
when exists (select 1 from role where id is new.id or rowid is new.rowid)
begin select raise(abort, 'role is kept as it was written'); end;

create trigger answer_kept before update on answer
when old.account_id is not new.account_id
  or old.client_key is not new.client_key
  or old.action is not new.action
  or old.input is not new.input
  or old.body is not new.body
  or old.at is not new.at
begin select raise(abort, 'answer is kept as it was written'); end;

create trigger answer_no_replace before insert on answer
when exists (select 1 from answer where
  (account_id is new.account_id and client_key is new.client_key)
  or rowid is new.rowid)
begin select raise(abort, 'answer is kept as it was written'); end;

create trigger answer_marked after delete on answer
begin insert into erased (what, id) values ('answer', old.account_id || ' ' || old.client_key); end;

create trigger answer_no_return before insert on answer
when exists (select 1 from erased where what = 'answer' and id = new.account_id || ' ' || new.client_key)
begin select raise(abort, 'answer was erased'); end;

create trigger announcement_kept before update on announcement
when old.code is not new.code
  or old.unit_id is not new.unit_id
  or old.year is not new.year
  or old.no is not new.no
  or old.title is not new.title
  or old.body is not new.body
  or old.published_at is not new.published_at
begin select raise(abort, 'announcement is kept as it was written'); end;

create trigger announcement_no_replace before insert on announcement
when exists (select 1 from announcement where
  code is new.code
  or (unit_id is new.unit_id and year is new.year and no is new.no)
  or rowid is new.rowid)
begin select raise(abort, 'announcement is kept as it was written'); end;

create trigger announcement_marked after delete on announcement
begin insert into erased (what, id) values ('announcement', old.code); end;

create trigger announcement_no_return before insert on announcement
when exists (select 1 from erased where what = 'announcement' and id = new.code)
begin select raise(abort, 'announcement was erased'); end;

-- Two people seal a period: one proposes what was shown, another one agrees to exactly that. What was taken over
-- from paper before a unit's first proposal has no proposal.

create trigger refuse_own_approval before insert on seal_approval
when not exists (
    select 1 from seal_proposal as asked
    where asked.id = new.proposal_id and asked.account_id != new.account_id and asked.unit_id = new.unit_id)
  or exists (select 1 from seal_withdrawal where seal_withdrawal.proposal_id = new.proposal_id)
begin select raise(abort, 'nobody seals what they proposed themselves'); end;

create trigger refuse_late_withdrawal before insert on seal_withdrawal
when not exists (
    select 1 from seal_proposal as asked where asked.id = new.proposal_id and asked.unit_id = new.unit_id)
  or exists (select 1 from seal_approval where seal_approval.proposal_id = new.proposal_id)
begin select raise(abort, 'what is sealed is sealed'); end;

create trigger refuse_adoption_alone before insert on adoption
when new.no > 1
  and (
    not exists (
      select 1 from adoption_proposal as asked
      where asked.id = new.proposal_id and asked.unit_id = new.unit_id and asked.account_id != new.account_id
        and asked.action = new.action and asked.digest = new.digest and asked.from_date = new.from_date
        and asked.withdraws is new.withdraws)
    or exists (select 1 from adoption_refusal where adoption_refusal.proposal_id = new.proposal_id))
begin select raise(abort, 'rules are the decision of two people'); end;

create trigger refuse_late_refusal before insert on adoption_refusal
when not exists (
    select 1 from adoption_proposal as asked where asked.id = new.proposal_id and asked.unit_id = new.unit_id)
  or exists (select 1 from adoption where adoption.proposal_id = new.proposal_id)
begin select raise(abort, 'what is adopted is adopted'); end;

create trigger refuse_seal_alone before insert on seal
when not exists (
    select 1 from seal_approval as agreed where agreed.id = new.approval_id and agreed.unit_id = new.unit_id)
  and (new.approval_id is not null or exists (
    select 1 from seal_proposal as earlier where earlier.unit_id = new.unit_id and earlier.seq <= new.seq))
begin select raise(abort, 'a seal is the decision of two people'); end;

-- Nobody rules on a claim that is about them or that they declared (unless they only keyed in a paper), neither by
-- recording the ruling nor by sitting in the meeting without stepping aside.

create trigger claim_step_own_ruling before insert on claim_step
when new.action = 'rule' and exists (
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
begin select raise(abort, 'nobody decides their own claim'); end;

-- Nobody rules on an outcome that concerns them, neither by recording the ruling nor by sitting in the meeting
-- without stepping aside.

create trigger outcome_ruling_own before insert on outcome_ruling
when exists (select 1 from role where role.subject_id = new.subject_id and role.account_id = new.account_id)
  or exists (
    select 1 from meeting_member as sat
    where sat.meeting_id = new.meeting_id
      and exists (
        select 1 from role where role.subject_id = new.subject_id and role.account_id = sat.account_id)
      and not exists (
        select 1 from outcome_recusal as aside
        where aside.meeting_id = sat.meeting_id and aside.period = new.period and aside.rule = new.rule
          and aside.subject_id = new.subject_id and aside.no = new.no and aside.account_id = sat.account_id))
begin select raise(abort, 'nobody decides what concerns themselves'); end;

-- Nobody investigates, finds or answers an objection who is involved in it. In order, whoever: raised it or is the
-- person whose row it is; answers with a meeting in which such a person sat; declared, checked or decided a claim
-- that became one of its lines, or booked such a line; counted the ballot of its year; sat in the meeting that a
-- line rests on; found out or answered the objection that booked a line; sealed the period of a whole notice,
-- published it, assessed for its year or counted its ballot; found out or answered what the notice corrects; found
-- out or answered the same objection before its appeal. A step that the audit trail has already comes from a copy of
-- the database, where all that came later is there too.

create trigger objection_step_involved before insert on objection_step
when new.action in ('assign', 'find', 'answer') and exists (
  select 1 from objection
  join (
    select case new.action when 'assign' then new.investigator_id else new.account_id end as account_id,
      exists (
        select 1 from change_log as logged
        join audit on audit.unit_id = logged.unit_id
          and audit.change_before < logged.seq and audit.change_after >= logged.seq
        where logged.seq = new.seq and logged.unit_id = new.unit_id and logged.kind = 'objection') as recorded
  ) as who
  where objection.id = new.objection_id and (
    (objection.via != 'paper' and objection.account_id = who.account_id)
    or exists (
      select 1 from role where role.subject_id = objection.subject_id and role.account_id = who.account_id)
    or (new.action != 'assign' and exists (
      select 1 from meeting_member as sat
      where sat.meeting_id = new.meeting_id
        and ((objection.via != 'paper' and objection.account_id = sat.account_id)
          or exists (
            select 1 from role
            where role.subject_id = objection.subject_id and role.account_id = sat.account_id))
        and not exists (
          select 1 from objection_recusal as aside
          where aside.meeting_id = sat.meeting_id and aside.objection_id = objection.id
            and aside.account_id = sat.account_id)))

    or ((new.action = 'assign' or not who.recorded) and (
      exists (
        select 1 from entry
        where entry.unit_id = objection.unit_id
          and (entry.no = objection.entry_no
            or (objection.entry_no is null and entry.subject_id = objection.subject_id
              and entry.period >= objection.from_month and entry.period <= objection.to_month))
          and (exists (
              select 1 from claim_step as made
              join claim on claim.id = made.claim_id
              where made.unit_id = entry.unit_id and made.entry_no = entry.no
                and ((claim.via != 'paper' and claim.declared_by = who.account_id)
                  or exists (
                    select 1 from claim_step as step
                    where step.claim_id = claim.id and step.action in ('forward', 'rule')
                      and step.account_id = who.account_id)
                  or exists (
                    select 1 from meeting_member as sat
                    where sat.meeting_id = made.meeting_id and sat.account_id = who.account_id
                      and not exists (
                        select 1 from recusal as aside
                        where aside.meeting_id = sat.meeting_id and aside.claim_id = claim.id
                          and aside.account_id = sat.account_id))))
            or exists (
              select 1 from audit
              where audit.unit_id = entry.unit_id and audit.change_before < entry.seq
                and audit.change_after >= entry.seq and audit.account_id = who.account_id)))
      or (objection.entry_no is null and objection.subject_id is not null and exists (
        select 1 from notice
        join ballot on ballot.unit_id = objection.unit_id and cast(ballot.year as text) = notice.period
        where notice.id = objection.notice_id
          and (exists (
              select 1 from ballot_paper as paper
              join ballot_score as given on given.paper_id = paper.id
              where paper.ballot_id = ballot.id and paper.keyed_by = who.account_id
                and given.subject_id = objection.subject_id)
            or exists (
              select 1 from ballot_check as compared
              where compared.ballot_id = ballot.id and compared.checked_by = who.account_id))))))

    or (not who.recorded and (
      exists (
        select 1 from entry
        where entry.unit_id = objection.unit_id
          and (entry.no = objection.entry_no
            or (objection.entry_no is null and entry.subject_id = objection.subject_id
              and entry.period >= objection.from_month and entry.period <= objection.to_month))
          and (exists (
              select 1 from meeting
              join meeting_member as sat on sat.meeting_id = meeting.id
              where meeting.decision_id = entry.decision_id and sat.account_id = who.account_id
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
                and (heard.account_id = who.account_id or exists (
                  select 1 from meeting_member as sat
                  where sat.meeting_id = heard.meeting_id and sat.account_id = who.account_id
                    and not exists (
                      select 1 from objection_recusal as aside
                      where aside.meeting_id = sat.meeting_id and aside.objection_id = heard.objection_id
                        and aside.account_id = sat.account_id))))))
      or (objection.subject_id is null and objection.entry_no is null and exists (
        select 1 from notice
        where notice.id = objection.notice_id
          and (exists (
              select 1 from seal
              join seal_approval as agreed on agreed.id = seal.approval_id
              join seal_proposal as asked on asked.id = agreed.proposal_id
              where seal.unit_id = notice.unit_id and seal.period = notice.period
                and who.account_id in (asked.account_id, agreed.account_id))
            or exists (
              select 1 from notice as shown
              join audit on audit.unit_id = shown.unit_id
                and audit.change_before < shown.seq and audit.change_after >= shown.seq
              where shown.unit_id = notice.unit_id and (shown.id = notice.id or shown.code = notice.corrects)
                and audit.account_id = who.account_id)
            or exists (
              select 1 from entry
              join audit on audit.unit_id = entry.unit_id and audit.change_before < entry.seq
                and audit.change_after >= entry.seq and audit.action = 'assess'
              where entry.unit_id = notice.unit_id and entry.period = notice.period || '-12'
                and audit.account_id = who.account_id)
            or exists (
              select 1 from ballot
              left join ballot_paper as paper on paper.ballot_id = ballot.id
              left join ballot_check as compared on compared.ballot_id = ballot.id
              where ballot.unit_id = notice.unit_id and cast(ballot.year as text) = notice.period
                and (paper.keyed_by = who.account_id or compared.checked_by = who.account_id)))))
      or exists (
        select 1 from objection_step as made
        join objection_step as heard on heard.objection_id = made.objection_id and heard.no < made.no
        where ((made.action = 'supplement' and made.notice_id = objection.notice_id)
            or (made.action = 'appeal' and made.objection_id = objection.id))
          and heard.action in ('find', 'answer')
          and (heard.account_id = who.account_id or exists (
            select 1 from meeting_member as sat
            where sat.meeting_id = heard.meeting_id and sat.account_id = who.account_id
              and not exists (
                select 1 from objection_recusal as aside
                where aside.meeting_id = sat.meeting_id and aside.objection_id = heard.objection_id
                  and aside.account_id = sat.account_id))))))))
begin select raise(abort, 'nobody investigates what they are involved in'); end;

-- On no day an account of leave holds less than nothing, what was undone left aside. While a copy is made, lines
-- come in any order: an account whose earlier lines aren't all there can't be summed up.

create trigger leave_entry_covered after insert on leave_entry
when exists (
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
begin select raise(abort, 'an account of leave holds no less than nothing'); end;

-- Nobody spends points that they don't have. While a copy is made, lines come in any order, and seals may come later: an
-- account whose earlier lines or seals aren't all there can't be summed up.

create trigger redemption_returned before insert on redemption
when new.action = 'reversal' and not exists (
    select 1 from redemption as given
    where given.id = new.reverses and given.action = 'redeem' and given.unit_id = new.unit_id
      and given.subject_id = new.subject_id and given.year = new.year and given.good = new.good
      and given.amount = new.amount)
begin select raise(abort, 'goods come back as they were given'); end;

create trigger redemption_covered after insert on redemption
when new.action = 'redeem'
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
begin select raise(abort, 'nobody spends points that they don''t have'); end;

-- A superior, who sits alone and is no member of the committee, decides only what the committee can't: while the
-- unit has two recorders on the day of the meeting, and more than half of its committee have no part in the matter,
-- the committee decides. An appeal is the superior's. Rows that the audit trail has already come from a copy of the
-- database, in which roles may have ended since.

create trigger claim_step_superior_alone before insert on claim_step
when new.action = 'rule'
  and (select count(*) from meeting_member as sat where sat.meeting_id = new.meeting_id) = 1
  and not exists (
    select 1 from meeting_member as sat
    join meeting on meeting.id = sat.meeting_id
    join decision on decision.id = meeting.decision_id
    join role as held on held.account_id = sat.account_id
    where sat.meeting_id = new.meeting_id and held.unit_id = new.unit_id and held.role = 'committee'
      and held.from_date <= decision.date and coalesce(held.to_date, decision.date) >= decision.date)
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
begin select raise(abort, 'the superior decides what the committee can’t'); end;

create trigger outcome_ruling_superior_alone before insert on outcome_ruling
when (select count(*) from meeting_member as sat where sat.meeting_id = new.meeting_id) = 1
  and not exists (
    select 1 from meeting_member as sat
    join meeting on meeting.id = sat.meeting_id
    join decision on decision.id = meeting.decision_id
    join role as held on held.account_id = sat.account_id
    where sat.meeting_id = new.meeting_id and held.unit_id = new.unit_id and held.role = 'committee'
      and held.from_date <= decision.date and coalesce(held.to_date, decision.date) >= decision.date)
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
begin select raise(abort, 'the superior decides what the committee can’t'); end;

-- Whose lines the answer to an objection puts right have a part in it too: those lines are booked before it is
-- given.

create trigger objection_step_superior_alone before insert on objection_step
when new.action = 'answer' and new.meeting_id is not null
  and (select count(*) from meeting_member as sat where sat.meeting_id = new.meeting_id) = 1
  and not exists (
    select 1 from meeting_member as sat
    join meeting on meeting.id = sat.meeting_id
    join decision on decision.id = meeting.decision_id
    join role as held on held.account_id = sat.account_id
    where sat.meeting_id = new.meeting_id and held.unit_id = new.unit_id and held.role = 'committee'
      and held.from_date <= decision.date and coalesce(held.to_date, decision.date) >= decision.date)
  and not exists (
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
begin select raise(abort, 'the superior decides what the committee can’t'); end;

-- A superior agrees to a seal only where the unit has one recorder. Days are compared with the days before and after
-- the instant's own, since no time zone's day is another one.

create trigger seal_superior_alone before insert on seal
when new.approval_id is not null
  and not exists (
    select 1 from seal_approval as agreed
    join role as held on held.account_id = agreed.account_id
    where agreed.id = new.approval_id and held.unit_id = new.unit_id and held.role in ('recorder', 'committee')
      and held.from_date <= date(substr(new.sealed_at, 1, 10), '+1 day')
      and coalesce(held.to_date, '9999-12-31') >= date(substr(new.sealed_at, 1, 10), '-1 day'))
  and (
    select count(distinct held.account_id) >= 2
    from role as held
    where held.unit_id = new.unit_id and held.role = 'recorder'
      and held.from_date <= date(substr(new.sealed_at, 1, 10), '-1 day')
      and coalesce(held.to_date, '9999-12-31') >= date(substr(new.sealed_at, 1, 10), '+1 day'))
  and not exists (
    select 1 from change_log as logged
    join audit on audit.unit_id = logged.unit_id
      and audit.change_before < logged.seq and audit.change_after >= logged.seq
    where logged.seq = new.seq and logged.unit_id = new.unit_id and logged.kind = 'seal')
begin select raise(abort, 'the superior seals where there is one recorder'); end;

-- Sign-in: its library's tables, as the library itself would make them (`sign-in-tables.test.ts`).

create table "auth_user" (
  "id" text not null primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" integer not null,
  "image" text,
  "createdAt" date not null,
  "updatedAt" date not null,
  "username" text unique,
  "displayUsername" text,
  "role" text,
  "banned" integer,
  "banReason" text,
  "banExpires" date
);

create table "auth_session" (
  "id" text not null primary key,
  "expiresAt" date not null,
  "token" text not null unique,
  "createdAt" date not null,
  "updatedAt" date not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references "auth_user" ("id") on delete cascade,
  "impersonatedBy" text
);

create table "auth_account" (
  "id" text not null primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references "auth_user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" date,
  "refreshTokenExpiresAt" date,
  "scope" text,
  "password" text,
  "createdAt" date not null,
  "updatedAt" date not null
);

create table "auth_verification" (
  "id" text not null primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" date not null,
  "createdAt" date not null,
  "updatedAt" date not null
);

create table "auth_passkey" (
  "id" text not null primary key,
  "name" text,
  "publicKey" text not null,
  "userId" text not null references "auth_user" ("id") on delete cascade,
  "credentialID" text not null,
  "counter" integer not null,
  "deviceType" text not null,
  "backedUp" integer not null,
  "transports" text,
  "createdAt" date,
  "aaguid" text
);

create index "auth_session_userId_idx" on "auth_session" ("userId");

create index "auth_account_userId_idx" on "auth_account" ("userId");

create index "auth_verification_identifier_idx" on "auth_verification" ("identifier");

create index "auth_passkey_userId_idx" on "auth_passkey" ("userId");

create index "auth_passkey_credentialID_idx" on "auth_passkey" ("credentialID");
