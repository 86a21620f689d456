import { dayIn } from '$lib/calendar';
import { rosterHeading } from '$lib/points';
import { templateWorkbook } from '$lib/server/domain/imports';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { m } from '$lib/text';
import { officeActor } from '../../office-actor';
import type { RequestHandler } from './$types';

/** Sends an empty workbook for importing entries of the open month. */
export const GET: RequestHandler = async (event) => {
  const actor = officeActor(event, 'import');
  const { app } = event.locals;
  const stores = await app.read(actor);
  const open = await stores.periods.open();
  const today = dayIn(stores.unit.timeZone, app.clock());
  const scheme = schemeOf(stores);
  const workbook = await templateWorkbook(
    scheme,
    { open, today },
    {
      roster: m.office_sheet_roster(),
      entries: m.office_sheet_entries(),
      notes: m.office_sheet_notes(),
      lines: [
        m.office_how_roster({ from: rosterHeading('from', scheme), to: rosterHeading('to', scheme) }),
        m.office_how_entries(),
        m.office_template_dates(),
        m.office_template_reversal(),
        m.office_how_twice()
      ],
      items: [m.office_col_item(), m.office_template_item_id(), m.office_col_clause()]
    }
  );
  return new Response(new Uint8Array(workbook), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="template.xlsx"; filename*=UTF-8''${encodeURIComponent(m.office_template_file())}.xlsx`
    }
  });
};
