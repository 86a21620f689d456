import type { Showing } from '$lib/sync';
import { united, type TimeSpan } from './spans';

/** When one screen showed a notice, in the hall's opening hours and outside them. */
export interface ShownSpans {
  open: readonly TimeSpan[];
  closed: readonly TimeSpan[];
}

/** Sorts what a board told by opening hours, each moment once. */
export function spansOfShowings(showings: readonly Showing[]): ShownSpans {
  const of = (open: 0 | 1) =>
    united(showings.filter((each) => each[2] === open).map(([from, ms]): TimeSpan => [from, from + ms]));
  return { open: of(1), closed: of(0) };
}

/** Adds what was told later; what is told again counts once. */
export function addSpans(kept: ShownSpans, added: ShownSpans): ShownSpans {
  return {
    open: united([...kept.open, ...added.open]),
    closed: united([...kept.closed, ...added.closed])
  };
}

/**
 * Spans as the database keeps them, some ten bytes each, because a day may have a thousand: the gap since
 * the one before and the length, in ms to base 36, with `+` between them. Those outside opening hours follow
 * after a `|`.
 */
export function showingsText({ open, closed }: ShownSpans): string {
  return [open, closed].map(textOf).join('|');
}

/** Reads `showingsText`. */
export function spansOfText(text: string): ShownSpans {
  const [open = '', closed = ''] = text.split('|');
  return { open: spansOf(open), closed: spansOf(closed) };
}

function textOf(spans: readonly TimeSpan[]): string {
  let at = 0;
  return spans
    .map(([from, until]) => {
      const gap = from - at;
      at = until;
      return `${gap.toString(36)}+${(until - from).toString(36)}`;
    })
    .join(' ');
}

function spansOf(text: string): TimeSpan[] {
  let at = 0;
  return text
    .split(' ')
    .filter(Boolean)
    .map((part) => {
      const [gap = 0, ms = 0] = part.split('+').map((each) => Number.parseInt(each, 36));
      const from = at + gap;
      at = from + ms;
      return [from, at];
    });
}
