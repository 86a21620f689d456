import type { Theme } from './session.svelte';

/**
 * `?theme=day` or `night`: for photographs, and rooms that are dark by day; `?theme=hours`: by the hall's hours.
 *
 * @param usual what counts where nothing is asked; null: the hall's hours
 */
export function askedTheme({ searchParams }: URL, usual: Theme | null = null): Theme | null {
  const asked = searchParams.get('theme');
  if (asked === 'hours') return null;
  return asked === 'night' || asked === 'day' ? asked : usual;
}
