import { m } from '$lib/text';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pageHeaders } from './page-headers';

/** A request that no door takes. */
export interface Refused {
  status: number;
  code: keyof typeof sentences;
  /** of the answer, beside the usual ones: `allow` */
  headers?: Record<string, string>;
  /** of the request, when the fault is ours: by it support finds the line in the log */
  id?: string | undefined;
}

type Locale = 'zh-CN' | 'en';

const sentences = {
  'foreign-origin': m.problem_foreign_origin,
  'bad-request': m.problem_bad_request,
  'not-allowed': m.problem_not_allowed,
  'too-large': m.problem_too_large,
  'not-found': m.problem_not_found,
  forbidden: m.problem_forbidden,
  internal: m.problem_internal,
  stopping: m.problem_stopping,
  'disk-full': m.problem_disk_full,
  'storage-failed': m.problem_storage_failed,
  'database-away': m.problem_database_away
} as const;

const style =
  'body{margin:0;background:#f6f1e6;color:#2b2622;font:17px/1.75 system-ui,sans-serif}' +
  'main{max-width:36rem;margin:0 auto;padding:48px 20px}h1{font-size:22px;line-height:1.5}a{color:#1f4e79}';

/**
 * A refusal as its own answer: a small page for a browser, `{"error":{"code"}}` for a program. For what no page of the
 * house can say, since it was never asked.
 *
 * @param asked headers of the request, as far as there were any
 */
export function refusalBody(
  { status, code, headers = {}, id }: Refused,
  asked: {
    accept?: string | null | undefined;
    cookie?: string | null | undefined;
    language?: string | null | undefined;
  }
): { status: number; headers: Record<string, string>; body: string } {
  if (!asked.accept?.includes('text/html'))
    return {
      status,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ error: { code, params: {}, ...(id && { id }) } })
    };
  const locale = localeOf(asked);
  const body =
    `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<title>${status}</title><style>${style}</style><main data-code="${code}"><h1>${sentences[code]({}, { locale })}</h1>` +
    `<p><a href="/">${m.problem_to_home({}, { locale })}</a></p>` +
    `<small>${id ? m.common_error_id({ id }, { locale }) : m.resident_error_code({ code }, { locale })}</small></main></html>`;
  return { status, headers: { ...pageHeaders(body), 'cache-control': 'no-store', ...headers }, body };
}

/** Answers before Kit; the headers that every answer has are set already. */
export function refuse(req: IncomingMessage, res: ServerResponse, refused: Refused): void {
  const { status, headers, body } = refusalBody(refused, {
    accept: req.headers.accept,
    cookie: req.headers.cookie,
    language: req.headers['accept-language']
  });
  res.writeHead(status, headers);
  res.end(req.method === 'HEAD' ? undefined : body);
}

/** As the pages have it: what was chosen, what the browser prefers, Chinese. */
function localeOf({
  cookie,
  language
}: {
  cookie?: string | null | undefined;
  language?: string | null | undefined;
}): Locale {
  const chosen = /(?:^|;\s*)PARAGLIDE_LOCALE=(zh-CN|en)\b/.exec(cookie ?? '')?.[1];
  return (chosen ?? (/^en\b/i.test(language ?? '') ? 'en' : 'zh-CN')) === 'en' ? 'en' : 'zh-CN';
}
