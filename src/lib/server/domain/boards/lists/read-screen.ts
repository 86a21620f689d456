import { screenSchema, type ScreenSettings } from '$lib/sync';
import * as v from 'valibot';
import { Problem } from '../../../platform/problem/problem';
import { minuteOf, readHours } from './read-items';

/** A screen's hours, as typed. */
export interface TypedScreen {
  /** `08:00-20:00`; '' is always */
  open: string;
  /** `20:00-06:30`; '' is never */
  night: string;
  /** `06:30 80, 08:00 100`; '' is always full */
  brightness: string;
}

const spans = 4;
const steps = 12;

/**
 * Reads a screen's opening hours, night and brightness.
 * @throws Problem `screen-hours`, `screen-brightness`
 */
export function readScreen({ open, night, brightness }: TypedScreen): ScreenSettings {
  const hours = readHours(open, spans);
  const dark = readHours(night, 1);
  if (hours === null || dark === null) throw new Problem('screen-hours', 422);
  const lit = readBrightness(brightness);
  const [nightly] = dark;
  return {
    ...(hours.length > 0 && { open: hours }),
    ...(nightly && { night: nightly }),
    ...(lit.length > 0 && { brightness: lit })
  };
}

function readBrightness(typed: string): NonNullable<ScreenSettings['brightness']> {
  const parts = typed
    .normalize('NFKC')
    .split(/[,，、;；\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const lit = parts.map((part) => {
    const [, hour = '', minute = '', percent = ''] = /^(\d{1,2}):(\d{2})\s+(\d{2,3})\s*%?$/.exec(part) ?? [];
    return { from: hour === '' ? -1 : (minuteOf(hour, minute) ?? -1), percent: Number(percent) };
  });
  const sorted = [...lit].sort((a, b) => a.from - b.from);
  const isTwice = sorted.some(({ from }, index) => from === sorted[index + 1]?.from);
  const read = v.safeParse(screenSchema, { brightness: sorted });
  if (!read.success || isTwice || parts.length > steps) throw new Problem('screen-brightness', 422);
  return sorted;
}
