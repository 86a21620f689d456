/** A calendar day, `YYYY-MM-DD`. Days compare as text, and no time zone touches them. */
export type Day = string;

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;
const msPerDay = 86_400_000;

/** True for a day that exists: `2026-02-30` doesn't. Years 1900 to 9999. */
export function isDay(text: string): text is Day {
  const match = shape.exec(text);
  return match !== null && dayOf(Number(match[1]), Number(match[2]), Number(match[3])) !== null;
}

/** The day with these numbers (month 1–12), or null when there is none. */
export function dayOf(year: number, month: number, day: number): Day | null {
  if (!(year >= 1900 && year <= 9999 && month >= 1 && month <= 12)) return null;
  if (!(day >= 1 && day <= daysInMonth(year, month))) return null;
  return `${year}-${pad(month)}-${pad(day)}`;
}

/** Days of a month (1–12). */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The day so many days later, or earlier when negative. */
export function addDays(day: Day, days: number): Day {
  return fromMs(toMs(day) + days * msPerDay);
}

/** Calendar days from one day to another, both included; 0 or less when `to` lies before `from`. */
export function countDays(from: Day, to: Day): number {
  return (toMs(to) - toMs(from)) / msPerDay + 1;
}

/** 0 Sunday … 6 Saturday. */
export function weekday(day: Day): number {
  return new Date(toMs(day)).getUTCDay();
}

/** The day of a spreadsheet's serial number (1900 system, time of day left off), or null outside 1900–9999. */
export function dayOfSerial(serial: number): Day | null {
  const whole = Math.floor(serial);
  // The 1900 system has a 29 February 1900 that never was; from March 1900 on, day 0 is 30 December 1899.
  if (!(whole >= 61 && whole <= 2_958_465)) return null;
  return fromMs(Date.UTC(1899, 11, 30) + whole * msPerDay);
}

function toMs(day: Day): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
}

function fromMs(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10);
}

function pad(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}
