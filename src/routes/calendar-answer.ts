import { calendarFile } from '$lib/server/domain/deadlines/calendar-file';
import type { DeadlineCalendar } from '$lib/server/domain/deadlines/deadline-calendar';
import { m, getLocale } from '$lib/text';
import { stepOfPeriodText } from '$lib/ui/text/deadline-text';

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
  return new Response(calendarFile(ends ? [...steps, ends] : steps, { name, stamp: now }), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="deadlines.ics"; filename*=UTF-8''${encodeURIComponent(name)}.ics`,
      // The address is a secret, and what it leads to is nobody else's.
      'cache-control': 'private, no-store'
    }
  });
}
