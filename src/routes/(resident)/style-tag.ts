import name from '$lib/ui/name.css?inline';
import tokens from '$lib/ui/tokens.css?inline';
import written from '$lib/ui/written.css?inline';
import large from './large.css?inline';
import style from './resident.css?inline';

/**
 * Renders the page's whole style as a tag for its head: a second request would cost a resident on a slow line
 * a round trip.
 */
export function styleTag({ large: grown }: { large: boolean }): string {
  return `<style>${tokens}${name}${style}${written}${grown ? large : ''}</style>`;
}
