import { nextMonth } from '$lib/calendar';
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { logChanges } from '../../platform/changes/log-changes';
import { sqlCertificates } from '../certificates/sql-certificates';
import { lastSealedMonth, sealedPeriods } from '../periods/sealed-periods';
import { Problem } from '../../platform/problem/problem';
import { touchRow } from '../../platform/command/touched-rows';
import { chunks } from '../../platform/store/chunks';
import type { Tables } from '../../platform/store/tables/tables';
import type { Unit } from '../units/unit';
import type { RowsDone } from '../../platform/command/observed-work';
import type { Roster } from './roster';
import { certifiedMonths } from './certified-months';
import { earlierOf } from './earlier-of';
import { sealedTrouble } from './sealed-presence';
import { factsOf, withElsewhere, type RosterPerson } from './spells';
import { sealedElsewhere } from './sql-elsewhere';
import { keptReason, sqlLeaveReasons } from './sql-leave-reasons';

/** The number of people between two pauses, in which others are served. */
const peopleAtOnce = 100;

/**
 * One unit's roster, over SQL: numbers and dates in `subject`, names beside it, where they can be erased.
 * @param firstDayHeading the unit's word for a first day
 */
export function sqlRoster(
  db: Kysely<Tables>,
  { id: unit, firstPeriod }: Pick<Unit, 'id' | 'firstPeriod'>,
  clock: () => Date,
  firstDayHeading: () => string
): Roster {
  async function read(codes?: readonly string[]): Promise<RosterPerson[]> {
    const rows = await db
      .selectFrom('subject')
      .leftJoin('subject_name', 'subject_name.subject_id', 'subject.id')
      .where('unit_id', '=', unit)
      .$if(codes !== undefined, (query) => query.where('code', 'in', codes ?? []))
      .select(['code', 'name', 'pool', 'category', 'department', 'post', 'workplace'])
      .select(['from_date', 'to_date', 'earlier'])
      .orderBy('code')
      .execute();
    const sealed = await sealedElsewhere(db, unit, codes);
    return rows.map((row) => {
      const person: RosterPerson = {
        id: row.code,
        name: row.name ?? '',
        ...factsOf({ ...row, group: row.category }),
        from: row.from_date,
        to: row.to_date,
        ...earlierOf(row)
      };
      return withElsewhere(person, sealed.get(row.code) ?? []);
    });
  }
  const list = () => read();

  async function save(subjects: readonly RosterPerson[], done?: RowsDone): Promise<void> {
    await refuseSealed(subjects);
    for (const [at, subject] of subjects.entries()) {
      if (at % peopleAtOnce === peopleAtOnce - 1) await done?.(peopleAtOnce);
      const columns = {
        pool: subject.pool,
        category: subject.group,
        department: subject.department ?? '',
        post: subject.post ?? '',
        workplace: subject.workplace ?? '',
        from_date: subject.from,
        to_date: subject.to,
        earlier: JSON.stringify(subject.earlier ?? [])
      };
      const { id } = await db
        .insertInto('subject')
        .values({ id: randomUUID(), unit_id: unit, code: subject.id, ...columns })
        .onConflict((conflict) =>
          conflict.columns(['unit_id', 'code']).doUpdateSet({ ...columns, leave_reason: keptReason(subject) })
        )
        .returning('id')
        .executeTakeFirstOrThrow();
      await db
        .insertInto('subject_name')
        .values({ subject_id: id, name: subject.name })
        .onConflict((conflict) => conflict.column('subject_id').doUpdateSet({ name: subject.name }))
        .execute();
      for (const what of ['subject', 'subject_name']) touchRow(db, what, id);
    }
    if (subjects.length > 0) await logChanges(db, unit, clock, [{ kind: 'roster', subject_id: null }]);
  }

  async function refuseSealed(subjects: readonly RosterPerson[]): Promise<void> {
    const last = await lastSealedMonth(db, unit);
    const past = {
      sealed: await sealedPeriods(db, unit),
      first: firstPeriod,
      open: last === null ? firstPeriod : nextMonth(last),
      certified: certifiedMonths(await sqlCertificates(db, unit, clock).received()),
      column: firstDayHeading()
    };
    const before = new Map((await list()).map((subject) => [subject.id, subject]));
    for (const subject of subjects) {
      const trouble = sealedTrouble(before.get(subject.id), subject, past);
      if (trouble) throw new Problem(trouble.code, 422, trouble.params);
    }
  }

  async function named(ids: readonly string[]): Promise<RosterPerson[]> {
    const people: RosterPerson[] = [];
    for (const some of chunks([...new Set(ids)])) people.push(...(await read(some)));
    return people;
  }

  async function countOn(day: string): Promise<number> {
    const { count } = await db
      .selectFrom('subject')
      .where('unit_id', '=', unit)
      .where((of) => of.or([of('to_date', 'is', null), of('to_date', '>=', day)]))
      .select((of) => of.fn.countAll().as('count'))
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  return {
    list,
    named,
    countOn,
    find: async (id) => (await read([id]))[0],
    save,
    ...sqlLeaveReasons(db, unit, clock)
  };
}
