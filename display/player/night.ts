/** 20:00 to 6:30: a lit white wall at night disturbs the street, and a panel that never rests ages. */
export function isNight(minute: number): boolean {
  return minute >= 20 * 60 || minute < 6 * 60 + 30;
}
