import type { Entry, Subject } from '$lib/points';
import type { Actor, RoleName } from '$lib/server/accounts/actor';
import { openHouse } from '$lib/server/house';
import { addUnit } from '$lib/server/units/sql-unit';
import { sqlUnitStores } from '$lib/server/store/sql-unit-stores';
import { entry } from '../../make/entry';
import { person } from '../../make/person';
import { sealByTwo } from '../../make/seal-by-two';
import { testSettings } from '../../make/settings';
import { unit } from '../../make/unit';
import { password, seatDesks, type Desk } from '../seat-desks';

export { password };

/** A unit as it begins its year: in January. Made data. */
export interface Beginning {
  name: string;
  parent: string;
  /** id of a built-in one */
  scheme: string;
  /** who meets and decides */
  body: string;
  /** the year, as `2025` */
  year: string;
  /** who is scored, u1 … */
  people: readonly (Partial<Subject> & { name: string })[];
  desks: readonly Desk[];
}

/** A month in which nothing is worth a browser. */
export interface QuietMonth {
  month: string;
}

/** A ledger line, by its number. */
export type Booked = Partial<Entry> & { id: string };

const noonOf = (day: string) => new Date(`${day}T12:00:00+08:00`);

/** Founds the unit in an empty folder. */
export async function foundYear(dataDir: string, beginning: Beginning): Promise<void> {
  const { name, parent, scheme, year, people, desks } = beginning;
  const clock = () => noonOf(`${year}-01-02`);
  const ground = await openHouse(testSettings(dataDir), { clock });
  const firstPeriod = `${year}-01`;
  const id = await addUnit(ground.store, unit({ name, parent, scheme, firstPeriod }));
  const founder = actor(id, 'founder', 'recorder');
  await ground.house.act(founder, { act: 'import', key: 'found-the-year' }, async ({ roster }) => {
    await roster.save(people.map(({ name, ...more }, at) => person(`u${at + 1}`, name, more)));
    return null;
  });
  await seatDesks(ground, { id, firstPeriod }, desks);
  await ground.house.close();
}

/** What the office's own functions do on a unit's database, while its server runs. */
interface Desks {
  /** books what a meeting decided on a day, in a month */
  book(day: string, month: string, entries: readonly Booked[]): Promise<void>;
  /** seals a month, by two people, on a day */
  seal(day: string, month: string): Promise<void>;
}

async function atDesks(
  dataDir: string,
  [recorder, second]: readonly [recorder: string, second: string],
  run: (desks: Desks) => Promise<void>
): Promise<void> {
  let now = new Date();
  const { house, store } = await openHouse(testSettings(dataDir), { clock: () => now });
  const { id } = await store.selectFrom('unit').select('id').executeTakeFirstOrThrow();
  const { accounts } = await sqlUnitStores(store, id, () => now);
  const idOf = new Map((await accounts.list()).map(({ id, username }) => [username, id]));
  const one = actor(id, idOf.get(recorder) ?? '', 'recorder');
  const other = actor(id, idOf.get(second) ?? '', 'committee');
  await run({
    async book(day, month, booked) {
      now = noonOf(day);
      await house.act(one, { act: 'import', key: `quiet-book-${month}` }, async ({ decisions, ledger }) => {
        const minutes = `纪要〔${month}〕1号`;
        const decision = await decisions.record({ date: day, body: '会议', minutes });
        const entries = booked.map(({ id, ...more }) =>
          entry(id, { period: month, basis: minutes, ...more })
        );
        await ledger.append(entries, decision);
        return null;
      });
    },
    async seal(day, month) {
      now = noonOf(day);
      await sealByTwo(house, [one, other], { period: month, key: `quiet-${month}` });
    }
  });
  await house.close();
}

/** Months in which nothing is worth a browser: each sealed by two people on the 5th of the next one. */
export function liveQuietly(
  dataDir: string,
  who: readonly [recorder: string, second: string],
  months: readonly QuietMonth[]
): Promise<void> {
  return atDesks(dataDir, who, async (desks) => {
    for (const { month } of months) await desks.seal(fifthAfter(month), month);
  });
}

/** Books what a meeting decided on a day, in a month. */
export function bookQuietly(
  dataDir: string,
  who: readonly [recorder: string, second: string],
  { day, month, entries }: { day: string; month: string; entries: readonly Booked[] }
): Promise<void> {
  return atDesks(dataDir, who, (desks) => desks.book(day, month, entries));
}

function actor(unit: string, account: string, role: RoleName): Actor {
  return { account, session: null, name: account, unit, roles: [role], subject: null };
}

/** The 5th of the month after. */
function fifthAfter(month: string): string {
  const [year = 0, no = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, no, 5)).toISOString().slice(0, 10);
}
