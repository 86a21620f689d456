import { checkCode } from '$lib/notice';
import { may } from '$lib/server/accounts/actor';
import { filingOverview } from '$lib/server/filings/filing-overview';
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
      await house.view(place, async (stores) => ({
        ...{ id: place.unit, name: stores.unit.name, parent: stores.unit.parent },
        files: may(place, 'file'),
        reviews: may(place, 'review-filing'),
        lines: (await filingOverview(stores, house.clock())).map(({ filings, ...line }) => ({
          ...line,
          filings: filings.map(({ id, year, no, digest, filed, state }) => ({
            ...{ id, filed, state, no: filingNo({ year, no }), check: checkCode(digest) }
          }))
        }))
      }))
    );
  return {
    units,
    /** what waits for whoever looks */
    mine: units.flatMap(({ files, reviews, lines }) =>
      lines.filter(({ before, filings }) => {
        const state = filings[0]?.state;
        if (before === 'ready') return files;
        return (files && state === 'asked') || (reviews && (state === 'filed' || state === 'answered'));
      })
    ).length,
    filed: event.url.searchParams.get('filed')
  };
};
