import { windowState } from '$lib/notice';
import type { BoardFeed } from '$lib/sync';
import { m } from '$lib/text';
import { dayText } from '$lib/ui/text/dates';
import { correctionNotes } from './correction-notes';

interface PublicityText {
  stamp?: string;
  /** the day since which it is confirmed; '' when it isn't, as far as this board knows */
  since: string;
  notes: string[];
}

/**
 * Says which working day of a notice's window today is and, once the window is over, only what the server has
 * reported. Of corrected figures it also says that they are.
 * @param today the unit's day, YYYY-MM-DD
 */
export function publicityText(
  feed: Pick<BoardFeed, 'over' | 'supplements'>,
  notice: { code: string; window: readonly string[]; rows: readonly object[] },
  today: string
): PublicityText {
  const { code, window } = notice;
  const seeAlso = correctionNotes(feed, notice);
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
  const reported = feed.over.find((each) => each.code === code);
  if (!reported) return { since: '', notes: [m.wall_publicity_over(), ...seeAlso] };
  if (reported.confirmed === null) {
    const waits = reported.waits === 'assembly' ? m.wall_waits_assembly() : m.wall_answering();
    return { since: '', notes: [m.wall_publicity_over(), waits, ...seeAlso] };
  }
  const since = m.wall_confirmed_since({ date: dayText(reported.confirmed) });
  return { stamp: m.wall_confirmed(), since, notes: [m.wall_publicity_over(), ...seeAlso] };
}
