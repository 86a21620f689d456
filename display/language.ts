import { overwriteGetLocale } from '$lib/text/generated/runtime.js';

/**
 * Sets the board's language, which is its hall's and not that of the machine: many mini-PCs are set to
 * English. `?lang=en` is for visitors' screens.
 */
export function speakAsAsked(address: URL): void {
  const locale = address.searchParams.get('lang') === 'en' ? 'en' : 'zh-CN';
  overwriteGetLocale(() => locale);
  document.documentElement.lang = locale;
}
