import type { Snapshot } from '$lib/notice';
import { getLocale } from '$lib/text';

type Translated = Pick<Snapshot, 'english'>;

/** How often something was credited; `measure` is its counting word (起), or '' for what isn't counted. */
interface CreditedCount {
  name: string;
  count: number;
  measure: string;
}

/**
 * A word of the document that a notice quotes, in the reader's language. It stays Chinese where the notice has no English of
 * it, as older ones don't.
 */
export function quotedText(notice: Translated, text: string): string {
  return englishOf(notice, text) ?? text;
}

/** An item with its count: 调解纠纷 2 起, Mediated dispute × 2. */
export function quotedCount(notice: Translated, { name, count, measure }: CreditedCount): string {
  const english = englishOf(notice, name);
  if (measure === '') return english ?? name;
  return english === undefined ? `${name} ${count} ${measure}` : `${english} × ${count}`;
}

/** The counting word beside an item's figure; English has none. */
export function quotedMeasure(notice: Translated, { name, measure }: Omit<CreditedCount, 'count'>): string {
  return englishOf(notice, name) === undefined ? measure : '';
}

function englishOf({ english = [] }: Translated, text: string): string | undefined {
  return getLocale() === 'en' ? english.find(({ name }) => name === text)?.english : undefined;
}
