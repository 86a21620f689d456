import { ownerCookie } from '$lib/sync';
import { parseCookies } from 'better-auth/cookies';
import type { App } from '../../app';
import { dashboardKinds } from '../../platform/changes/changes';
import type { StreamEndpoint } from '../../platform/live/answer-live';
import { signedInReader } from '../../platform/live/signed-in-reader';
import { actorOnPhone } from './actor-on-phone';

/**
 * Streams the changes that concern a member to their phone: whatever happens to themselves alone, or to an objection of
 * theirs, and of what happens to the whole unit all that isn't only a dashboard's.
 */
export const myStream: StreamEndpoint<App> = {
  id: '/api/live/me',
  pattern: /^\/api\/live\/me$/,
  async follow(app, req) {
    const signedIn = await signedInReader(app.entrance, req);
    if (!signedIn) return null;
    const { session } = signedIn;
    const actor = await actorOnPhone(
      app,
      signedIn.actor,
      parseCookies(req.headers.cookie ?? '').get(ownerCookie.name)
    );
    const { account, subject, unit } = actor;
    if (subject === null) return null;
    const stores = await app.read(actor);
    return {
      unit,
      session: {
        id: session,
        holds: (held) => held.some((there) => there.unit === unit && there.subject === subject)
      },
      holder: `session ${session}`,
      concerns: (change) => {
        if (change.account !== null) return change.account === account;
        if (change.subject !== null) return change.subject === subject;
        return !dashboardKinds.includes(change.kind);
      },
      missed: (cursor) => stores.changes.after(cursor)
    };
  }
};
