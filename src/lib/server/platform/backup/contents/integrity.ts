import { digestOf, snapshotSchema, supplementSchema } from '$lib/notice';
import { sql, type Kysely } from 'kysely';
import * as v from 'valibot';
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

async function wrongNumbers(db: Kysely<Tables>): Promise<Trouble[]> {
  const found: Trouble[] = [];
  for (const table of ['entry', 'seal', 'notice'] as const) {
    const { count } = await db
      .selectFrom(table)
      .leftJoin('change_log', 'change_log.seq', `${table}.seq`)
      .where(({ or, eb, ref }) =>
        or([
          eb('change_log.seq', 'is', null),
          eb('change_log.kind', '<>', table),
          eb('change_log.unit_id', '<>', ref(`${table}.unit_id`))
        ])
      )
      .select((fn) => fn.fn.countAll().as('count'))
      .executeTakeFirstOrThrow();
    if (Number(count) > 0) found.push({ kind: 'wrong-number', where: table, count: Number(count) });
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
