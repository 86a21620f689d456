import { dayIn, monthsFrom } from '$lib/calendar';
import { hasDeclaring } from '$lib/points';
import { seesClosed } from '$lib/server/domain/outcomes/sees-closed';
import { yearsOf } from '$lib/server/domain/periods/years-of';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import type { Actor } from '$lib/server/platform/access/actor';
import { askedPerson } from '../asked-person';
import { askedYear } from '../../asked-year';
import { officeActor } from '../office-actor';
import { applyForm } from './apply-form';
import { yearFile } from '../../year-file';
import type { PageServerLoad } from './$types';

const all = ['apply', 'register', 'year'] as const;

/**
 * Prints forms: a month's application (积分申请表), a year's register of points (积分登记表), and a person's yearly
 * file. The first two can be printed blank.
 */
export const load: PageServerLoad = (event) => {
  const actor = officeActor(event, 'see-ledger');
  const { app } = event.locals;
  return app.readTransaction(actor, (stores) => paperOf(stores, actor, { url: event.url, now: app.clock() }));
};

async function paperOf(stores: UnitStores, actor: Actor, { url, now }: { url: URL; now: Date }) {
  const asked = url.searchParams;
  const roster = await stores.roster.list();
  const person = askedPerson(asked, roster);
  const today = dayIn(stores.unit.timeZone, now);
  const open = await stores.periods.open();
  const years = await yearsOf(stores);
  const months = monthsFrom(stores.unit.firstPeriod, open).reverse();
  // Nobody applies for points where the document has nobody declare.
  const papers = all.filter((each) => each !== 'apply' || hasDeclaring(schemeOf(stores, today)));
  const paper = papers.find((each) => each === asked.get('paper')) ?? papers[0] ?? 'register';
  const month = months.find((each) => each === asked.get('month')) ?? open;
  const year = askedYear(url, years);
  return {
    paper,
    papers,
    years,
    year,
    month,
    months,
    today,
    roster: roster.map(({ id, name }) => ({ id, name })),
    who: person,
    apply: paper === 'apply' ? await applyForm(stores, { person, month, today }) : null,
    file:
      paper === 'apply' ? null : await yearFile(stores, { person, year, closed: seesClosed(actor, stores) })
  };
}
