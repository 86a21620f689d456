import { overwriteGetLocale } from '$lib/text/generated/runtime.js';

/**
 * A board speaks its hall's language, not that of the machine behind it: many mini-PCs are set to English.
 * `?lang=en` is for visitors' screens.
 */
export function speakAsAsked(address: URL): void {
  const locale = address.searchParams.get('lang') === 'en' ? 'en' : 'zh-CN';
  overwriteGetLocale(() => locale);
  document.documentElement.lang = locale;
}
