import type { Entry, WrittenEntry } from '$lib/points';
import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { logChanges } from '../../platform/changes/log-changes';
import { Problem } from '../../platform/problem/problem';
import { lastSealedMonth } from '../periods/sealed-periods';
import { subjectId, subjectIds } from '../roster/subject-ids';
import { chunks } from '../../platform/store/chunks';
import { lastLostLine } from '../../platform/store/lost-lines';
import type { Tables } from '../../platform/store/tables/tables';
import type { Unit } from '../units/unit';
import type { RowsDone } from '../../platform/command/observed-work';
import { readFirstDecided } from './first-decided';
import { countLines, findLines, linesAfter } from './find-lines';
import type { BookedEntry, LateReversal, Ledger } from './ledger';
import type { LineFilter, LedgerPage } from './line-filter';
import { matterKey } from './matter-key';
import { readAllScorable, readEntries, readScorable } from './read-entries';

/** One unit's ledger, over SQL. */
export function sqlLedger(db: Kysely<Tables>, unit: Unit, clock: () => Date): Ledger {
  const entries = (filter: { subject?: string; after?: number } = {}) => readEntries(db, unit.id, filter);

  async function scorable(
    subjects: readonly string[],
    which: { since: string; upto: number }
  ): Promise<Entry[]> {
    const found: Entry[] = [];
    for (const some of chunks(subjects))
      for (const entry of await readScorable(db, unit.id, { subjects: some, ...which })) found.push(entry);
    return found;
  }

  async function find(filter: LineFilter, place: LedgerPage): Promise<BookedEntry[]> {
    const seqs = await findLines(db, unit.id, { filter, ...place });
    const found = new Map<number, BookedEntry>();
    for (const some of chunks(seqs))
      for (const entry of await readEntries(db, unit.id, { seqs: some })) found.set(entry.seq, entry);
    return seqs.flatMap((seq) => found.get(seq) ?? []);
  }

  async function named(numbers: readonly string[]): Promise<BookedEntry[]> {
    const found: BookedEntry[] = [];
    for (const some of chunks(numbers))
      for (const entry of await readEntries(db, unit.id, { numbers: some })) found.push(entry);
    return found;
  }

  async function reversals(numbers: readonly string[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const some of chunks(numbers)) {
      const rows = await db
        .selectFrom('entry')
        .where('unit_id', '=', unit.id)
        // A reversal has no item of its own, by which the index finds it.
        .where('item', '=', '')
        .where('reverses', 'in', some)
        .select(['no', 'reverses'])
        .execute();
      for (const { no, reverses } of rows) if (reverses !== null) found.set(reverses, no);
    }
    return found;
  }

  async function last(): Promise<number> {
    const row = await db
      .selectFrom('entry')
      .where('unit_id', '=', unit.id)
      .select('seq')
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.seq ?? 0;
  }

  async function months(): Promise<string[]> {
    // An index skip scan: `select distinct` would read the whole ledger.
    const { rows } = await sql<{ period: string }>`with recursive month (period) as (
      select min(period) from entry where unit_id = ${unit.id}
      union all
      select (select min(period) from entry where unit_id = ${unit.id} and period > month.period)
      from month where month.period is not null
    ) select period from month where period is not null order by period`.execute(db);
    return rows.map(({ period }) => period);
  }

  async function counts(): Promise<Map<string, number>> {
    const rows = await db
      .selectFrom('entry')
      .where('unit_id', '=', unit.id)
      .select((fn) => ['period', fn.fn.countAll().as('count')])
      .groupBy('period')
      .execute();
    return new Map(rows.map(({ period, count }) => [period, Number(count)]));
  }

  async function countsByDecision(): Promise<Map<string, number>> {
    const rows = await db
      .selectFrom('entry')
      .where('unit_id', '=', unit.id)
      .select((fn) => ['decision_id', fn.fn.countAll().as('count')])
      .groupBy('decision_id')
      .execute();
    return new Map(rows.map(({ decision_id, count }) => [decision_id, Number(count)]));
  }

  async function decisionsIn(month: string): Promise<string[]> {
    const rows = await db
      .selectFrom('entry')
      .where('unit_id', '=', unit.id)
      .where('period', '=', month)
      .select('decision_id')
      .distinct()
      .execute();
    return rows.map(({ decision_id }) => decision_id);
  }

  async function lateReversals(): Promise<LateReversal[]> {
    return (
      db
        .selectFrom('entry as reversal')
        .innerJoin('entry as entry', (on) =>
          on.onRef('entry.unit_id', '=', 'reversal.unit_id').onRef('entry.no', '=', 'reversal.reverses')
        )
        .innerJoin('subject', 'subject.id', 'reversal.subject_id')
        .where('reversal.unit_id', '=', unit.id)
        // A reversal has no item of its own, by which the index finds it.
        .where('reversal.item', '=', '')
        .where(sql<boolean>`substr(entry.period, 1, 4) < substr(reversal.period, 1, 4)`)
        .select(['reversal.no as id', 'code as subject', 'entry.period as undone'])
        .execute()
    );
  }

  async function refuseTaken(added: readonly WrittenEntry[]): Promise<void> {
    const seen = new Set<string>();
    for (const { id } of added) {
      if (seen.has(id)) throw new Problem('duplicate-id', 409, { value: id });
      seen.add(id);
    }
    for (const chunk of chunks([...seen])) {
      const taken = await db
        .selectFrom('entry')
        .where('unit_id', '=', unit.id)
        .where('no', 'in', chunk)
        .select('no')
        .executeTakeFirst();
      if (taken) throw new Problem('duplicate-id', 409, { value: taken.no });
    }
  }

  async function refuseSealed(added: readonly WrittenEntry[]): Promise<void> {
    const last = await lastSealedMonth(db, unit.id);
    const late = added.find(({ period }) => period <= (last ?? ''));
    if (late) throw new Problem('already-sealed', 409, { period: late.period });
  }

  async function append(added: readonly WrittenEntry[], decision: string, done?: RowsDone): Promise<void> {
    await refuseTaken(added);
    await refuseSealed(added);
    const ids = await subjectIds(db, unit.id);
    const recorded_at = clock().toISOString();
    for (const chunk of chunks(added)) {
      const rows = chunk.map((entry) => ({
        entry,
        id: randomUUID(),
        subject_id: subjectId(ids, entry.subject)
      }));
      const numbers = await logChanges(
        db,
        unit.id,
        clock,
        rows.map(({ subject_id }) => ({ kind: 'entry', subject_id }))
      );
      await db
        .insertInto('entry')
        .values(
          rows.map(({ entry, id, subject_id }, index) => ({
            id,
            seq: numbers[index] ?? 0,
            unit_id: unit.id,
            no: entry.id,
            subject_id,
            item: entry.item,
            date: entry.date,
            period: entry.period,
            quantity: entry.quantity,
            value: entry.value,
            matter_key: matterKey(unit.salt, entry.matterText),
            reverses: entry.reverses,
            revokes: entry.revokes ?? null,
            decision_id: decision,
            recorded_at
          }))
        )
        .execute();
      const texts = rows.map(({ entry, id }) => ({
        entry_id: id,
        matter_text: entry.matterText,
        basis: entry.basis
      }));
      await db.insertInto('entry_text').values(texts).execute();
      await done?.(rows.length);
    }
  }

  return {
    entries,
    scorable,
    allScorable: () => readAllScorable(db, unit.id),
    months,
    counts,
    countsByDecision,
    decisionsIn,
    lateReversals,
    firstDecided: (which) => readFirstDecided(db, unit.id, which),
    last,
    find,
    named,
    reversals,
    append,
    numbered: (after) => readEntries(db, unit.id, { numberedAfter: after }),
    lastLost: (prefix) => lastLostLine(db, unit.id, prefix),
    count: (filter) => countLines(db, unit.id, filter),
    after: (filter, place) => linesAfter(db, unit.id, { filter, ...place })
  };
}
