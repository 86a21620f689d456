import { askedMonth } from '../asked-month';
import { ledgerLines } from '../ledger-lines';
import { officeActor } from '../office-actor';
import type { PageServerLoad } from './$types';

const perPage = 50;

export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'see-ledger');
  const stores = await event.locals.house.read(actor);
  const asked = event.url.searchParams;
  const { open, months, month } = await askedMonth(event.url, stores);
  const people = await stores.roster.list();
  const person = people.find(({ id }) => id === asked.get('person')) ?? null;

  const lines = await ledgerLines(stores, { month, subject: person?.id ?? null });
  const pages = Math.max(1, Math.ceil(lines.length / perPage));
  const page = Math.min(pages, Math.max(1, Math.floor(Number(asked.get('page'))) || 1));
  return {
    open,
    months,
    month,
    sealed: month !== open,
    person: person?.id ?? '',
    roster: people.map(({ id, name }) => ({ id, name })),
    lines: lines.slice((page - 1) * perPage, page * perPage),
    count: lines.length,
    page,
    pages
  };
};
