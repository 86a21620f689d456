import { dashboardCookieName } from '$lib/sync';
import { parseCookies } from 'better-auth/cookies';
import type { App } from '../../app';
import { may } from '../../platform/access/actor';
import { officeKinds } from '../../platform/changes/changes';
import type { StreamEndpoint } from '../../platform/live/answer-live';
import { signedInReader } from '../../platform/live/signed-in-reader';
import { actorAtDashboard } from '../accounts/actor-at-dashboard';

/**
 * Tells a dashboard that its unit has changed; it then fetches what its role may see. A superior hears of the
 * unit at whose dashboard their browser sits, as its pages are of that unit.
 */
export const officeStream: StreamEndpoint<App> = {
  id: '/api/live/office',
  pattern: /^\/api\/live\/office$/,
  async follow(app, req) {
    const signedIn = await signedInReader(app.entrance, req);
    if (!signedIn) return null;
    const chosen = parseCookies(req.headers.cookie ?? '').get(dashboardCookieName) ?? '';
    const actor = await actorAtDashboard(app, signedIn.actor, chosen);
    if (!may(actor, 'see-claims')) return null;
    const { session } = signedIn;
    const { unit } = actor;
    const stores = await app.read(actor);
    return {
      unit,
      session: {
        id: session,
        holds: (held) =>
          held.some(
            (there, at) =>
              there.unit === unit &&
              may(there, 'see-claims') &&
              // In a unit where the account doesn't work it sits as the superior alone.
              (at === 0 || there.roles.includes('superior'))
          )
      },
      holder: `session ${session}`,
      kinds: officeKinds,
      concerns: ({ kind }) => officeKinds.includes(kind),
      missed: (cursor) => stores.changes.after(cursor)
    };
  }
};
