import { ledgerLines } from '$lib/server/domain/ledger/lines';
import { overviewOf } from '$lib/server/domain/periods/overview';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linesOfMonth } from '../make/ledger-filter';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

describe.each(databases)('what the office is shown, on $kind', (database) => {
  let here: TestApp;
  beforeEach(async () => {
    here = await testApp({ database });
    await here.book({ item: 'mediation' }, { item: 'late', subject: 'p2' });
    await here.seal('2026-09');
    await here.book({ item: 'mediation', date: '2026-10-03', period: '2026-10' });
  });
  afterEach(() => here.end());

  it('months with their counts, newest first, and which of them nobody can see yet', async () => {
    const overview = async () => overviewOf(await here.app.read(here.recorder));
    expect(await overview()).toMatchObject({
      open: '2026-10',
      entries: 1,
      people: 3,
      sealed: [
        { period: '2026-09', ranked: 3, entries: 2, notice: null },
        // M15: of the quarter one month is recorded, and nobody is ranked.
        { period: '2026-Q3', ranked: 0, entries: 2, notice: null }
      ],
      toPublish: ['2026-09']
    });
    const { code } = await here.publish('2026-09');
    expect(await overview()).toMatchObject({
      sealed: [{ notice: { code, year: 2026, no: 1 } }, { notice: null }],
      toPublish: []
    });
  });

  it('a month’s lines with item, ground, and what each counts', async () => {
    const stores = await here.app.read(here.recorder);
    const lines = await ledgerLines(stores, linesOfMonth('2026-09'));
    expect(lines).toMatchObject([
      { name: '李明', item: { id: 'late' }, ruling: { body: '两委会' }, points: 0, reason: 'fact' },
      { name: '沈秋月', item: { id: 'mediation' }, points: 500, reason: null }
    ]);
    expect(await ledgerLines(stores, linesOfMonth('2026-09', 'p3'))).toEqual([]);
  });
});

describe.each(databases)('B publishes years only, on $kind', (database) => {
  it('shows months that were sealed without figures, and none of them waits to be published', async () => {
    const here = await testApp({ database, scheme: 'community-organisation', firstPeriod: '2026-07' });
    try {
      await here.seal('2026-07');
      await here.seal('2026-08');
      const overview = await overviewOf(await here.app.read(here.recorder));
      expect(overview).toMatchObject({
        open: '2026-09',
        sealed: [
          { period: '2026-08', ranked: null, notice: null },
          { period: '2026-07', ranked: null, notice: null }
        ],
        toPublish: [],
        mayPublish: []
      });
    } finally {
      await here.end();
    }
  });
});
