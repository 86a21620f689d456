import { filingHead } from '$lib/server/domain/filings/filing-head';
import { readFiling } from '$lib/server/domain/filings/read-filing';
import { filingNo } from '$lib/server/domain/filings/filings';
import { seesClosed } from '$lib/server/domain/outcomes/sees-closed';
import { placeOfFiling } from '../place-of-filing';
import { refuse } from '../../../../refuse';
import type { RequestHandler } from './$types';

/** Sends the filed document byte by byte, so that its holder can compute its SHA-256. */
export const GET: RequestHandler = async (event) => {
  const place = await placeOfFiling(event);
  const { body, filing, document, head } = await event.locals.app.readTransaction(place, async (stores) => {
    if (!seesClosed(place, stores)) refuse(403, 'forbidden');
    return {
      ...(await readFiling(stores, event.params.filing)),
      body: await stores.filings.body(event.params.filing),
      head: await filingHead(stores, event.params.filing)
    };
  });
  if (!document || body === null) refuse(404, 'not-found');
  // The file is the document to the byte, so that the ledger's head stands in its name.
  const name = `${filingNo(filing)}${head === null ? '' : ` ${head.replaceAll(' ', '-')}`}`;
  return new Response(body, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="filing.json"; filename*=UTF-8''${encodeURIComponent(name)}.json`,
      'cache-control': 'no-store'
    }
  });
};
