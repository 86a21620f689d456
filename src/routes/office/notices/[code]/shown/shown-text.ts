import { m } from '$lib/text';
import { dayText, fullDay } from '$lib/ui/text/dates';
import type { ShownDay } from './shown-days';

/** A day's place in the window in words: 公示期第 3 天. */
export function dayKindText({ kind, no }: Pick<ShownDay, 'kind' | 'no'>): string {
  const texts = { rest: m.shown_rest, before: m.shown_before, after: m.shown_after };
  return kind === 'counted' ? m.shown_day_no({ no }) : texts[kind]();
}

/** The window in words: 2026年11月12日 至 2026年11月16日，共 3 个工作日. */
export function windowText(window: readonly string[]): string {
  const [from = '', to = ''] = [window[0], window[window.length - 1]].map((day) => day && fullDay(day));
  return m.publish_window({ from, to, count: window.length });
}

/**
 * Says whether the notice really hung on each day so far.
 * @returns the sentence; `done` is true when no day is missing
 */
export function provenText({
  onBoards,
  window,
  days
}: {
  onBoards: boolean;
  window: readonly string[];
  days: readonly ShownDay[];
}): { done: boolean; sentences: string[] } {
  if (!onBoards) return { done: false, sentences: [m.shown_no_board()] };
  const counted = days.filter(({ kind }) => kind === 'counted');
  if (counted.length === 0)
    return { done: true, sentences: [m.shown_not_begun({ day: dayText(window[0] ?? '') })] };
  const missing = counted.filter(({ showings }) => showings.length === 0);
  const closed = counted.filter(
    ({ showings }) => showings.length > 0 && showings.every(({ open }) => open === 0)
  );
  const listed = (some: readonly ShownDay[]) =>
    some.map(({ day }) => dayText(day)).join(m.office_list_comma());
  const sentences = [
    ...(missing.length > 0 ? [m.shown_missing({ days: listed(missing) })] : []),
    ...(closed.length > 0 ? [m.shown_closed({ days: listed(closed) })] : [])
  ];
  const shared = days.filter(({ showings }) => showings.some((each) => each.shared));
  return {
    done: sentences.length + shared.length === 0,
    sentences: [
      ...(sentences.length > 0 ? sentences : [m.shown_all_days({ count: counted.length })]),
      ...(shared.length > 0 ? [m.shown_shared({ days: listed(shared) })] : [])
    ]
  };
}
