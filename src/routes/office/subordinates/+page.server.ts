import { subordinateUnits, type WaitingKind } from '$lib/server/domain/dashboard/subordinate-units';
import { redirect } from '@sveltejs/kit';
import { dashboardCookie } from '../../dashboard-cookie';
import { field } from '../../forms/fields';
import { formOf } from '../../forms/form-of';
import { officeActor } from '../office-actor';
import { actorsWithPermission } from '../actors-with-permission';
import { refuse } from '../../refuse';
import type { Actions, PageServerLoad } from './$types';

/** A superior's first page: how far this month is in each of their units, and what waits there. */
export const load: PageServerLoad = async (event) => {
  const units = await subordinateUnits(event.locals.app, await actorsWithPermission(event, 'review-filing'));
  return { units, mine: units.reduce((sum, each) => sum + each.waiting.length, 0) };
};

/** Pages of the unit's own dashboard where waiting things are done. */
const dashboards: Partial<Record<WaitingKind, string>> = {
  seal: '/office/seal',
  takeover: '/office/takeover',
  adoption: '/office/scheme/confirm',
  claims: '/office/meetings'
};

export const actions: Actions = {
  /**
   * Switches this browser to a subordinate unit's dashboard, until another is chosen or the browser is
   * closed.
   */
  go: async (event) => {
    const form = await formOf(event.request);
    const unit = field(form, 'unit');
    const place = (await actorsWithPermission(event, 'review-filing')).find((each) => each.unit === unit);
    if (!place) refuse(404, 'not-found');
    dashboardCookie.set(event, unit);
    const to = field(form, 'to');
    redirect(303, Object.entries(dashboards).find(([kind]) => kind === to)?.[1] ?? '/office/notices');
  },
  /** Switches back to the dashboard of the account's own unit. */
  home: (event) => {
    officeActor(event);
    dashboardCookie.clear(event);
    redirect(303, '/office');
  }
};
