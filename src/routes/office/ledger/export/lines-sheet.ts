import { numberOf, type Scheme } from '$lib/points';
import type { LedgerLine } from '$lib/server/domain/ledger/lines';
import type { WorkbookCell, PrintedSheet } from '$lib/server/platform/workbook/sheet';
import { m } from '$lib/text';
import { decisionHeading } from '$lib/ui/text/decision-heading';
import { itemText } from '$lib/ui/text/item-text';
import { decisionBody } from '$lib/ui/text/marking-text';
import { reasonWord } from '$lib/ui/text/reasons';

/**
 * Ledger lines as a sheet: points, item, and ground of each (台账：得分依据、加分理由、扣分原因).
 * @param name of the sheet
 * @param titles lines above the table
 */
export function linesSheet(
  lines: readonly LedgerLine[],
  {
    name,
    titles,
    who,
    scheme
  }: {
    name: string;
    titles: readonly string[];
    /** the unit's word for the people or communities that are scored */ who: string;
    scheme: Pick<Scheme, 'assembly'>;
  }
): PrintedSheet {
  const text = { style: 'text' } as const;
  return {
    name,
    titles,
    columns: [
      { title: m.office_col_id(), width: 14, ...text },
      { title: m.office_col_date(), width: 12, style: 'date' },
      { title: m.ledger_col_booked(), width: 10, ...text },
      { title: m.office_col_number(), width: 11, ...text },
      { title: who, width: 11, ...text },
      { title: m.office_col_item(), width: 26, ...text },
      { title: m.office_col_clause(), width: 12, ...text },
      { title: m.office_col_points(), width: 9, style: 'points' },
      { title: m.office_col_why(), width: 16, ...text },
      { title: m.office_col_matter(), width: 22, ...text },
      { title: m.office_col_basis(), width: 22, ...text },
      { title: decisionHeading(scheme), width: 34, ...text }
    ],
    rows: cellsOf(lines),
    count: lines.length
  };
}

function* cellsOf(lines: readonly LedgerLine[]): Generator<WorkbookCell[]> {
  for (const { entry, name, item, ruling, points, ofYear, reason } of lines)
    yield [
      entry.id,
      entry.date,
      entry.period,
      entry.subject,
      name,
      entry.reverses === null ? itemText(item, entry) : m.office_reversal({ id: entry.reverses }),
      item?.clause.ref ?? '',
      numberOf(points + ofYear),
      [
        reason ? reasonWord(reason) : '',
        ofYear === 0 ? '' : m.ledger_of_year({ points: String(numberOf(ofYear)) })
      ]
        .filter((word) => word !== '')
        .join('；'),
      entry.matterText,
      entry.basis,
      ruling ? `${ruling.date} ${decisionBody(ruling)} ${ruling.minutes}` : ''
    ];
}
