import type { Actor } from '$lib/server/platform/access/actor';
import { openEvidence } from '$lib/server/domain/evidence/keep-evidence';
import type { App } from '$lib/server/app';
import { fileResponse } from '../../file-response';
import { refuse } from '../../refuse';
import type { RequestHandler } from './$types';

/**
 * Hands out a claim's evidence to entitled people alone: as a download, never shown in the page's own origin,
 * and never cached. An unentitled request gets the same answer as one for a file that never existed.
 */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { actor, app } = locals;
  const file = actor && (await openedBy(app, await placesOf(app, actor), params.evidence));
  if (!file) refuse(404, 'not-found');
  return fileResponse(file);
};

/** One's own unit, the others in which one is scored, and those that one supervises. */
async function placesOf(app: App, actor: Actor): Promise<Actor[]> {
  return [actor, ...(await app.scored(actor)), ...(await app.superiors(actor))];
}

/** Opens the evidence in the first of these units that has it and shows it to one. */
async function openedBy(app: App, places: readonly Actor[], evidence: string) {
  for (const place of places) {
    const file = await openEvidence(app, place, evidence);
    if (file) return file;
  }
  return null;
}
