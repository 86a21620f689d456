import type { Theme } from './session.svelte';

/**
 * Reads `?theme=`: `day` or `night` for photographs and dark rooms, `hours` for the hall's hours.
 * @param usual the theme when nothing is asked; null for the hall's hours
 */
export function askedTheme({ searchParams }: URL, usual: Theme | null = null): Theme | null {
  const asked = searchParams.get('theme');
  if (asked === 'hours') return null;
  return asked === 'night' || asked === 'day' ? asked : usual;
}
