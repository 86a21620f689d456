import { Problem } from '$lib/server/platform/problem/problem';
import { jsonAnswer } from '../../../json-endpoint';

/** Answers since when one's own private calendar address has been valid: `{ since }`, an instant, or null for none. */
export const GET = jsonAnswer(async ({ locals: { actor, app } }) => {
  if (!actor) throw new Problem('signed-out', 401);
  if (actor.subject === null) throw new Problem('not-scored', 403);
  return app.readTransaction(actor, async ({ calendarLinks }) => ({
    since: await calendarLinks.since(actor.account, 'own')
  }));
});
