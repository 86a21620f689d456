import { seeTrail, trailView, type SeenLine, type TrailView } from '$lib/server/audit/see-trail';
import type { UnitStores } from '$lib/server/store/unit-stores';
import type { Cell, Sheet } from '$lib/server/workbook/sheet';
import { m } from '$lib/text';
import { momentText } from '$lib/ui/dates';
import { deviceOf } from '../../../device-of';
import { fileAnswer } from '../../ledger/export/answer-workbook';
import { officeActor } from '../../office-actor';
import { askedTrail } from '../asked-trail';
import { actWord, changesText } from '../trail-words';
import type { RequestHandler } from './$types';

/** The trail as the address asks for it, as a workbook, with both digests of each record: who keeps it can compare later. */
export const GET: RequestHandler = async (event) => {
  const actor = officeActor(event, 'see-audit');
  const stores = await event.locals.house.read(actor);
  const view = await trailView(stores, actor, askedTrail(event.url));
  const name = `${stores.unit.name} ${m.trail_title()}`;
  return fileAnswer(event.request, { name, make: async () => [sheetOf(stores, { name, view })] });
};

function sheetOf(stores: UnitStores, { name, view }: { name: string; view: TrailView }): Sheet {
  const text = { look: 'text' } as const;
  return {
    name: m.trail_title(),
    titles: [name],
    columns: [
      { title: m.trail_no(), width: 8, look: 'number' },
      { title: m.trail_when(), width: 20, ...text },
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

async function* rowsOf(stores: UnitStores, view: TrailView): AsyncGenerator<Cell[]> {
  for (let before: number | null = null; ;) {
    const lines: SeenLine[] = await seeTrail(stores, view, { before, take: linesAtOnce });
    for (const { no, at, who, act, changes, place, digest, previous } of lines)
      yield [
        no,
        momentText(at, stores.unit.timeZone),
        who === null ? m.trail_a_member() : who.name || m.trail_no_account(),
        actWord(act),
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
