import { getLocale, overwriteGetLocale } from '$lib/text/generated/runtime.js';

// An open page keeps its language. Asked anew for each piece of text, it would look at address and cookies hundreds of
// times before the first paint.
const locale = getLocale();
overwriteGetLocale(() => locale);
