import { allLines } from '$lib/server/ledger/all-lines';
import type { UnitStores } from '$lib/server/store/unit-stores';
import { m } from '$lib/text';
import { periodTitle } from '$lib/ui/period-text';
import { officeActor } from '../../office-actor';
import { subjectWords } from '../../subject-words';
import { schemeOf } from '$lib/server/periods/unit-scheme';
import { askedLines } from '../asked-lines';
import { fileAnswer, toldAnswer, type Making } from './answer-workbook';
import { linesSheet } from './lines-sheet';
import type { RequestHandler } from './$types';

/** The ledger as the address asks for it, as a workbook; with `told`, together with how far it is. */
export const GET: RequestHandler = async (event) => {
  const actor = officeActor(event, 'see-ledger');
  const { house } = event.locals;
  const stores = await house.read(actor);
  const made = await workbookOf(stores, event.url);
  if (event.url.searchParams.get('told') === null) return fileAnswer(event.request, made);
  return toldAnswer(event.request, made, (error) => house.log.error({ err: error }, 'export'));
};

async function workbookOf(stores: UnitStores, url: URL): Promise<{ name: string; make: Making }> {
  const { filter, period } = await askedLines(url, stores);
  const title = period === null ? m.ledger_all_periods() : periodTitle(period);
  const name = `${stores.unit.name} ${m.office_nav_ledger()} ${title}`;
  const who = subjectWords(schemeOf(stores)).name();
  return {
    name,
    make: async (how) => [
      linesSheet(await allLines(stores, { filter, period }, how), {
        ...{ name: m.office_nav_ledger(), titles: [name], who }
      })
    ]
  };
}
