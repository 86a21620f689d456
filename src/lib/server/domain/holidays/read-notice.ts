import { addDays, dayOf, weekday, type Day, monthNumber, yearOf } from '$lib/calendar';
import { Problem } from '../../platform/problem/problem';

/** A holiday with its days off, weekends included, and the weekends that make up for it. */
export interface NamedHoliday {
  /** '' where the text names none */
  name: string;
  off: Day[];
  on: Day[];
}

/** Days off and made-up weekends as the notice says them, and which of its sentences with a day in them say neither. */
export interface ReadNotice {
  holidays: NamedHoliday[];
  left: string[];
}

/** one day of a text: 2026年2月15日(周日), 2月15日, or 23日 after another one */
const dayText = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?/g;
const upTo = /^(?:至|到|—+|-+|~)$/;
const weekdays = '日一二三四五六';

/**
 * Reads the State Council's notice of a year's holidays as it is published (国办发明电), or lines written like it:
 * “国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。” What a sentence says besides of its
 * days, their weekday and their number, has to be true: so a notice of another year and a slip of the hand are found.
 *
 * @throws Problem `holiday-no-day`, `holiday-other-year`, `holiday-weekday`, `holiday-count`
 */
export function readNotice(text: string, year: number): ReadNotice {
  const read: ReadNotice = { holidays: [], left: [] };
  for (const sentence of sentencesOf(text)) {
    const heading = /^\s*(?:[一二三四五六七八九十]+、|\d+[.、])?\s*([^:\d]{1,20}):/
      .exec(sentence)?.[1]
      ?.trim();
    if (heading !== undefined) read.holidays.push({ name: heading, off: [], on: [] });
    const said = daysOfSentence(sentence, year);
    if (said.unsaid.length > 0) read.left.push(sentence.trim());
    if (said.off.length + said.on.length === 0) continue;
    if (read.holidays.length === 0) read.holidays.push({ name: '', off: [], on: [] });
    const holiday = read.holidays[read.holidays.length - 1];
    if (holiday) {
      holiday.off = holiday.off.concat(said.off);
      holiday.on = holiday.on.concat(said.on);
    }
  }
  return { ...read, holidays: read.holidays.filter(({ off, on }) => off.length + on.length > 0) };
}

function sentencesOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .replace(/(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/g, '$1年$2月$3日')
    .replace(/\([^)]*\)/g, (bracket) => bracket.replace(/[,.;。\s]/g, '、'))
    .replace(/(?<!日)\([^)]*\)/g, '')
    .split(/[。;\n]/)
    .filter((sentence) => sentence.trim() !== '');
}

/** A part between commas says of its days, and of those before it, whether they are off. */
function daysOfSentence(sentence: string, year: number) {
  const said = { off: [] as Day[], on: [] as Day[], unsaid: [] as Day[] };
  for (const part of sentence.split(',')) {
    said.unsaid = said.unsaid.concat(daysIn(part, year));
    const says = /上班/.test(part) ? 'on' : /放假|休息/.test(part) ? 'off' : null;
    if (says) said[says] = said[says].concat(said.unsaid.splice(0).map((day) => needYear(day, year)));
  }
  const count = /(?:共|放假)(\d+)天/.exec(sentence)?.[1];
  if (count !== undefined && said.off.length > 0 && Number(count) !== said.off.length)
    throw new Problem('holiday-count', 422, {
      value: sentence.trim().slice(0, 60),
      said: Number(count),
      found: said.off.length
    });
  return said;
}

function needYear(day: Day, year: number): Day {
  if (yearOf(day) !== year) throw new Problem('holiday-other-year', 422, { value: day, year });
  return day;
}

function daysIn(part: string, year: number): Day[] {
  const days: Day[] = [];
  let before: { day: Day; end: number } | null = null;
  for (const match of part.matchAll(dayText)) {
    const [value, ofYear, ofMonth, ofDay, bracket] = match;
    // “第3日”: no day of the calendar.
    if (ofMonth === undefined && before === null) continue;
    const day = dayOf(
      ofYear === undefined ? (before ? yearOf(before.day) : year) : Number(ofYear),
      ofMonth === undefined && before ? monthNumber(before.day) : Number(ofMonth),
      Number(ofDay)
    );
    if (day === null) throw new Problem('holiday-no-day', 422, { value });
    const said = /(?:周|星期)([日天一二三四五六])/.exec(bracket ?? '')?.[1]?.replace('天', '日');
    const is = weekdays[weekday(day)] ?? '';
    if (said !== undefined && said !== is) throw new Problem('holiday-weekday', 422, { value, year, is });
    const isRange = before !== null && upTo.test(part.slice(before.end, match.index).trim());
    if (before !== null && isRange) {
      if (day < before.day) throw new Problem('holiday-no-day', 422, { value });
      // A range over the end of a year isn't counted out, because one of its ends is refused as another year's; a slip
      // such as 9027 would be millions of days.
      if (yearOf(before.day) === yearOf(day))
        for (let next = addDays(before.day, 1); next < day; next = addDays(next, 1)) days.push(next);
    }
    days.push(day);
    before = { day, end: match.index + value.length };
  }
  return days;
}
