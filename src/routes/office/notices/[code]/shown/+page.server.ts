import { officeActor } from '../../../office-actor';
import { shownView } from './shown-view';
import type { PageServerLoad } from './$types';

/** Shows which boards really showed a notice, and when. */
export const load: PageServerLoad = (event) =>
  shownView(event.locals.app, officeActor(event), event.params.code);
