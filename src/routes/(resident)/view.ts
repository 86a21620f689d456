/**
 * How a public page is shown. All of it stands in the address, so that links keep it and nothing is stored.
 */
export interface PublicView {
  pathname: string;
  large: boolean;
  locale: Locale;
}

export type Locale = 'zh-CN' | 'en';

/** Reads the view from an address: `?l=1` is large print, `?lang=en` English. */
export function viewFromUrl({ pathname, searchParams }: URL): PublicView {
  return {
    pathname,
    large: searchParams.get('l') === '1',
    locale: searchParams.get('lang') === 'en' ? 'en' : 'zh-CN'
  };
}

/** The address of a page in a view. An empty pathname gives a link that stays on the present page. */
export function viewAddress(view: PublicView): string {
  const query = queryOf(view).join('&');
  return query === '' && view.pathname !== '' ? view.pathname : `${view.pathname}?${query}`;
}

/**
 * The address to which a form of the present page is sent. It is never the page's own: a browser puts an answer from the same
 * address, or its own page that the line failed, in the form's place in the history. Back then doesn't find what was
 * typed.
 * @param action name of the action
 * @param sent how often this page has been sent and refused, which makes each address another one
 */
export function sendAddress(action: string, view: PublicView, sent = 0): string {
  return [`?/${action}`, ...queryOf(view), ...(sent > 0 ? [`sent=${sent}`] : [])].join('&');
}

/** How often the form at an address was sent and refused, from what `sendAddress` wrote into it. */
export function sentBefore({ searchParams }: URL): number {
  const sent = searchParams.get('sent') ?? '0';
  return /^\d{1,4}$/.test(sent) ? Number(sent) : 0;
}

function queryOf({ large, locale }: PublicView): string[] {
  return [...(large ? ['l=1'] : []), ...(locale === 'en' ? ['lang=en'] : [])];
}
