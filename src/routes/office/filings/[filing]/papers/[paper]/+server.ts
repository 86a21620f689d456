import { openFilingPaper } from '$lib/server/domain/filings/filing-papers';
import { placeOfFiling } from '../../place-of-filing';
import { fileResponse } from '../../../../../file-response';
import { refuse } from '../../../../../refuse';
import type { RequestHandler } from './$types';

/** Hands out a paper beside an answer to those who see the filing, as a download. */
export const GET: RequestHandler = async (event) => {
  const place = await placeOfFiling(event);
  const file = await openFilingPaper(event.locals.app, place, event.params);
  if (!file) refuse(404, 'not-found');
  return fileResponse(file);
};
