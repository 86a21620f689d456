import type { App } from '../../app';
import { dashboardKinds } from '../../platform/changes/changes';
import type { StreamEndpoint } from '../../platform/live/answer-live';
import { signedInReader } from '../../platform/live/signed-in-reader';

/** Streams the changes that concern a member to their phone. */
export const myStream: StreamEndpoint<App> = {
  id: '/api/live/me',
  pattern: /^\/api\/live\/me$/,
  async follow(app, req) {
    const signedIn = await signedInReader(app.entrance, req);
    if (!signedIn || signedIn.actor.subject === null) return null;
    const { actor, session } = signedIn;
    const { subject, unit } = actor;
    const stores = await app.read(actor);
    return {
      unit,
      session: { id: session, holds: ([here]) => here?.unit === unit && here.subject === subject },
      holder: `session ${session}`,
      concerns: ({ kind, subject: whose }) =>
        !dashboardKinds.includes(kind) && (whose === null || whose === subject),
      missed: (cursor) => stores.changes.after(cursor)
    };
  }
};
