import { redirect } from '@sveltejs/kit';
import { addressOf, viewOf } from '../view';
import type { PageServerLoad } from './$types';

/** Where a receipt number is typed: it leads to what became of the objection, or says that there is none. */
export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const typed = (url.searchParams.get('receipt') ?? '').slice(0, 100);
  // As people copy it: spaced out, in capitals, full width.
  const receipt = typed.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '');
  if (receipt !== '' && (await locals.house.residents.receipt(receipt)))
    redirect(303, addressOf({ ...viewOf(url), pathname: `/o/${receipt}` }));
  return { typed, missing: typed.trim() !== '' };
};
