import { inHours, type ScreenSettings } from '$lib/sync';

/** 20:00 to 6:30: a lit white wall at night disturbs the street, and a panel that never rests ages. */
const dark = { from: 20 * 60, until: 6 * 60 + 30 };
/** Nobody reads a list at night: until six it shows little, and that dimly. */
const usual = { from: 22 * 60, until: 6 * 60 };

/** When the ground is dark: in the evening already. */
export function isDark(screen: ScreenSettings | undefined, minute: number): boolean {
  return inHours(dark, minute) || isNight(screen, minute);
}

/** When it shows the night scene instead of its playlist. */
export function isNight(screen: ScreenSettings | undefined, minute: number): boolean {
  return inHours(nightHours(screen), minute);
}

export function nightHours(screen: ScreenSettings | undefined): { from: number; until: number } {
  return screen?.night ?? usual;
}
