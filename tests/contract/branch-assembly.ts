import type { Subject } from '$lib/points';
import { afterEach, beforeEach } from 'vitest';
import { assemblySheet, shownPoints } from '$lib/server/domain/assemblies/assembly-sheet';
import { concludeAssembly } from '$lib/server/domain/assemblies/conclude';
import { recordAssembly } from '$lib/server/domain/assemblies/record-assembly';
import { testApp, type TestApp } from './test-app';
import type { databases } from './stores';

/**
 * Gives each test of a file a party branch (D) of its own whose assembly meets on a quarter. It is made-up data.
 * `here`, `quarter` and `met` (the day on which the assembly meets) are those of the running test.
 */
export function branchAssembly(database: (typeof databases)[number]) {
  let no = 0;
  const key = () => `assembly-${(no += 1)}`;
  const begin = async (firstPeriod: string) => {
    const begun = await testApp({ database, scheme: 'party-members', firstPeriod });
    await begun.book(
      { item: 'perform-service', value: '10' },
      { item: 'base-duty', subject: 'p2', value: '5', matterText: '缺席党课' }
    );
    return begun;
  };
  /** @param quarter null: the one on which the assembly of the running test meets */
  const sheet = (quarter: string | null = null) =>
    here.app.readTransaction(here.recorder, (stores) => assemblySheet(stores, quarter ?? branch.quarter));

  let here: TestApp;
  const branch = {
    get here() {
      return here;
    },
    quarter: '',
    met: '',
    key,
    sheet,
    /** A year that is in the ledger whole, at the assembly on its last quarter. */
    async beginWholeYear() {
      await here.end();
      here = await begin('2026-01');
      here.at('2027-01-05T04:00:00Z');
      [branch.quarter, branch.met] = ['2026-Q4', '2027-01-04'];
    },
    record: (
      present = '2',
      more: { quarter?: string; date?: string; minutes?: string; entitled?: string; why?: string } = {}
    ) =>
      recordAssembly(here.app, here.recorder, {
        key: key(),
        quarter: branch.quarter,
        date: branch.met,
        minutes: '党员大会〔2026〕3号',
        entitled: '3',
        present,
        why: '',
        ...more
      }),
    addPerson: (added: Subject) =>
      here.app.runCommand(here.recorder, { permission: 'import', key: key() }, async ({ roster }) => {
        await roster.save([added]);
        return null;
      }),
    /** The quarter's points are fixed, which grades follow from. */
    conclude: async () =>
      concludeAssembly(here.app, here.recorder, {
        key: key(),
        quarter: branch.quarter,
        shown: shownPoints(await sheet())
      }),
    points: async () =>
      Object.fromEntries((await sheet()).members.map(({ subject, points }) => [subject.id, points]))
  };

  beforeEach(async () => {
    here = await begin('2026-07');
    [branch.quarter, branch.met] = ['2026-Q3', '2026-10-04'];
  });
  afterEach(() => here.end());
  return branch;
}
