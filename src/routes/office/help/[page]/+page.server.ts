import { getLocale } from '$lib/text';
import { refuse } from '../../../refuse';
import { officeActor } from '../../office-actor';
import { helpPage } from '../help-page';
import { helpPages } from '../page-names';
import type { PageServerLoad } from './$types';

/** Gives a page of docs/use, and the titles of the others. */
export const load: PageServerLoad = (event) => {
  officeActor(event);
  const locale = getLocale();
  const shown = helpPage(event.params.page, locale);
  if (!shown) refuse(404, 'not-found');
  return {
    shown,
    pages: helpPages.map((page) => ({
      href: `/office/help/${page}`,
      title: helpPage(page, locale)?.title ?? page,
      isOpen: page === event.params.page
    }))
  };
};
