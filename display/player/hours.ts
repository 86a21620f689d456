import type { ScreenSettings } from '$lib/sync';

type Hours = NonNullable<ScreenSettings['night']>;

/** Whether a minute of the day lies in these hours, which may go over midnight. From and until alike: all day. */
export function isWithin({ from, until }: Hours, minute: number): boolean {
  return from < until ? minute >= from && minute < until : minute >= from || minute < until;
}
