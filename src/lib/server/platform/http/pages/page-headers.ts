import { createHash } from 'node:crypto';
import { commonHeaders } from '../headers';
import { typingKept } from './typing-kept';

const style = /<style[^>]*>([\s\S]*?)<\/style>/g;

/**
 * The caches that may keep a page's bytes: `browser` for a form that somebody fills in, so that Back finds
 * what was typed.
 */
export type KeptBy = 'anyone' | 'browser' | 'nobody';

/**
 * The Cache-Control of pages. Even a cached page is revalidated each time, because a notice that was taken
 * down must be gone at once.
 */
const cacheControl: Readonly<Record<KeptBy, string>> = {
  anyone: 'no-cache',
  browser: 'private, no-cache',
  nobody: 'private, no-store'
};

/** Pages that people read, and the plain board, which runs its own from files of this server. */
export type PagePolicy = 'reading' | 'board';

const runs: Readonly<Record<PagePolicy, readonly string[]>> = {
  reading: [],
  board: [
    "script-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'"
  ]
};

const runsTypingKept = `script-src 'sha256-${sha256(typingKept)}'`;

/**
 * Headers of a public page. Kit's own policy carries a nonce, which bytes that are kept can't have: here nothing may
 * run or load at all but the page's own style and its script that keeps what is typed, each by its hash; on a board,
 * its files.
 */
export function pageHeaders(
  html: string,
  keptBy: KeptBy = 'anyone',
  policy: PagePolicy = 'reading'
): Record<string, string> {
  const hashes = [...html.matchAll(style)].map(([, css = '']) => `'sha256-${sha256(css)}'`);
  return {
    ...commonHeaders,
    'content-type': 'text/html; charset=utf-8',
    'cache-control': cacheControl[keptBy],
    'content-security-policy': [
      "default-src 'none'",
      ...(policy === 'reading' && html.includes(typingKept) ? [runsTypingKept] : runs[policy]),
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
