import { lastDay, monthOfYear } from '$lib/calendar';
import { numberOf, recordedSince, rulesOn, scoreNoun, type Subject } from '$lib/points';
import { personYear } from '$lib/server/domain/periods/person-year';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import type { WorkbookCell, WorkbookColumn, PrintedSheet } from '$lib/server/platform/workbook/sheet';
import { getLocale, m } from '$lib/text';
import { periodLong } from '$lib/ui/text/period-text';
import { recordedSinceNotes } from '$lib/ui/text/recorded-since-text';
import { scoreHeading } from '$lib/ui/text/score-text';
import { linesSheet } from './lines-sheet';

/**
 * A person's own ledger of a year (个人积分台账): each sealed period by sections, and every entry with its ground.
 * @param who what scored people or communities are called
 */
export async function personSheets(
  stores: UnitStores,
  { person, year, who }: { person: Subject; year: number; who: string }
): Promise<PrintedSheet[]> {
  const { periods, lines } = await personYear(stores, { subject: person.id, year });
  const english = getLocale() === 'en';
  const scheme = schemeOf(stores);
  const { sections } = rulesOn(scheme, lastDay(monthOfYear(year, 12)));
  const title = `${stores.unit.name} ${person.name} ${m.common_whole_year({ year: String(year) })} ${m.book_person()}`;
  const since = recordedSince(String(year), stores.unit.firstPeriod);
  return [
    {
      name: m.book_person(),
      titles: [title, ...recordedSinceNotes(since)],
      columns: [
        { title: m.office_col_period(), width: 16, style: 'text' },
        ...sections.map((section): WorkbookColumn => ({
          title: english ? section.english : section.name,
          width: 12,
          style: 'points'
        })),
        { title: m.paper_adjusted(), width: 10, style: 'points' },
        { title: m.paper_points({ score: scoreHeading(scoreNoun(scheme)) }), width: 12, style: 'points' },
        { title: m.paper_balance(), width: 12, style: 'number' },
        { title: m.office_col_rank(), width: 8, style: 'number' }
      ],
      rows: periods.map((own): WorkbookCell[] => [
        periodLong(own.period),
        ...sections.map(({ id }) => numberOf(own.sections[id] ?? 0)),
        numberOf(own.adjusted),
        numberOf(own.points),
        own.balance === null ? null : numberOf(own.balance),
        own.rank
      ]),
      foot: [m.book_signs()]
    },
    linesSheet(lines, { name: m.office_nav_ledger(), titles: [title], who, scheme })
  ];
}
