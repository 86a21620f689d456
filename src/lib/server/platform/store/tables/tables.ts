import type { Generated } from 'kysely';
import type { AdoptionTables } from './adoption-tables';
import type { AnnouncementTables } from './announcement-tables';
import type { AuthTables } from './auth-tables';
import type { BoardHealthTables } from './board-health-tables';
import type { BoardMailTables } from './board-mail-tables';
import type { BoardListTables } from './board-tables';
import type { ClaimTables } from './claim-tables';
import type { DecidingTables } from './deciding-tables';
import type { FilingTables } from './filing-tables';
import type { OutcomeTables } from './outcome-tables';
import type { ObjectionTables } from './objection-tables';
import type { SealingTables } from './sealing-tables';
import type { CertificateTables } from './certificate-tables';

/**
 * The tables of both databases. Dates are YYYY-MM-DD, months YYYY-MM, instants ISO 8601 in UTC, points
 * whole hundredths, flags 0 or 1. The database itself refuses every change of those under "only grow".
 */
export interface Tables
  extends
    AdoptionTables,
    AnnouncementTables,
    AuthTables,
    BoardHealthTables,
    BoardListTables,
    BoardMailTables,
    ClaimTables,
    DecidingTables,
    FilingTables,
    ObjectionTables,
    OutcomeTables,
    SealingTables,
    CertificateTables {
  unit: UnitTable;
  calendar_link: CalendarLinkTable;
  push_subscription: PushSubscriptionTable;
  role: RoleTable;
  board: BoardTable;
  pairing: PairingTable;
  subject: SubjectTable;
  answer: AnswerTable;
  /** the first run: one row, or none */
  founding: { one: number; client_key: string; input: string; at: string };
  attempt: AttemptTable;
  incoming_part: IncomingPartTable;
  /** a unit's meanings of its sheets' headers and marks: see `domain/sheets` */
  /** files between preview and confirmation, swept after an hour: see `domain/imports/held` */
  held_files: {
    id: string;
    unit_id: string;
    account_id: string;
    digest: string;
    bytes: number;
    kept_at: string;
  };
  /** `file` and `no` from 0: each file has at least one part; `body` is base64 */
  held_part: {
    id: string;
    files_id: string;
    file: number;
    no: number;
    name: string;
    pasted: number;
    body: string;
  };
  /** `reading`: DocumentReading, `answers`: RowAnswers, `details`: DraftDetails, all as JSON */
  scheme_draft: {
    unit_id: string;
    document: string;
    reading: string;
    answers: string;
    details: string;
    account_id: string;
    changed_at: string;
  };
  sheet_word: { unit_id: string; place: string; word: string; meaning: string; saved_at: string };
  /**
   * accounts whose password the office has set: it opens nothing but the page where it is changed, until
   * then
   */
  initial_password: { account_id: string; until: string };
  /** one row, `one` = 1: see `platform/epoch` */
  store_epoch: { one: number; id: string; since: string };
  /** `lost`: counts of changes by kind, as JSON; null: nobody knows. See `backup/restore/losses` */
  restoration: { unit_id: string; restored_at: string; backup_at: string; lost: string | null };
  lost_number: LostNumberTable;

  // only grow: ids, figures, codes and salted digests
  decision: DecisionTable;
  entry: EntryTable;
  seal: SealTable;
  takeover: TakeoverTable;
  holiday_year: HolidayYearTable;
  seal_result: SealResultTable;
  seal_outcome: { seal_id: string; rule: string; subject_id: string; undecided: number };
  seal_conversion: { seal_id: string; rule: string; subject_id: string; counted: number; value: number };
  notice: NoticeTable;
  change_log: ChangeTable;
  audit: AuditTable;
  audit_place: AuditPlaceTable;
  commitment: CommitmentTable;
  /** keys of digests of texts that may be erased: they go with the texts */
  commitment_key: { what: string; id: string; key: string };
  /**
   * rows that can't be written again, by table and key: erased once, erased for good. `role_end`: a restore has ended
   * this role again
   */
  erased: { what: string; id: string };

  // may be erased: names and free text
  subject_name: { subject_id: string; name: string };
  entry_text: { entry_id: string; matter_text: string; basis: string };
  notice_body: { notice_id: string; body: string };
  /** the persons whose rows a supplementary notice shows, by their places in it from 0 */
  notice_subject: { notice_id: string; place: number; subject_id: string };
  /** the sealed periods that a supplementary notice fixes as corrected */
  corrected_period: { id: string; notice_id: string; period: string };
  /** people whose figures a supplementary notice changed, as it leaves them */
  corrected_result: CorrectedResultTable;
  /** every consequence of a corrected period, as a supplementary notice leaves it */
  corrected_outcome: { corrected_id: string; rule: string; subject_id: string; undecided: number };
  corrected_conversion: {
    corrected_id: string;
    rule: string;
    subject_id: string;
    counted: number;
    value: number;
  };
  /** the digest of a corrected period's notice as it reads from then on; without one where the period has no notice */
  corrected_notice: { id: string; digest: string };
  /** the text that the digest is taken of */
  corrected_body: { corrected_id: string; body: string };
}

/** Numbers given before a restore: `missing` counts those that are known to be missing; null: some of them may be. */
interface LostNumberTable {
  unit_id: string;
  kind: string;
  year: number;
  restored_at: string;
  first: number;
  last: number;
  missing: number | null;
}

interface UnitTable {
  id: string;
  name: string;
  parent: string;
  scheme: string;
  time_zone: string;
  first_period: string;
  masked: number;
  publicity_days: number;
  objections_who: string;
  objections_where: string;
  objections_when: string;
  answer_days: number;
  /** makes digests of this unit's free text unguessable; erasing it severs them for good */
  salt: string;
  /** day of the month by which its people declare; null: the last one */
  deadline_day: number | null;
  /** months after a period's end by whose last day it is filed; 1 where nobody has set it */
  filing_months: Generated<number>;
  /** account that objections are usually given to; null: nobody in particular */
  investigator: string | null;
  /** the unit's own names for those who hold the roles; null: its scheme's */
  recorder_name: string | null;
  committee_name: string | null;
  assembly_name: string | null;
  department_name: string | null;
  commission_name: string | null;
  superior_name: string | null;
  /** JSON: the unit's own terms of its document's deadlines, by their ids; '{}' where nobody has set any */
  deadline_terms: Generated<string>;
  /** JSON: the unit's own names for its document's other bodies, by the document's word; '{}' where it has none */
  body_names: Generated<string>;
  account_term: Generated<string | null>;
}

interface CalendarLinkTable {
  /** digest of the secret in the address */
  digest: string;
  unit_id: string;
  account_id: string;
  /** the days that it leads to: those of the unit's rules, or those that concern the account's own person */
  feed: 'office' | 'own';
  made_at: string;
  /** null: it is valid */
  ended_at: string | null;
}

/** A browser that wants reminders; it ends with its session. */
interface PushSubscriptionTable {
  session_id: string;
  unit_id: string;
  account_id: string;
  /** address at the browser's push service, and the browser's keys in base64url */
  endpoint: string;
  p256dh: string;
  auth: string;
  /** the kinds of things that it is told of, with a blank between */
  kinds: string;
  language: string;
  made_at: string;
  /** number of the newest change that it was told of, or needn't be */
  notified: number;
  /** how often the next message was tried in vain */
  tries: number;
  /** when it is tried again; null: at the next round */
  next_at: string | null;
}

interface RoleTable {
  id: string;
  account_id: string;
  unit_id: string;
  role: string;
  subject_id: string | null;
  from_date: string;
  to_date: string | null;
  /** accounts; null for what was founded */
  given_by: string | null;
  ended_by: string | null;
}

interface BoardTable {
  code: string;
  unit_id: string;
  name: string;
  /** SHA-256 of the board's token; null: none was fetched yet. Stays after revocation: it tells why the endpoint is shut. */
  token: string | null;
  /** null: the demo's own, which is open to anybody under its code */
  paired_at: string | null;
  revoked_at: string | null;
  /** when its token was last refused since, to the minute */
  refused_at: string | null;
  /** when its token was last used to say what it shows; null: the token wasn't used yet */
  seen_at: string | null;
  /** the revision on the screen, as the board says; bigint in PostgreSQL */
  shows: number | null;
}

/** A screen that asks to be paired. A row lives for a quarter of an hour. */
interface PairingTable {
  /** the code that the screen shows and the office types */
  code: string;
  /** SHA-256 of the secret that only this screen's browser has */
  device: string;
  asked_at: string;
  /** when it has asked last */
  heard_at: string;
  expires_at: string;
  /** the board that the office has confirmed; null: it still waits */
  board_code: string | null;
}

interface SubjectTable {
  id: string;
  unit_id: string;
  code: string;
  pool: string;
  category: string;
  /** '' where the roster has none */
  department: string;
  /** '' where the roster has none */
  post: string;
  /** '' where the roster has none */
  workplace: string;
  from_date: string | null;
  to_date: string | null;
  /** why the person left (`leaveReasons`); null: nobody has said, or the person is there */
  leave_reason: string | null;
  /** JSON: the spells of service before the last one, oldest first (M16); '[]' for most */
  earlier: Generated<string>;
}

interface AnswerTable {
  account_id: string;
  client_key: string;
  action: string;
  /** digest of the input: the same key with other input is refused */
  input: string;
  body: string;
  at: string;
}

interface DecisionTable {
  id: string;
  unit_id: string;
  date: string;
  body: string;
  minutes: string;
  /** `meeting`, or `marking`: a department's marking paper, for which nobody met */
  kind: string;
  recorded_at: string;
}

interface EntryTable {
  id: string;
  /** the number of its change, which a cursor counts */
  seq: number;
  unit_id: string;
  no: string;
  subject_id: string;
  item: string;
  date: string;
  period: string;
  quantity: number;
  value: string;
  matter_key: string;
  reverses: string | null;
  decision_id: string;
  recorded_at: string;
  /** number of the closed year's line that it takes out; null: none */
  revokes: string | null;
}

interface SealTable {
  id: string;
  seq: number;
  unit_id: string;
  period: string;
  sealed_at: string;
  /** names the rules that it was calculated by */
  scheme_digest: string;
  /** the approval that sealed it; null: taken over from paper */
  approval_id: string | null;
}

/** The ground of a period that was taken over from paper. */
interface TakeoverTable {
  seal_id: string;
  seq: number;
  unit_id: string;
  decision_id: string;
  noticed_on: string | null;
  paper_ranks: number;
  digest: string;
  account_id: string;
  recorded_at: string;
}

interface CorrectedResultTable extends Pick<
  SealResultTable,
  'subject_id' | 'status' | 'points' | 'balance' | 'score' | 'rank'
> {
  corrected_id: string;
}

/** A year's table as the office has entered it: the latest of a year is valid. Days with a blank between. */
interface HolidayYearTable {
  id: string;
  seq: number;
  unit_id: string;
  year: number;
  no: number;
  off_days: string;
  on_days: string;
  document: string;
  account_id: string;
  recorded_at: string;
}

interface SealResultTable {
  seal_id: string;
  subject_id: string;
  pool: string;
  category: string;
  from_date: string | null;
  to_date: string | null;
  /** JSON: the earlier spells of service, as they were when it was sealed */
  earlier: Generated<string>;
  status: string;
  points: number;
  /** null: this period has none */
  balance: number | null;
  /** the figure that ranked */
  score: number;
  rank: number | null;
}

interface NoticeTable {
  id: string;
  seq: number;
  unit_id: string;
  code: string;
  period: string;
  digest: string;
  year: number;
  no: number;
  published_at: string;
  last_day: string;
  /** the notice that this one corrects; null: it is a period's own */
  corrects: string | null;
  /** the quarter (`2026-Q1`) whose late assembly led to it; null: an objection did, or it is a period's own */
  assembly_of: string | null;
  /**
   * channels on which it is published, with a blank between; null: a supplementary notice, which is
   * published on all that it can be
   */
  channels: string | null;
}

interface ChangeTable {
  seq: Generated<number>;
  unit_id: string;
  kind: string;
  subject_id: string | null;
  /** the account that alone may hear of it; null: whoever `subject_id` says */
  account_id: string | null;
  at: string;
}

/** A chain by unit: see `AuditRecord`. */
interface AuditTable {
  id: string;
  unit_id: string;
  no: number;
  account_id: string;
  action: string;
  client_key: string;
  input: string;
  change_before: number;
  change_after: number;
  changes: string;
  at: string;
  device_at: string | null;
  previous: string;
  digest: string;
  /** digest over the record's commitments; null: it has none */
  committed: string | null;
}

/** A row's digest as a command has left the row: see `domain/audit/commitments`. */
interface CommitmentTable {
  unit_id: string;
  /** a name of `committedRows` */
  what: string;
  id: string;
  /** number of the command's record */
  no: number;
  digest: string;
}

/** The origin of a command. It may be erased, and is after a while. */
interface AuditPlaceTable {
  audit_id: string;
  address: string;
  /** the browser's own word */
  device: string;
  at: string;
}

/** A part of a file whose form hasn't come yet. */
interface IncomingPartTable {
  account_id: string;
  /** key of the form */
  client_key: string;
  /** bytes of the file before it */
  place: number;
  /** bytes */
  size: number;
  /** base64 */
  body: string;
  /** instant from which it is deleted */
  expires_at: string;
}

/** Failed sign-ins since a moment; the key is a keyed digest of an account's name, or of where they came from. */
interface AttemptTable {
  key: string;
  since: string;
  tries: number;
}
