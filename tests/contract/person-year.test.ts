import { personYear } from '$lib/server/domain/periods/person-year';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

describe.each(databases)('a person’s yearly file on $kind', (database) => {
  let here: TestApp;
  beforeEach(async () => {
    here = await testApp({ database });
    await here.book({ item: 'mediation' }, { item: 'complaint' }, { item: 'mediation', subject: 'p2' });
    await here.seal('2026-09');
    await here.book({ item: 'activity', date: '2026-10-03', period: '2026-10' });
  });
  afterEach(() => here.end());

  it('has what was sealed by sections, every entry, and the records that sealed it', async () => {
    const stores = await here.app.read(here.recorder);
    const { periods, lines } = await personYear(stores, { subject: 'p1', year: 2026 });
    expect(
      periods.map(({ period, points, sections, adjusted }) => [period, points, sections, adjusted])
    ).toEqual(['2026-09', '2026-Q3'].map((period) => [period, 2700, { base: 2300, task: 400, award: 0 }, 0]));
    expect(lines.map(({ entry, points }) => [entry.id, points])).toEqual([
      ['e1', 500],
      ['e2', -100],
      ['e4', 200]
    ]);
    const [sealing] = await stores.trail.list(
      { account: null, action: 'seal', except: [], but: [], from: null, to: null },
      { before: null, take: 1 }
    );
    expect(periods[0]?.record).toEqual({ no: sealing?.no, digest: sealing?.digest });
    expect(await personYear(stores, { subject: 'p1', year: 2025 })).toEqual({
      periods: [],
      lines: [],
      objections: []
    });
  });

  it('counts what rests on each decision', async () => {
    const stores = await here.app.read(here.recorder);
    const [decision] = await stores.decisions.list();
    expect(await stores.ledger.countsByDecision()).toEqual(new Map([[decision?.id, 4]]));
  });
});
