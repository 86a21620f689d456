import { officeActor } from '../../../office-actor';
import { shownView } from './shown-view';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  shownView(event.locals.house, officeActor(event), event.params.code);
