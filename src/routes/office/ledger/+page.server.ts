import { formatPoints } from '$lib/points';
import { ledgerLines, type LedgerLine } from '$lib/server/ledger/lines';
import type { UnitStores } from '$lib/server/store/unit-stores';
import { askedMonth } from '../asked-month';
import { askedPerson } from '../asked-person';
import { itemText } from '$lib/ui/item-text';
import { officeActor } from '../office-actor';
import type { PageServerLoad } from './$types';

const perPage = 50;

export const load: PageServerLoad = (event) => {
  const actor = officeActor(event, 'see-ledger');
  return event.locals.house.view(actor, (stores) => linesOf(stores, event.url));
};

async function linesOf(stores: UnitStores, url: URL) {
  const asked = url.searchParams;
  const { open, months, month } = await askedMonth(url, stores);
  const people = await stores.roster.list();
  const person = askedPerson(asked, people);

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
    lines: lines.slice((page - 1) * perPage, page * perPage).map(lineView),
    count: lines.length,
    page,
    pages
  };
}

/** A line as the page draws it: figures and item in words. */
function lineView({ entry, name, item, ruling, points, reason }: LedgerLine) {
  return {
    id: entry.id,
    date: entry.date,
    period: entry.period,
    subject: entry.subject,
    name,
    item: itemText(item, entry),
    clause: item && { ref: item.clause.ref, text: item.clause.text },
    matter: entry.matter,
    basis: entry.basis,
    ruling,
    reversal: entry.reverses !== null,
    points: formatPoints(points, { signed: true }),
    reason
  };
}
