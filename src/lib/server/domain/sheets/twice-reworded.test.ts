import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { booked, keyOf } from '../../../../../tests/make/entry';
import { person } from '../../../../../tests/make/person';
import { communityCadresScheme } from '../../../../../tests/make/unit';
import { gridsOf } from '../imports/files/read-uploads';
import type { UnitState } from '../imports/plan/plan-import';
import { findSheet } from './layout/find-sheet';
import { itemsFor, mappingOf } from './mapping';
import { meaningText } from './marks/meaning';
import { planSheet } from './plan-sheet';
import { proposeColumns } from './propose-columns';

const folder = new URL('../../../../../tests/fixtures/sheets/', import.meta.url);
const scheme = communityCadresScheme();

/** Plans a month's sheet as it is proposed, with the ground that its title says. */
async function planned(name: string, entries: UnitState['entries'], today: string) {
  const [grid] = await gridsOf({ name, bytes: new Uint8Array(readFileSync(new URL(name, folder))) });
  const sheet = (grid && findSheet(name, grid)) ?? expect.fail('no sheet');
  const items = itemsFor(scheme, '2026-11');
  const proposed = proposeColumns(sheet, items, new Map());
  const columns = proposed.map(({ column, meaning }) => `${column.at}:${meaningText(meaning)}`);
  const mapping = mappingOf({ month: '2026-11', no: '1', basis: sheet.title, columns, marks: [] }, items);
  const subjects = [person('u1', '李明'), person('u2', '沈秋月')];
  const ledger = {
    first: '2026-01',
    open: '2026-11',
    sealed: new Map<string, string[]>(),
    certified: new Map(),
    fixed: [],
    keyOf
  };
  return planSheet(sheet, mapping, { ...ledger, scheme, entries, subjects, today }).plan;
}

it('the same sheet after a header and the title were reworded books nothing the second time', async () => {
  const first = await planned('twice-first.xlsx', [], '2026-11-28');
  expect(first).toMatchObject({ problems: [], questions: [] });
  expect(first.entries.added.length).toBeGreaterThan(4);
  const ledger = booked(first.entries.added.map(({ entry }) => entry));
  const again = await planned('twice-reworded.xlsx', ledger, '2026-11-30');
  expect(again).toMatchObject({ problems: [], questions: [], entries: { added: [], booked: ledger.length } });
  expect(again.notices.map(({ code }) => code)).toContain('sheet-reworded');
});
