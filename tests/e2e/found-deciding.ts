import type { Actor } from '$lib/server/accounts/actor';
import { declareClaim } from '$lib/server/claims/declare-claim';
import { openHouse } from '$lib/server/house';
import { addUnit } from '$lib/server/units/sql-unit';
import { dayIn } from '$lib/calendar';
import { entry } from '../make/entry';
import { person } from '../make/person';
import { testSettings } from '../make/settings';
import { unit } from '../make/unit';
import { password, seatDesks, type Desk } from './seat-desks';

export { password };

/** What somebody has declared, of whom it is. */
export interface Declared {
  subject: string;
  item: string;
  date: string;
  basis: string;
}

/**
 * Founds a unit in an empty folder: people on its roster, and somebody at each desk. Made data.
 * @param scheme id of a built-in one
 * @param booked what the committee has assessed: item and value, of the first person where nobody is named
 * @param declared claims that nobody has checked yet
 * @param firstPeriod the month that the unit began with; else this year's January
 */
export async function foundDeciding(
  dataDir: string,
  scheme: string,
  names: readonly string[],
  desks: readonly Desk[],
  booked: readonly { item: string; value: string; date: string; subject?: string }[] = [],
  firstPeriod = `${dayIn('Asia/Shanghai', new Date()).slice(0, 4)}-01`,
  declared: readonly Declared[] = []
): Promise<void> {
  const { house, store } = await openHouse(testSettings(dataDir));
  const today = dayIn('Asia/Shanghai', new Date());
  const id = await addUnit(store, unit({ name: '河东街道', scheme, firstPeriod }));
  const founder: Actor = {
    ...{ account: 'founder', session: null, name: '建档', unit: id, subject: null },
    roles: ['recorder']
  };
  await house.act(founder, { act: 'import', key: 'found-the-unit' }, async (stores) => {
    await stores.roster.save(names.map((name, at) => person(`u${at + 1}`, name)));
    const minutes = { date: booked[0]?.date ?? today, body: '支委会', minutes: '1号' };
    const decision = await stores.decisions.record(minutes);
    const entries = booked.map((each, at) =>
      entry(`e${at + 1}`, { ...each, period: each.date.slice(0, 7), basis: `${at + 1}号` })
    );
    if (entries.length > 0) await stores.ledger.append(entries, decision);
    return null;
  });
  await seatDesks({ house, store }, { id, firstPeriod }, desks);
  for (const [at, { subject, item, date, basis }] of declared.entries()) {
    const member: Actor = { ...founder, account: `m-${subject}`, roles: ['member'], subject };
    const fields = { item, date, basis, quantity: '1', value: '', matter: `第${at + 1}件`, story: '' };
    await declareClaim(house, member, { key: `found-claim-${at}`, subject: '', ...fields });
  }
  await house.close();
}
