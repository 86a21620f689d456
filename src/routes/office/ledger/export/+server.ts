import { wholeYear } from '$lib/calendar';
import { allLines } from '$lib/server/domain/ledger/all-lines';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { m } from '$lib/text';
import { periodTitle } from '$lib/ui/text/period-text';
import { officeActor } from '../../office-actor';
import { subjectText } from '$lib/ui/text/subject-text';
import { askedLines } from '../asked-lines';
import { fileAnswer, answerWithProgress, type MakeSheets } from '../../../answer-workbook';
import { linesSheet } from './lines-sheet';
import { meetingsSheet } from './meetings-sheet';
import { personSheets } from './person-sheet';
import { rosterBook } from './roster-book';
import { standingsSheet } from './standings-sheet';
import { summarySheet } from './summary-sheet';
import type { RequestHandler } from './$types';

/**
 * Exports the ledger as a workbook: the listed lines or, by `sheet`, a period's sheet with its lines, a
 * person's, a year's summary, the register of meetings, or the roster. With `told` the answer reports progress first.
 */
export const GET: RequestHandler = async (event) => {
  const actor = officeActor(event, 'see-ledger');
  const { app } = event.locals;
  const stores = await app.read(actor);
  const made = await workbookOf(stores, event.url);
  if (event.url.searchParams.get('progress') === null) return fileAnswer(event.request, made);
  return answerWithProgress(event.request, made, (error) => app.log.error({ err: error }, 'export'));
};

async function workbookOf(stores: UnitStores, url: URL): Promise<{ name: string; make: MakeSheets }> {
  const { filter, period, roster } = await askedLines(url, stores);
  const open = await stores.periods.open();
  const title = period === null ? m.ledger_all_periods() : periodTitle(period);
  const year = wholeYear(period ?? open);
  const unit = stores.unit.name;
  const scheme = schemeOf(stores);
  const who = subjectText(scheme).name();
  const lines: MakeSheets = async (how) => {
    const name = `${unit} ${m.office_nav_ledger()} ${title}`;
    const all = await allLines(stores, { filter, period }, how);
    return [linesSheet(all, { name: m.office_nav_ledger(), titles: [name], who, scheme })];
  };
  const person = roster.find(({ id }) => id === filter.subject);
  switch (url.searchParams.get('sheet')) {
    case 'period':
      return {
        name: `${unit} ${title} ${m.book_standings()}`,
        make: async (how) => {
          const standings = await standingsSheet(stores, { asked: period ?? year, who });
          return [...(standings ? [standings] : []), ...(await lines(how))];
        }
      };
    case 'person':
      if (!person) break;
      return {
        name: `${unit} ${person.name} ${year} ${m.book_person()}`,
        make: () => personSheets(stores, { person, year: Number(year), who })
      };
    case 'summary':
      return {
        name: `${unit} ${year} ${m.book_summary()}`,
        make: async () => [await summarySheet(stores, { year, who })]
      };
    case 'roster':
      return {
        name: `${unit} ${m.office_roster()}`,
        make: async () => [rosterBook(roster, { scheme, reasons: await stores.roster.leaveReasons() })]
      };
    case 'meetings':
      return {
        name: `${unit} ${year} ${m.book_meetings()}`,
        make: async () => [await meetingsSheet(stores, year)]
      };
  }
  return { name: `${unit} ${m.office_nav_ledger()} ${title}`, make: lines };
}
