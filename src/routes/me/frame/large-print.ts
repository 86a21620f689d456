import { largePrintCookie } from '$lib/sync';

const { name, maxAge } = largePrintCookie;

/** Whether this phone shows large print. */
export function isLargePrint(): boolean {
  return document.cookie.split('; ').includes(`${name}=1`);
}

/**
 * Switches large print on or off, and remembers it on this phone. The server reads the cookie too, so that its pages
 * don't jump.
 */
export function setLargePrint(isOn: boolean): void {
  document.cookie = `${name}=1; path=/; max-age=${isOn ? maxAge : 0}; samesite=lax`;
  showLargePrint(isOn);
}

/** Shows large print, or the usual one: `large-print.css` does it by a class of the document. */
export function showLargePrint(isOn: boolean): void {
  document.documentElement.classList.toggle('large-print', isOn);
}
