import type { WrittenEntry, Subject } from '$lib/points';
import type { Actor, RoleName } from '$lib/server/platform/access/actor';
import { createApp } from '$lib/server/app';
import { addUnit } from '$lib/server/domain/units/sql-unit';
import { sqlUnitStores } from '$lib/server/domain/units/sql-unit-stores';
import { entry } from '../../make/entry';
import { person } from '../../make/person';
import { sealByTwo } from '../../make/seal-by-two';
import { testSettings } from '../../make/settings';
import { unit } from '../../make/unit';
import { password, seedAccounts, type SeatedAccount } from '../seed-accounts';

export { password };

/** A unit as it begins its year. It is made-up data. */
export interface FoundedYear {
  name: string;
  parent: string;
  /** id of a built-in scheme */
  scheme: string;
  /** the deciding body */
  body: string;
  /** the year, as in `2025` */
  year: string;
  /** the first month; by default the year's January */
  firstPeriod?: string;
  /** the scored people, u1 and on */
  people: readonly (Partial<Subject> & { name: string })[];
  dashboards: readonly SeatedAccount[];
}

/** A month that isn't worth a browser. */
export interface QuietMonth {
  month: string;
}

/** A ledger line, by its number. */
export type BookedByTest = Partial<WrittenEntry> & { id: string };

const noonOf = (day: string) => new Date(`${day}T12:00:00+08:00`);

/** Founds the unit in an empty folder. */
export async function foundYear(dataDir: string, beginning: FoundedYear): Promise<void> {
  const { name, parent, scheme, year, people, dashboards, firstPeriod = `${year}-01` } = beginning;
  const clock = () => noonOf(`${year}-01-02`);
  const appWithStore = await createApp(testSettings(dataDir), { clock });
  const id = await addUnit(appWithStore.store, unit({ name, parent, scheme, firstPeriod }));
  const founder = actor(id, 'founder', 'recorder');
  await appWithStore.app.runCommand(
    founder,
    { permission: 'import', key: 'found-the-year' },
    async ({ roster }) => {
      await roster.save(people.map(({ name, ...more }, at) => person(`u${at + 1}`, name, more)));
      return null;
    }
  );
  await seedAccounts(appWithStore, { id, firstPeriod }, dashboards);
  await appWithStore.app.close();
}

/** The office's own functions on a unit's database, while its server runs. */
interface Dashboards {
  /** books a meeting's decision of a day, in a month */
  book(day: string, month: string, entries: readonly BookedByTest[]): Promise<void>;
  /** seals a month by two people, on a day */
  seal(day: string, month: string): Promise<void>;
}

async function asSeated(
  dataDir: string,
  [recorder, second]: readonly [recorder: string, second: string],
  run: (dashboards: Dashboards) => Promise<void>
): Promise<void> {
  let now = new Date();
  const { app, store } = await createApp(testSettings(dataDir), { clock: () => now });
  const { id } = await store.selectFrom('unit').select('id').executeTakeFirstOrThrow();
  const { accounts } = await sqlUnitStores(store, id, () => now);
  const idOf = new Map((await accounts.list()).map(({ id, username }) => [username, id]));
  const one = actor(id, idOf.get(recorder) ?? '', 'recorder');
  const other = actor(id, idOf.get(second) ?? '', 'committee');
  await run({
    async book(day, month, booked) {
      now = noonOf(day);
      await app.runCommand(
        one,
        { permission: 'import', key: `quiet-book-${month}` },
        async ({ decisions, ledger }) => {
          const minutes = `纪要〔${month}〕1号`;
          const decision = await decisions.record({ date: day, body: '会议', minutes });
          const entries = booked.map(({ id, ...more }) =>
            entry(id, { period: month, basis: minutes, ...more })
          );
          await ledger.append(entries, decision);
          return null;
        }
      );
    },
    async seal(day, month) {
      now = noonOf(day);
      await sealByTwo(app, [one, other], { period: month, key: `quiet-${month}` });
    }
  });
  await app.close();
}

/**
 * Books and seals months that aren't worth a browser, each sealed by two people on the 5th of the next one.
 */
export function liveQuietly(
  dataDir: string,
  who: readonly [recorder: string, second: string],
  months: readonly QuietMonth[]
): Promise<void> {
  return asSeated(dataDir, who, async (dashboards) => {
    for (const { month } of months) await dashboards.seal(fifthAfter(month), month);
  });
}

/** Books a meeting's decision of a day, in a month. */
export function bookQuietly(
  dataDir: string,
  who: readonly [recorder: string, second: string],
  { day, month, entries }: { day: string; month: string; entries: readonly BookedByTest[] }
): Promise<void> {
  return asSeated(dataDir, who, (dashboards) => dashboards.book(day, month, entries));
}

function actor(unit: string, account: string, role: RoleName): Actor {
  return { account, session: null, name: account, unit, roles: [role], subject: null };
}

/** The 5th of the next month. */
function fifthAfter(month: string): string {
  const [year = 0, no = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, no, 5)).toISOString().slice(0, 10);
}
