import { dayIn, weekday, type Day, yearOf } from '$lib/calendar';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { saysSomething, textTrouble } from '../../platform/text/text-trouble';
import { Problem } from '../../platform/problem/problem';
import { digestOfShown } from '../../platform/command/shown-digest';
import { readNotice, type NamedHoliday } from './read-notice';

/** The form, as typed. */
export interface TypedYear {
  year: string;
  /** number of the State Council's notice */
  document: string;
  /** its sentences */
  text: string;
}

/** A year as it would be entered. */
export interface HolidayDraft {
  year: number;
  document: string;
  holidays: NamedHoliday[];
  /** weekdays off, in order */
  off: Day[];
  /** weekends made up as working days, in order */
  on: Day[];
  /** sentences with a day in them that say neither off nor at work */
  left: string[];
  /** names exactly these days */
  shown: string;
}

/** characters of a notice's number, and of all that may be pasted */
export const holidayLimits = { document: 40, text: 4000 };

/** Statutory holidays of a year (全国年节及纪念日放假办法, since 2025): fewer days off are a part of a notice. */
const least = 13;

/** The years that may be entered: the one that runs, in which the State Council has changed its mind before, and the next. */
export function yearsToEnter(today: Day): number[] {
  const year = yearOf(today);
  return [year, year + 1];
}

/**
 * Reads a year's notice and says which days are off. Changes nothing.
 *
 * @throws Problem `holiday-year`, `holiday-document`, `holiday-both`, `holiday-not-weekend`, `holiday-too-few`, those of `readNotice`, or what
 *   is wrong with a text
 */
export function draftHolidays(typed: TypedYear, today: Day): HolidayDraft {
  const years = yearsToEnter(today);
  const year = Number(typed.year);
  if (!/^\d{4}$/.test(typed.year) || !years.includes(year))
    throw new Problem('holiday-year', 422, { from: years[0] ?? year, to: years[1] ?? year });
  const document = typed.document.trim();
  if (!saysSomething(document)) throw new Problem('holiday-document', 422, { limit: holidayLimits.document });
  const trouble = textTrouble(document, holidayLimits.document) ?? tooLong(typed.text);
  if (trouble) throw new Problem(trouble.code, 422, trouble.params);
  const { holidays, left } = readNotice(typed.text, year);
  const named = sorted(holidays.flatMap(({ off }) => off));
  const on = sorted(holidays.flatMap((each) => each.on));
  const both = on.find((day) => named.includes(day));
  if (both !== undefined) throw new Problem('holiday-both', 422, { value: both });
  const weekdayOn = on.find((day) => !isWeekend(day));
  if (weekdayOn !== undefined) throw new Problem('holiday-not-weekend', 422, { value: weekdayOn });
  if (named.length < least) throw new Problem('holiday-too-few', 422, { count: named.length, least });
  const off = named.filter((day) => !isWeekend(day));
  return { year, document, holidays, off, on, left, shown: digestOfShown([year, document, off, on]) };
}

/**
 * Enters a year's holidays as the draft has shown them: from now on windows and deadlines are counted by
 * them. Published notices keep their days; when a year is entered again, the earlier table stays on record
 * and no longer counts.
 * @throws Problem those of `draftHolidays`, `preview-outdated`
 */
export function enterHolidays(
  app: App,
  actor: Actor,
  { key, typed, shown }: { key: string; typed: TypedYear; shown: string }
): Promise<{ year: number }> {
  return app.runCommand(actor, { permission: 'enter-holidays', key, input: { ...typed } }, async (stores) => {
    const draft = draftHolidays(typed, dayIn(stores.unit.timeZone, app.clock()));
    if (draft.shown !== shown) throw new Problem('preview-outdated', 409);
    const { year, off, on, document } = draft;
    await stores.holidays.enter({ year, off, on, document, account: actor.account });
    return { year };
  });
}

function sorted(days: readonly Day[]): Day[] {
  return [...new Set(days)].sort();
}

function isWeekend(day: Day): boolean {
  return weekday(day) === 0 || weekday(day) === 6;
}

/** The pasted text isn't stored, only its length matters. */
function tooLong(text: string) {
  const { length } = Array.from(text);
  if (length <= holidayLimits.text) return null;
  return { code: 'too-long' as const, params: { length, limit: holidayLimits.text } };
}
