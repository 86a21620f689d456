import type { ScreenSettings } from './feed';

/** Minutes of a day from hours. */
const at = (hour: number, minute = 0) => hour * 60 + minute;

/**
 * The settings for a screen where the office has set nothing: a hall that is open from 8 to 20, the night
 * scene until half past six; a panel that is dimmed in the evening, when it would dazzle, and at night.
 */
export const usualScreen = {
  open: [{ from: at(8), until: at(20) }],
  night: { from: at(20), until: at(6, 30) },
  brightness: [
    { from: at(6, 30), percent: 80 },
    { from: at(8), percent: 100 },
    { from: at(18), percent: 70 },
    { from: at(20), percent: 40 }
  ]
} as const satisfies ScreenSettings;
