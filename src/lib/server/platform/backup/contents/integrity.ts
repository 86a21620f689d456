import { digestOf, snapshotSchema, supplementSchema } from '$lib/notice';
import { sql, type Kysely } from 'kysely';
import * as v from 'valibot';
import type { ChangeKind } from '../../changes/changes';
import type { Tables } from '../../store/tables/tables';
import { catalogue } from './catalogue';

export type Trouble =
  /** a notice's text isn't what its digest was taken of */
  | { kind: 'notice-differs'; where: string }
  /** a ledger line bears a number that the log of changes gives to something else */
  | { kind: 'wrong-number'; where: string; count: number }
  /** rows that point to something that isn't there */
  | { kind: 'orphans'; where: string; count: number };

const page = 200;

/**
 * Finds contradictions within a database; empty for a sound one. The handle has to be one read transaction.
 */
export async function contradictions(db: Kysely<Tables>): Promise<Trouble[]> {
  return [
    ...(await changedNotices(db)),
    ...(await changedCorrections(db)),
    ...(await wrongNumbers(db)),
    ...(await orphans(db))
  ];
}

async function changedNotices(db: Kysely<Tables>): Promise<Trouble[]> {
  const found: Trouble[] = [];
  for (let last = '', more = true; more;) {
    const rows = await db
      .selectFrom('notice')
      .innerJoin('notice_body', 'notice_body.notice_id', 'notice.id')
      .where('notice.code', '>', last)
      .select(['code', 'digest', 'notice_body.body'])
      .orderBy('notice.code')
      .limit(page)
      .execute();
    for (const { code, digest, body } of rows)
      if (digestOfBody(body) !== digest) found.push({ kind: 'notice-differs', where: code });
    last = rows[rows.length - 1]?.code ?? '';
    more = rows.length === page;
  }
  return found;
}

/** The notices of corrected periods, as supplementary ones have left them; each is named by its supplementary notice and period. */
async function changedCorrections(db: Kysely<Tables>): Promise<Trouble[]> {
  const found: Trouble[] = [];
  for (let last = '', more = true; more;) {
    const rows = await db
      .selectFrom('corrected_notice')
      .innerJoin('corrected_body', 'corrected_body.corrected_id', 'corrected_notice.id')
      .innerJoin('corrected_period', 'corrected_period.id', 'corrected_notice.id')
      .innerJoin('notice', 'notice.id', 'corrected_period.notice_id')
      .where('corrected_notice.id', '>', last)
      .select(['corrected_notice.id', 'corrected_notice.digest', 'code', 'corrected_period.period'])
      .select('corrected_body.body')
      .orderBy('corrected_notice.id')
      .limit(page)
      .execute();
    for (const { digest, body, code, period } of rows)
      if (digestOfBody(body) !== digest) found.push({ kind: 'notice-differs', where: `${code} ${period}` });
    last = rows[rows.length - 1]?.id ?? '';
    more = rows.length === page;
  }
  return found;
}

function digestOfBody(body: string): string {
  try {
    const read = v.safeParse(v.union([snapshotSchema, supplementSchema]), JSON.parse(body));
    return read.success ? digestOf(read.output) : '';
  } catch {
    // No JSON any more: it has no digest that anything was published under.
    return '';
  }
}

/**
 * The kind of change that the log gives each table's numbers to. A row under another kind's number would be read by
 * pages, and by nothing that checks the trail.
 */
const numberedKinds: Readonly<Record<string, ChangeKind>> = {
  adoption: 'scheme',
  adoption_proposal: 'scheme-proposal',
  adoption_refusal: 'scheme-proposal',
  assembly: 'assembly',
  assembly_conclusion: 'assembly',
  assembly_skip: 'assembly',
  ballot: 'ballot',
  ballot_check: 'ballot',
  ballot_closing: 'ballot',
  ballot_paper: 'ballot',
  ballot_rereading: 'ballot',
  ballot_strike: 'ballot',
  ballot_voters: 'ballot',
  certificate_issued: 'certificate',
  certificate_received: 'certificate',
  claim: 'claim',
  claim_step: 'claim',
  correction: 'outcome',
  emergency: 'emergency',
  emergency_end: 'emergency',
  entry: 'entry',
  evidence: 'claim',
  filing: 'filing',
  filing_step: 'filing',
  flag_ruling: 'assembly',
  holiday_year: 'holidays',
  leave_entry: 'leave',
  meeting: 'meeting',
  meeting_confirmation: 'meeting',
  notice: 'notice',
  objection: 'objection',
  objection_step: 'objection',
  outcome_ruling: 'outcome',
  redemption: 'redemption',
  seal: 'seal',
  seal_proposal: 'seal-proposal',
  seal_withdrawal: 'seal-proposal',
  self_score: 'self-score',
  spot_check: 'spot-check',
  spot_check_finding: 'spot-check',
  takeover: 'takeover',
  talk: 'outcome'
};

async function wrongNumbers(db: Kysely<Tables>): Promise<Trouble[]> {
  const found: Trouble[] = [];
  for (const [table, kind] of Object.entries(numberedKinds)) {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from ${sql.table(table)} numbered
      left join change_log on change_log.seq = numbered.seq
      where numbered.seq is not null and (change_log.seq is null or change_log.kind <> ${kind}
        or change_log.unit_id <> numbered.unit_id)`.execute(db);
    const count = Number(rows[0]?.count ?? 0);
    if (count > 0) found.push({ kind: 'wrong-number', where: table, count });
  }
  return found;
}

async function orphans(db: Kysely<Tables>): Promise<Trouble[]> {
  const found: Trouble[] = [];
  for (const { name, links } of await catalogue(db))
    for (const { column, table, target } of links) {
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from ${sql.table(name)} child
        where ${sql.ref(`child.${column}`)} is not null and not exists (
          select 1 from ${sql.table(table)} parent
          where ${sql.ref(`parent.${target}`)} = ${sql.ref(`child.${column}`)})`.execute(db);
      const count = Number(rows[0]?.count ?? 0);
      if (count > 0) found.push({ kind: 'orphans', where: `${name}.${column} → ${table}`, count });
    }
  return found;
}
