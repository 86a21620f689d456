import { m } from '$lib/text';
import { momentText } from '$lib/ui/dates';
import { periodTitle } from '$lib/ui/period-text';
import { fileAnswer } from '../../../../ledger/export/answer-workbook';
import { officeActor } from '../../../../office-actor';
import { shownView } from '../shown-view';
import type { RequestHandler } from './$types';

/** The proof of publicity as a workbook, for the superior. */
export const GET: RequestHandler = async (event) => {
  const actor = officeActor(event);
  const { house } = event.locals;
  const { unit } = await house.read(actor);
  const { period, rows } = await shownView(house, actor, event.params.code);
  const name = `${unit.name} ${m.shown_title({ period: periodTitle(period) })}`;
  const text = { look: 'text' } as const;
  const sheet = {
    name: m.shown_sheet(),
    titles: [name],
    columns: [
      { title: m.shown_col_day(), width: 13, ...text },
      { title: m.shown_col_board(), width: 22, ...text },
      { title: m.shown_col_first(), width: 22, ...text },
      { title: m.shown_col_last(), width: 22, ...text },
      { title: m.shown_col_seconds(), width: 14, look: 'number' as const },
      { title: m.shown_col_open_seconds(), width: 18, look: 'number' as const },
      { title: m.shown_in_window(), width: 12, ...text }
    ],
    rows: rows.map((row) => [
      ...[row.day, row.name, momentText(row.first, unit.timeZone), momentText(row.last, unit.timeZone)],
      ...[row.seconds, row.open],
      row.inWindow ? m.shown_in_window() : m.shown_outside()
    ]),
    foot: [m.shown_signs()]
  };
  return fileAnswer(event.request, { name, make: () => Promise.resolve([sheet]) });
};
