import { inHours, usualScreen, type ScreenSettings } from '$lib/sync';

/** 20:00 to 6:30: a lit white wall at night disturbs the street, and a panel that never rests ages. */
const dark = { from: 20 * 60, until: 6 * 60 + 30 };

/** When the ground is dark: in the evening, also where no night scene is to be shown. */
export function isDark(screen: ScreenSettings | undefined, minute: number): boolean {
  return inHours(dark, minute) || isNight(screen, minute);
}

/** When it shows the night scene instead of its playlist. */
export function isNight(screen: ScreenSettings | undefined, minute: number): boolean {
  const hours = nightHours(screen);
  return hours !== null && inHours(hours, minute);
}

/** Null: the office has set that there is no night scene. */
export function nightHours(screen: ScreenSettings = usualScreen): { from: number; until: number } | null {
  return screen.night ?? null;
}
