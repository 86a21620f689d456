import { checkCode } from '$lib/notice';
import { may } from '$lib/server/accounts/actor';
import { filingOverview, filingsWaiting } from '$lib/server/filings/filing-overview';
import { filingNo } from '$lib/server/filings/filings';
import { placesOf } from '../places-of';
import type { PageServerLoad } from './$types';

/** What is due, late and filed: of one's own unit, and of each that one is the superior of. */
export const load: PageServerLoad = async (event) => {
  const { house } = event.locals;
  const places = await placesOf(event, 'see-filings');
  const units = [];
  for (const place of places)
    units.push(
      await house.view(place, async (stores) => {
        const lines = await filingOverview(stores, house.clock());
        const roles = { files: may(place, 'file'), reviews: may(place, 'review-filing') };
        return {
          ...{ id: place.unit, name: stores.unit.name, parent: stores.unit.parent, ...roles },
          /** what waits for whoever looks */
          waiting: filingsWaiting(lines, roles).length,
          lines: lines.map(({ filings, ...line }) => ({
            ...line,
            filings: filings.map(({ id, year, no, digest, filed, state }) => ({
              ...{ id, filed, state, no: filingNo({ year, no }), check: checkCode(digest) }
            }))
          }))
        };
      })
    );
  return {
    units,
    mine: units.reduce((sum, { waiting }) => sum + waiting, 0),
    filed: event.url.searchParams.get('filed')
  };
};
