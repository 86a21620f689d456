import { createHash } from 'node:crypto';
import { everywhere } from './headers';

const style = /<style[^>]*>([\s\S]*?)<\/style>/g;

/**
 * Headers of a public page. Kit's own policy carries a nonce, which bytes that are kept can't have: here nothing may
 * run or load at all but the page's own style, by its hash.
 *
 * @param kept false: nobody on the way may keep it
 */
export function pageHeaders(html: string, { kept = true } = {}): Record<string, string> {
  const hashes = [...html.matchAll(style)].map(([, css = '']) => `'sha256-${sha256(css)}'`);
  return {
    ...everywhere,
    'content-type': 'text/html; charset=utf-8',
    // Kept anywhere, but asked again each time: a notice that was taken down must be gone at once.
    'cache-control': kept ? 'no-cache' : 'private, no-store',
    'content-security-policy': [
      "default-src 'none'",
      `style-src ${["'self'", ...hashes].join(' ')}`,
      "style-src-attr 'unsafe-inline'",
      "img-src 'self'",
      "media-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'"
    ].join('; ')
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
