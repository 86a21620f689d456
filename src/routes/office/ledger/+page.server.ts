import { ledgerLines } from '$lib/server/ledger/lines';
import type { UnitStores } from '$lib/server/store/unit-stores';
import { officeActor } from '../office-actor';
import { askedLines } from './asked-lines';
import { lineView } from '../../ledger-line-view';
import { linesAtOnce } from './lines-at-once';
import type { PageServerLoad } from './$types';

/** The ledger, as far as the address asks for it: its first lines, or a page of them. With JavaScript the rest is scrolled to. */
export const load: PageServerLoad = (event) => {
  const actor = officeActor(event, 'see-ledger');
  return event.locals.house.view(actor, (stores) => linesOf(stores, event.url));
};

async function linesOf(stores: UnitStores, url: URL) {
  const { filter, period, periods, roster, groups, chosen } = await askedLines(url, stores);
  const count = await stores.ledger.count(filter);
  const pages = Math.max(1, Math.ceil(count / linesAtOnce));
  const page = Math.min(pages, Math.max(1, Math.floor(Number(url.searchParams.get('page'))) || 1));
  const place = { skip: (page - 1) * linesAtOnce, take: linesAtOnce };
  return {
    ...{ chosen, periods, groups, count, page, pages },
    state: period === null ? null : (periods.find((each) => each.period === period)?.state ?? null),
    upto: filter.upto,
    openMonth: await stores.periods.open(),
    roster: roster.map(({ id, name }) => ({ id, name })),
    lines: (await ledgerLines(stores, { filter, period, ...place })).map(lineView)
  };
}
