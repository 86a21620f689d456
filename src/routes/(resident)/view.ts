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
export function viewAddress({ pathname, large, locale }: PublicView): string {
  const query = [...(large ? ['l=1'] : []), ...(locale === 'en' ? ['lang=en'] : [])].join('&');
  return query === '' && pathname !== '' ? pathname : `${pathname}?${query}`;
}
