import type { Actor } from '$lib/server/platform/access/actor';
import { declareClaim } from '$lib/server/domain/claims/declare-claim';
import { createApp } from '$lib/server/app';
import { addUnit } from '$lib/server/domain/units/sql-unit';
import { dayIn } from '$lib/calendar';
import { entry } from '../make/entry';
import { person } from '../make/person';
import { testSettings } from '../make/settings';
import { unit } from '../make/unit';
import { password, seedAccounts, type SeatedAccount } from './seed-accounts';

export { password };

/** A declared claim, and whom it is about. */
export interface DeclaredClaim {
  subject: string;
  item: string;
  date: string;
  basis: string;
}

/**
 * Founds a unit in an empty folder with people on its roster and an account at each dashboard. It is made-up
 * data.
 * @param scheme id of a built-in one
 * @param booked assessments by the committee: item and value, for the first person unless named
 * @param declared claims that nobody has checked yet
 * @param firstPeriod the unit's first month; by default this year's January
 */
export async function foundDeciding(
  dataDir: string,
  scheme: string,
  names: readonly string[],
  dashboards: readonly SeatedAccount[],
  booked: readonly { item: string; value: string; date: string; subject?: string }[] = [],
  firstPeriod = `${dayIn('Asia/Shanghai', new Date()).slice(0, 4)}-01`,
  declared: readonly DeclaredClaim[] = []
): Promise<void> {
  const { app, store } = await createApp(testSettings(dataDir));
  const today = dayIn('Asia/Shanghai', new Date());
  const id = await addUnit(store, unit({ name: '河东街道', scheme, firstPeriod }));
  const founder: Actor = {
    account: 'founder',
    session: null,
    name: '建档',
    unit: id,
    subject: null,
    roles: ['recorder']
  };
  await app.runCommand(founder, { permission: 'import', key: 'found-the-unit' }, async (stores) => {
    await stores.roster.save(names.map((name, at) => person(`u${at + 1}`, name)));
    const minutes = { date: booked[0]?.date ?? today, body: '支委会', minutes: '1号' };
    const decision = await stores.decisions.record(minutes);
    const entries = booked.map((each, at) =>
      entry(`e${at + 1}`, { ...each, period: each.date.slice(0, 7), basis: `${at + 1}号` })
    );
    if (entries.length > 0) await stores.ledger.append(entries, decision);
    return null;
  });
  await seedAccounts({ app, store }, { id, firstPeriod }, dashboards);
  for (const [at, { subject, item, date, basis }] of declared.entries()) {
    const member: Actor = { ...founder, account: `m-${subject}`, roles: ['member'], subject };
    const [matterText, story] = [`第${at + 1}件`, `第${at + 1}件的经过`];
    const fields = { item, date, basis, quantity: '1', value: '', matterText, story };
    await declareClaim(app, member, { key: `found-claim-${at}`, subject: '', ...fields });
  }
  await app.close();
}
