import { m } from '$lib/text';

/** What a place is called: all boards, a group, or a board by its name. */
export function placeText({ kind, name }: { kind: 'all' | 'group' | 'board'; name: string }): string {
  if (kind === 'all') return m.list_place_all();
  return kind === 'group' ? m.list_place_group({ name }) : m.list_place_board({ name });
}
