import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { officeActor } from '../office-actor';
import { askedLines } from './asked-lines';
import { ledgerPageLines } from './ledger-page-lines';
import { linesAtOnce, linesOnPaper } from './lines-at-once';
import type { PageServerLoad } from './$types';

/**
 * Shows the ledger lines that the address asks for: the first ones, or a page of them. With JavaScript the
 * rest loads while scrolling. With `?printed` all of them stand on one page, as many as paper takes.
 */
export const load: PageServerLoad = (event) => {
  const actor = officeActor(event, 'see-ledger');
  return event.locals.app.readTransaction(actor, (stores) => linesOf(stores, event.url));
};

async function linesOf(stores: UnitStores, url: URL) {
  const { filter, period, periods, roster, groups, chosen } = await askedLines(url, stores);
  const count = await stores.ledger.count(filter);
  const isPrinted = url.searchParams.has('printed');
  const size = isPrinted ? linesOnPaper : linesAtOnce;
  const pages = Math.max(1, Math.ceil(count / size));
  const page = Math.min(pages, Math.max(1, Math.floor(Number(url.searchParams.get('page'))) || 1));
  const place = { skip: (page - 1) * size, take: size };
  return {
    chosen,
    periods,
    groups,
    count,
    page,
    pages,
    isPrinted,
    state: period === null ? null : (periods.find((each) => each.period === period)?.state ?? null),
    upto: filter.upto,
    openMonth: await stores.periods.open(),
    roster: roster.map(({ id, name }) => ({ id, name })),
    lines: await ledgerPageLines(stores, { filter, period, ...place })
  };
}
