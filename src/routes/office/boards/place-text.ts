import { m } from '$lib/text';

/** The name of a place: all boards, a group, or one board. */
export function placeText({ kind, name }: { kind: 'all' | 'group' | 'board'; name: string }): string {
  if (kind === 'all') return m.list_place_all();
  return kind === 'group' ? m.list_place_group({ name }) : m.list_place_board({ name });
}
