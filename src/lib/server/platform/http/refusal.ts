import { m } from '$lib/text';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { noteRefusal } from '../requests/note-refusal';
import { pageHeaders } from './pages/page-headers';
import type { TextBox, TypedText } from './typed-text';

/** A request that no endpoint takes. */
export interface HttpRefusal {
  status: number;
  code: keyof typeof sentences;
  /** further headers of the answer: `allow` */
  headers?: Record<string, string>;
  /** id of the request, when the fault is ours, by which support finds the line in the log */
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
  busy: m.problem_busy,
  'disk-full': m.problem_disk_full,
  'storage-failed': m.problem_storage_failed,
  'database-away': m.problem_database_away,
  'database-busy': m.problem_database_busy,
  'database-read-only': m.problem_database_read_only
} as const;

const style =
  'body{margin:0;background:#f6f1e6;color:#2b2622;font:17px/1.75 system-ui,sans-serif}' +
  'main{max-width:36rem;margin:0 auto;padding:48px 20px}h1{font-size:22px;line-height:1.5}a{color:#1f4e79}' +
  'label,textarea{display:block;width:100%;box-sizing:border-box;font:inherit}textarea,button{margin:4px 0 16px;padding:8px 12px}' +
  'button{min-height:48px;font:inherit}';

/** The label of each box, as its own page has it. */
const labels: Readonly<Record<TextBox, typeof m.objection_said>> = {
  said: m.objection_said,
  contact: m.objection_contact,
  words: m.objection_appeal_why
};

/**
 * A refusal as a complete answer: a small page for a browser, `{"error":{"code"}}` for a program. It serves
 * requests that never reached a page of the app.
 * @param asked headers of the request, as far as there were any
 * @param typed what somebody typed into the refused form: the page shows it, in a form that sends it again
 */
export function refusalBody(
  { status, code, headers = {}, id }: HttpRefusal,
  asked: {
    accept?: string | null | undefined;
    cookie?: string | null | undefined;
    language?: string | null | undefined;
  },
  typed: TypedText | null = null
): { status: number; headers: Record<string, string>; body: string } {
  noteRefusal(code);
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
    `${typed ? formAgain(typed, locale) : ''}<p><a href="/">${m.problem_to_home({}, { locale })}</a></p>` +
    `<small>${id ? m.common_error_id({ id }, { locale }) : m.resident_error_code({ code }, { locale })}</small></main></html>`;
  return { status, headers: { ...pageHeaders(body), 'cache-control': 'no-store', ...headers }, body };
}

/**
 * A form that sends the same request once more, with its key, so that it isn't done twice if it was done
 * after all.
 */
function formAgain({ texts, rest }: TypedText, locale: Locale): string {
  const hidden = rest.map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`
  );
  const boxes = texts.map(
    ([name, text]) =>
      // The parser drops a line feed that comes first.
      `<label>${labels[name]({}, { locale })}<textarea name="${name}" rows="6">\n${escaped(text)}</textarea></label>`
  );
  const [said, send] = [m.problem_typed_stands({}, { locale }), m.problem_send_again({}, { locale })];
  return `<p>${said}</p><form method="post">${hidden.join('')}${boxes.join('')}<button>${send}</button></form>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** Answers before Kit; the headers that every answer has are set already. */
export function refuse(req: IncomingMessage, res: ServerResponse, refused: HttpRefusal): void {
  const { status, headers, body } = refusalBody(refused, {
    accept: req.headers.accept,
    cookie: req.headers.cookie,
    language: req.headers['accept-language']
  });
  res.writeHead(status, headers);
  res.end(req.method === 'HEAD' ? undefined : body);
}

/**
 * The language of the answer, found as pages find it: the chosen one, else the browser's preference, else
 * Chinese.
 */
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
