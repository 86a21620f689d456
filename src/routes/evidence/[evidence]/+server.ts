import type { Actor } from '$lib/server/platform/access/actor';
import { openEvidence } from '$lib/server/domain/evidence/keep-evidence';
import type { App } from '$lib/server/app';
import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/**
 * Hands out a claim's evidence to entitled people alone: as a download, never shown in the page's own origin,
 * and never cached. An unentitled request gets the same answer as one for a file that never existed.
 */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { actor, app } = locals;
  const file = actor && (await openedBy(app, [actor, ...(await app.superiors(actor))], params.evidence));
  if (!file) error(404, { message: 'not-found', code: 'not-found' });
  return new Response(file.bytes, {
    headers: {
      'content-type': file.type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'private, no-store'
    }
  });
};

/** Opens the evidence in one's own unit, or in a unit that one supervises. */
async function openedBy(app: App, places: readonly Actor[], evidence: string) {
  for (const place of places) {
    const file = await openEvidence(app, place, evidence);
    if (file) return file;
  }
  return null;
}
