import type { BoardFeed } from '$lib/sync';
import { m } from '$lib/text';
import { dayText } from '$lib/ui/dates';

/** What a board says of a notice whose window is over; no more than the server has told it. */
export function overWords(
  { over = [] }: Pick<BoardFeed, 'over'>,
  code: string
): { stamp?: string; since: string; notes: string[] } {
  const told = over.find((each) => each.code === code);
  if (!told) return { since: '', notes: [] };
  if (told.confirmed === null) return { since: '', notes: [m.wall_answering()] };
  const since = m.wall_confirmed_since({ date: dayText(told.confirmed) });
  return { stamp: m.wall_confirmed(), since, notes: [] };
}
