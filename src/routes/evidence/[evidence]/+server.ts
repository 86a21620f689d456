import type { Actor } from '$lib/server/accounts/actor';
import { openEvidence } from '$lib/server/evidence/keep-evidence';
import type { House } from '$lib/server/house';
import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/**
 * A file beside a claim, for those entitled to it alone: handed out to be kept, never shown in the page's own origin, and kept
 * by nothing in between. Whoever isn't entitled hears the same as for a file that there never was.
 */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { actor, house } = locals;
  const file = actor && (await openedBy(house, [actor, ...(await house.above(actor))], params.evidence));
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

/** In one's own unit, or in one of those that one is the superior of. */
async function openedBy(house: House, places: readonly Actor[], evidence: string) {
  for (const place of places) {
    const file = await openEvidence(house, place, evidence);
    if (file) return file;
  }
  return null;
}
