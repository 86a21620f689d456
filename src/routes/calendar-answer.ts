import { calendarFile, type CalendarDay } from '$lib/server/domain/deadlines/calendar-file';
import type { DeadlineCalendar } from '$lib/server/domain/deadlines/deadline-calendar';
import type { OwnCalendar, OwnDay } from '$lib/server/domain/me/own-calendar';
import { m, getLocale } from '$lib/text';
import { stepOfPeriodText } from '$lib/ui/text/deadline-text';
import { periodTitle } from '$lib/ui/text/period-text';

/** Answers with the days of a unit's rules as a calendar file, in the reader's language. */
export function calendarAnswer({ unit, lines, trial }: DeadlineCalendar, now: Date): Response {
  const english = getLocale() === 'en';
  const steps = lines.map(({ id, due, clause, by, ...step }) => ({
    uid: `${unit.id}-${id.replaceAll(' ', '-')}@sunboard`,
    day: due,
    title: stepOfPeriodText(step),
    description: [
      ...(by ? [english ? by.english : by.name] : []),
      `${m.deadline_clause({ clause: clause.ref })}：${clause.text}`
    ].join('\n')
  }));
  const ends = trial && {
    uid: `${unit.id}-trial-${trial.to}@sunboard`,
    day: trial.to,
    title: m.deadline_calendar_trial(),
    description: `${m.deadline_clause({ clause: trial.clause.ref })}：${trial.clause.text}`
  };
  const name = m.deadline_calendar_name({ unit: unit.name });
  return fileAnswer(ends ? [...steps, ends] : steps, name, now);
}

/** Answers with the last days that concern one member as a calendar file, in the reader's language. */
export function ownCalendarAnswer({ unit, days }: OwnCalendar, now: Date): Response {
  const entries = days.map((one) => ({
    uid: `${unit.id}-own-${one.id}@sunboard`,
    day: one.day,
    title: titleOf(one),
    description: m.calendar_entry_hint()
  }));
  return fileAnswer(entries, m.calendar_name({ unit: unit.name }), now);
}

function titleOf(one: OwnDay): string {
  switch (one.kind) {
    case 'declare':
      return m.calendar_declare({ period: periodTitle(one.period) });
    case 'notice':
      return m.calendar_notice({ period: periodTitle(one.period) });
    case 'correction':
      return m.calendar_correction({ period: periodTitle(one.period) });
    case 'answered':
      return m.calendar_answered({ no: one.no });
    case 'appeal':
      return m.calendar_appeal({ no: one.no });
    case 'reported':
      return m.calendar_reported();
    case 'rectification':
      return m.calendar_rectification();
  }
}

function fileAnswer(days: readonly CalendarDay[], name: string, now: Date): Response {
  return new Response(calendarFile(days, { name, stamp: now }), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="calendar.ics"; filename*=UTF-8''${encodeURIComponent(name)}.ics`,
      // The address is a secret, and what it leads to is nobody else's.
      'cache-control': 'private, no-store'
    }
  });
}
