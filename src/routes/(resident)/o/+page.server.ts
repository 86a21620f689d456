import { unlimitedLifetime } from '$lib/server/platform/http/pages/page-store';
import { redirect } from '@sveltejs/kit';
import { viewAddress, viewFromUrl } from '../view';
import type { PageServerLoad } from './$types';

/** Takes a receipt number: a known one leads to its objection's page, an unknown one gets a message. */
export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const typed = (url.searchParams.get('receipt') ?? '').slice(0, 100);
  // People copy the number with spaces, in capitals or in full-width characters.
  const receipt = typed.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '');
  if (receipt !== '' && (await locals.app.residents.receipt(receipt)))
    redirect(303, viewAddress({ ...viewFromUrl(url), pathname: `/o/${receipt}` }));
  locals.pageLifetime = unlimitedLifetime;
  return { typed, missing: typed.trim() !== '' };
};
