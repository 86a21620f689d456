import { seeTrail, trailView, type SeenLine, type TrailView } from '$lib/server/domain/audit/see-trail';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import type { WorkbookCell, PrintedSheet } from '$lib/server/platform/workbook/sheet';
import { m } from '$lib/text';
import { localMoment } from '$lib/ui/text/dates';
import { deviceOf } from '../../../device-of';
import { fileAnswer } from '../../../answer-workbook';
import { officeActor } from '../../office-actor';
import { askedTrail } from '../asked-trail';
import { auditActionText, changesText } from '../audit-text';
import type { RequestHandler } from './$types';

/**
 * Exports the trail that the address asks for as a workbook, with both digests of each record, so that a
 * stored copy can be compared later.
 */
export const GET: RequestHandler = async (event) => {
  const actor = officeActor(event, 'see-audit');
  const stores = await event.locals.app.read(actor);
  const view = await trailView(stores, actor, askedTrail(event.url));
  const name = `${stores.unit.name} ${m.trail_title()}`;
  return fileAnswer(event.request, { name, make: async () => [sheetOf(stores, { name, view })] });
};

function sheetOf(stores: UnitStores, { name, view }: { name: string; view: TrailView }): PrintedSheet {
  const text = { style: 'text' } as const;
  return {
    name: m.trail_title(),
    titles: [name],
    columns: [
      { title: m.trail_no(), width: 8, style: 'number' },
      { title: m.trail_when(), width: 20, style: 'moment' },
      { title: m.trail_device_time(), width: 20, style: 'moment' },
      { title: m.trail_who(), width: 12, ...text },
      { title: m.trail_what(), width: 20, ...text },
      { title: m.trail_changed(), width: 26, ...text },
      { title: m.trail_where(), width: 18, ...text },
      { title: m.trail_device(), width: 18, ...text },
      { title: m.trail_digest(), width: 40, ...text },
      { title: m.trail_previous(), width: 40, ...text }
    ],
    rows: rowsOf(stores, view)
  };
}

const linesAtOnce = 1000;

async function* rowsOf(stores: UnitStores, view: TrailView): AsyncGenerator<WorkbookCell[]> {
  for (let before: number | null = null; ;) {
    const lines: SeenLine[] = await seeTrail(stores, view, { before, take: linesAtOnce });
    for (const { no, at, deviceAt, who, action, changes, place, digest, previous } of lines)
      yield [
        no,
        localMoment(at, stores.unit.timeZone),
        deviceAt === null ? '' : localMoment(deviceAt, stores.unit.timeZone),
        who === null ? m.trail_a_member() : who.name || m.trail_no_account(),
        auditActionText(action),
        changesText(changes),
        place?.address ?? '',
        deviceOf(place?.device ?? ''),
        digest,
        previous
      ];
    const last = lines[lines.length - 1];
    if (lines.length < linesAtOnce || !last) return;
    before = last.no;
  }
}
