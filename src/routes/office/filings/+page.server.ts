import { checkCode } from '$lib/notice';
import { may } from '$lib/server/platform/access/actor';
import { comingFilings } from '$lib/server/domain/filings/coming-filings';
import { filingOverview, filingsWaiting } from '$lib/server/domain/filings/filing-overview';
import { filingNo } from '$lib/server/domain/filings/filings';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { accountNames } from '$lib/server/domain/accounts/account-names';
import { actorsWithPermission } from '../actors-with-permission';
import type { PageServerLoad } from './$types';

/** Lists what is due, late and filed, for one's own unit and for each that one supervises. */
export const load: PageServerLoad = async (event) => {
  const { app } = event.locals;
  const places = await actorsWithPermission(event, 'see-filings');
  const units = [];
  for (const place of places)
    units.push(
      await app.readTransaction(place, async (stores) => {
        const lines = await filingOverview(stores, app.clock());
        const accounts = accountNames(await stores.accounts.list());
        const roles = { files: may(place, 'file'), reviews: may(place, 'review-filing') };
        return {
          id: place.unit,
          name: stores.unit.name,
          parent: stores.unit.parent,
          /** whether the document asks for any filing */
          asks: schemeOf(stores).deadlines.some(({ step }) => step === 'file'),
          coming: await comingFilings(stores, app.clock()),
          ...roles,
          /** how much waits for the reader */
          waiting: filingsWaiting(lines, roles).length,
          lines: lines.map(({ filings, returned, ...line }) => ({
            ...line,
            returned: returned && {
              filing: returned.filing,
              by: accounts.get(returned.step.account) ?? returned.step.account,
              at: returned.step.at,
              words: returned.step.words,
              days: returned.days,
              isAnswered: returned.isAnswered
            },
            filings: filings.map(({ id, year, no, digest, filed, state, round }) => ({
              id,
              filed,
              state,
              round,
              no: filingNo({ year, no }),
              check: checkCode(digest)
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
