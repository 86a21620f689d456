import { m } from '$lib/text';

const bar =
  'position:sticky;top:0;left:0;z-index:90;display:flex;flex-wrap:wrap;align-items:center;gap:4px 14px;padding:6px 14px;' +
  'background:#7a3e00;color:#fff;font:15px/1.5 system-ui,sans-serif';
const button =
  'padding:3px 12px;border:1px solid #fff;background:none;color:#fff;font:inherit;cursor:pointer;min-height:32px';
/** Style of the mark across each printed page: what is positioned `fixed` is repeated on every sheet. */
const across =
  'position:fixed;top:0;right:0;bottom:0;left:0;z-index:89;display:flex;align-items:center;justify-content:center;' +
  'pointer-events:none;font:700 28vw/1 serif;color:#7a3e00;opacity:.07;transform:rotate(-24deg);user-select:none';

/**
 * The mark that stands on every page of a practice year. The server puts it into the page's frame, before the
 * page's own content, so that no page can lack it, with or without JavaScript. Its styles are attributes,
 * because it belongs to no part's stylesheet.
 */
export function practiceMark(): string {
  const form = (action: string, says: string) =>
    `<form method="POST" action="${action}" style="margin:0"><button style="${button}">${says}</button></form>`;
  return (
    `<div role="region" aria-label="${m.practice_mark()}" style="${bar}"><b>${m.practice_mark()}</b>` +
    `<span style="flex:1 1 16em">${m.practice_mark_text()}</span>` +
    form('/sign-out', m.practice_other()) +
    form('/practice/leave', m.practice_leave()) +
    `</div><div aria-hidden="true" style="${across}">${m.practice_watermark()}</div>`
  );
}
