import type { OpenedEvidence } from '$lib/server/domain/evidence/keep-evidence';

/** A file that somebody put there, as a download: never shown in the page's own origin, and never cached. */
export function fileResponse({ name, type, bytes }: OpenedEvidence): Response {
  return new Response(bytes, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'private, no-store'
    }
  });
}
