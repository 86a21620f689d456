import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { logChanges } from '../../platform/changes/log-changes';
import type { Tables } from '../../platform/store/tables/tables';
import { holidaysOf } from './built-in';
import type { EnteredYear, Holidays } from './holidays';

/** One unit's holiday tables, over SQL. A row has its days with blanks between. */
export function sqlHolidays(db: Kysely<Tables>, unit: string, clock: () => Date): Holidays {
  async function entered(): Promise<EnteredYear[]> {
    const rows = await db
      .selectFrom('holiday_year')
      .where('unit_id', '=', unit)
      .select(['year', 'no', 'off_days', 'on_days', 'document', 'account_id', 'recorded_at'])
      .orderBy('seq', 'desc')
      .execute();
    return rows.map((row) => ({
      year: Number(row.year),
      no: Number(row.no),
      document: row.document,
      off: daysIn(row.off_days),
      on: daysIn(row.on_days),
      account: row.account_id,
      at: row.recorded_at
    }));
  }

  return {
    entered,
    async tables() {
      const own = await entered();
      return (year) => own.find((one) => one.year === year) ?? holidaysOf(year);
    },
    async enter({ year, off, on, document, account }) {
      const [seq = 0] = await logChanges(db, unit, clock, [{ kind: 'holidays', subject_id: null }]);
      const no = (await entered()).filter((one) => one.year === year).length + 1;
      await db
        .insertInto('holiday_year')
        .values({
          id: randomUUID(),
          seq,
          unit_id: unit,
          year,
          no,
          document,
          off_days: off.join(' '),
          on_days: on.join(' '),
          account_id: account,
          recorded_at: clock().toISOString()
        })
        .execute();
      return { no };
    }
  };
}

function daysIn(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}
