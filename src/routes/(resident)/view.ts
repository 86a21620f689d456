/** How a public page is to be shown: all of it stands in the address, so that links keep it and nothing is stored. */
export interface View {
  pathname: string;
  large: boolean;
  locale: Locale;
}

export type Locale = 'zh-CN' | 'en';

export function viewOf({ pathname, searchParams }: URL): View {
  return {
    pathname,
    large: searchParams.get('l') === '1',
    locale: searchParams.get('lang') === 'en' ? 'en' : 'zh-CN'
  };
}

/** The address of a page in that view; without a pathname the page itself. */
export function addressOf({ pathname, large, locale }: View): string {
  const query = [...(large ? ['l=1'] : []), ...(locale === 'en' ? ['lang=en'] : [])].join('&');
  return query === '' ? pathname : `${pathname}?${query}`;
}
