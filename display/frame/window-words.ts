import { windowState } from '$lib/notice';
import type { BoardFeed } from '$lib/sync';
import { m } from '$lib/text';
import { dayText } from '$lib/ui/dates';

interface WindowWords {
  stamp?: string;
  /** since when it is confirmed; empty: it isn't, as far as this board was told */
  since: string;
  notes: string[];
}

/**
 * What the rail says of a notice and its window: which of the working days today is, and once it is over no more than the
 * server has told. Of one that was mended also where.
 */
export function windowWords(
  { over = [], supplements = [] }: Pick<BoardFeed, 'over' | 'supplements'>,
  { code, window }: { code: string; window: readonly string[] },
  today: string
): WindowWords {
  const mended = supplements.find(({ supplement }) => supplement.corrects.code === code)?.supplement;
  const seeAlso = mended ? [m.wall_see_supplement({ no: mended.number.no })] : [];
  const state = windowState(window, today);
  if (state.kind === 'open') {
    const { running, day, of, last } = state;
    const counted = running
      ? m.wall_day_of({ day, of })
      : day === 0
        ? m.wall_counts_from({ date: dayText(window[0] ?? today) })
        : m.wall_until({ date: dayText(last) });
    return { stamp: m.wall_in_publicity(), since: '', notes: [counted, ...seeAlso] };
  }
  const told = over.find((each) => each.code === code);
  if (!told) return { since: '', notes: [m.wall_publicity_over(), ...seeAlso] };
  if (told.confirmed === null)
    return { since: '', notes: [m.wall_publicity_over(), m.wall_answering(), ...seeAlso] };
  const since = m.wall_confirmed_since({ date: dayText(told.confirmed) });
  return { stamp: m.wall_confirmed(), since, notes: [m.wall_publicity_over(), ...seeAlso] };
}
