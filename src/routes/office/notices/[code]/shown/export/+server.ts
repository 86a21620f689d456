import { m } from '$lib/text';
import { localMoment } from '$lib/ui/text/dates';
import { periodTitle } from '$lib/ui/text/period-text';
import { fileAnswer } from '../../../../../answer-workbook';
import { officeActor } from '../../../../office-actor';
import { dayKindText, provenText, windowText } from '../shown-text';
import { shownView } from '../shown-view';
import type { RequestHandler } from './$types';

/** Exports the proof of publicity as a workbook for the superior. */
export const GET: RequestHandler = async (event) => {
  const actor = officeActor(event);
  const { app } = event.locals;
  const { unit } = await app.read(actor);
  const shown = await shownView(app, actor, event.params.code);
  const name = `${unit.name} ${m.shown_title({ period: periodTitle(shown.period) })}`;
  const text = { style: 'text' } as const;
  const sheet = {
    name: m.shown_sheet(),
    titles: [
      name,
      `${m.office_notice_number(shown.number)}\u3000${m.office_window()} ${windowText(shown.window)}`,
      ...provenText(shown).sentences
    ],
    columns: [
      { title: m.shown_col_day(), width: 13, style: 'date' as const },
      { title: m.office_window(), width: 24, ...text },
      { title: m.shown_col_board(), width: 22, ...text },
      { title: m.shown_col_first(), width: 22, style: 'moment' as const },
      { title: m.shown_col_last(), width: 22, style: 'moment' as const },
      { title: m.shown_col_seconds(), width: 14, style: 'number' as const },
      { title: m.shown_col_open_seconds(), width: 18, style: 'number' as const }
    ],
    rows: shown.days.flatMap((day) => {
      const when = [day.day, dayKindText(day)];
      if (day.showings.length === 0) return [[...when, m.shown_none(), '', '', 0, 0]];
      return day.showings.map(({ name, shared, first, last, seconds, open }) => [
        ...[
          ...when,
          shared ? `${name} ${m.health_twice()}` : name,
          localMoment(first, unit.timeZone),
          localMoment(last, unit.timeZone)
        ],
        ...[seconds, open]
      ]);
    }),
    foot: [m.shown_signs()]
  };
  return fileAnswer(event.request, { name, make: () => Promise.resolve([sheet]) });
};
