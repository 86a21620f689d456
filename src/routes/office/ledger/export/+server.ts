import { numberOf } from '$lib/points';
import { asText } from '$lib/server/imports';
import { ledgerLines } from '$lib/server/ledger/lines';
import { m } from '$lib/text';
import writeXlsxFile from 'write-excel-file/node';
import { askedMonth } from '../../asked-month';
import { askedPerson } from '../../asked-person';
import { itemText } from '$lib/ui/item-text';
import { officeActor } from '../../office-actor';
import { reasonWord } from '../../reasons';
import type { RequestHandler } from './$types';

/** A month's ledger as a workbook: points as numbers, all else as text that no spreadsheet takes for a formula. */
export const GET: RequestHandler = async (event) => {
  const actor = officeActor(event, 'see-ledger');
  const { month, lines } = await event.locals.house.view(actor, async (stores) => {
    const { month } = await askedMonth(event.url, stores);
    const person = askedPerson(event.url.searchParams, await stores.roster.list());
    return { month, lines: await ledgerLines(stores, { month, subject: person?.id ?? null }) };
  });
  const head = [
    m.office_col_id(),
    m.office_col_date(),
    m.office_col_number(),
    m.office_col_name(),
    m.office_col_item(),
    m.office_col_clause(),
    m.office_col_matter(),
    m.office_col_basis(),
    m.office_col_decision(),
    m.office_col_points(),
    m.office_col_why()
  ];
  const rows = lines.map(({ entry, name, item, ruling, points, reason }) => [
    entry.id,
    entry.date,
    entry.subject,
    name,
    entry.reverses === null ? itemText(item, entry) : m.office_reversal({ id: entry.reverses }),
    item?.clause.ref ?? '',
    entry.matter,
    entry.basis,
    ruling ? `${ruling.date} ${ruling.body} ${ruling.minutes}` : '',
    numberOf(points),
    reason ? reasonWord(reason) : ''
  ]);
  const bytes = await writeXlsxFile(
    [
      head.map((value) => ({ value, fontWeight: 'bold' as const })),
      ...rows.map((row) =>
        row.map((value) => (typeof value === 'number' ? { value, type: Number } : asText(value)))
      )
    ],
    {
      sheet: month,
      columns: head.map(() => ({ width: 16 })),
      stickyRowsCount: 1
    }
  ).toBuffer();
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="ledger-${month}.xlsx"; filename*=UTF-8''${encodeURIComponent(m.office_nav_ledger())}-${month}.xlsx`
    }
  });
};
