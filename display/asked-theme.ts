import type { Theme } from './session.svelte';

/** `?theme=day` or `night`: for photographs, and rooms that are dark by day. */
export function askedTheme({ searchParams }: URL): Theme | null {
  const asked = searchParams.get('theme');
  return asked === 'night' || asked === 'day' ? asked : null;
}
