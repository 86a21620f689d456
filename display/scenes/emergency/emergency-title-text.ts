import type { Emergency } from '$lib/sync';

/**
 * An emergency's title, which for a drill always begins with the drill's mark, whatever its writer typed.
 * @param mark text that marks a drill, in the board's language
 */
export function emergencyTitleText(
  { title, drill }: Pick<Emergency, 'title' | 'drill'>,
  mark: string
): string {
  return drill ? mark + title : title;
}
