import { json } from '@sveltejs/kit';
import { officeActor } from '../../office-actor';
import { askedLines } from '../asked-lines';
import { ledgerPageLines } from '../ledger-page-lines';
import { linesAtOnce } from '../lines-at-once';
import type { RequestHandler } from './$types';

/**
 * Sends the lines from a place on (`skip`, counted from 0) to a scrolling reader. `upto` keeps the list the
 * same while lines are added.
 */
export const GET: RequestHandler = async (event) => {
  const actor = officeActor(event, 'see-ledger');
  const skip = Math.min(1e9, Math.max(0, Math.floor(Number(event.url.searchParams.get('skip'))) || 0));
  const lines = await event.locals.app.readTransaction(actor, async (stores) => {
    const { filter, period } = await askedLines(event.url, stores);
    return ledgerPageLines(stores, { filter, period, skip, take: linesAtOnce });
  });
  return json(lines, { headers: { 'cache-control': 'no-store' } });
};
