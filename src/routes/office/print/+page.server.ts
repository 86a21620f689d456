import { dayIn } from '$lib/calendar';
import { monthsUpTo, yearsOf } from '$lib/server/periods/years-of';
import type { UnitStores } from '$lib/server/store/unit-stores';
import { askedPerson } from '../asked-person';
import { askedYear } from '../../asked-year';
import { officeActor } from '../office-actor';
import { applyForm } from './apply-form';
import { yearFile } from '../../year-file';
import type { PageServerLoad } from './$types';

const papers = ['apply', 'register', 'year'] as const;

/**
 * Paper: the form that a month is declared on (积分申请表), the sheet that a year's points are written down in (积分登记表), and
 * a person's yearly file. The first two also blank.
 */
export const load: PageServerLoad = (event) => {
  const actor = officeActor(event, 'see-ledger');
  const { house } = event.locals;
  return house.view(actor, (stores) => paperOf(stores, event.url, house.clock()));
};

async function paperOf(stores: UnitStores, url: URL, now: Date) {
  const asked = url.searchParams;
  const roster = await stores.roster.list();
  const person = askedPerson(asked, roster);
  const today = dayIn(stores.unit.timeZone, now);
  const open = await stores.periods.open();
  const years = await yearsOf(stores);
  const months = monthsUpTo(stores.unit.firstPeriod, open);
  const paper = papers.find((each) => each === asked.get('paper')) ?? 'apply';
  const month = months.find((each) => each === asked.get('month')) ?? open;
  const year = askedYear(url, years);
  return {
    ...{ paper, papers, years, year, month, months, today },
    roster: roster.map(({ id, name }) => ({ id, name })),
    who: person,
    apply: paper === 'apply' ? await applyForm(stores, { person, month, today }) : null,
    file: paper === 'apply' ? null : await yearFile(stores, { person, year })
  };
}
