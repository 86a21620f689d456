import { may } from '$lib/server/platform/access/actor';
import { readFiling } from '$lib/server/domain/filings/read-filing';
import { filingNo } from '$lib/server/domain/filings/filings';
import { error } from '@sveltejs/kit';
import { placeOfFiling } from '../place-of-filing';
import type { RequestHandler } from './$types';

/** Sends the filed document byte by byte, so that its holder can compute its SHA-256. */
export const GET: RequestHandler = async (event) => {
  const place = await placeOfFiling(event);
  if (!may(place, 'see-closed')) error(403, { message: 'forbidden', code: 'forbidden' });
  const { body, filing, document } = await event.locals.app.readTransaction(place, async (stores) => ({
    ...(await readFiling(stores, event.params.filing)),
    body: await stores.filings.body(event.params.filing)
  }));
  if (!document || body === null) error(404, { message: 'not-found', code: 'not-found' });
  return new Response(body, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="filing.json"; filename*=UTF-8''${encodeURIComponent(filingNo(filing))}.json`,
      'cache-control': 'no-store'
    }
  });
};
