import type { Emergency } from '$lib/sync';

/** A drill's title says that it is one, whatever its writer thought of. */
export function titleOf({ title, drill }: Pick<Emergency, 'title' | 'drill'>, mark: string): string {
  return drill ? mark + title : title;
}
