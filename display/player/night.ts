import { inHours, usualScreen, type ScreenSettings } from '$lib/sync';

/**
 * In minutes of the day, 20:00 to 6:30: a lit white screen at night disturbs the street, and a panel that
 * never rests ages.
 */
const dark = { from: 20 * 60, until: 6 * 60 + 30 };

/**
 * Whether the background is dark: in the evening, and whenever the night scene is shown.
 * @param minute of the unit's day
 */
export function isDark(screen: ScreenSettings | undefined, minute: number): boolean {
  return inHours(dark, minute) || isNight(screen, minute);
}

/**
 * Whether the night scene is shown instead of the playlist.
 * @param minute of the unit's day
 */
export function isNight(screen: ScreenSettings | undefined, minute: number): boolean {
  const hours = nightHours(screen);
  return hours !== null && inHours(hours, minute);
}

/** The hours of the night scene in minutes of the day; null when the office has set that there is none. */
export function nightHours(screen: ScreenSettings = usualScreen): { from: number; until: number } | null {
  return screen.night ?? null;
}
