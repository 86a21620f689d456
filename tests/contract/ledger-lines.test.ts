import { ledgerLines } from '$lib/server/domain/ledger/lines';
import { allLines } from '$lib/server/domain/ledger/all-lines';
import type { BookedEntry } from '$lib/server/domain/ledger/ledger';
import { ledgerPeriods } from '$lib/server/domain/ledger/ledger-periods';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lineFilter } from '../make/ledger-filter';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

const december = { date: '2026-12-31', period: '2026-12' };

describe.each(databases)('looking through the ledger on $kind', (database) => {
  let here: TestApp;
  let stores: UnitStores;
  const found = async (given: Parameters<typeof lineFilter>[0] = {}) => {
    const filter = lineFilter(given);
    const lines = await stores.ledger.find(filter, { skip: 0, take: 100 });
    expect(await stores.ledger.count(filter)).toBe(lines.length);
    return lines.map(({ id }) => id);
  };

  beforeEach(async () => {
    here = await testApp({ database });
    await here.book(
      { item: 'mediation', matterText: '三号楼漏水', basis: '调字〔2026〕5号' },
      { item: 'activity', subject: 'p2', basis: 'Zk_50%号' },
      { item: '', subject: 'p1', reverses: 'e1' },
      { item: 'registration', subject: 'p2', date: '2026-10-02', period: '2026-10' }
    );
    stores = await here.app.read(here.recorder);
  });
  afterEach(() => here.end());

  it('newest month first, in it what was booked last', async () => {
    expect(await found()).toEqual(['e4', 'e3', 'e2', 'e1']);
    expect(await found({ from: '2026-09', to: '2026-09' })).toEqual(['e3', 'e2', 'e1']);
  });

  it('by person, by item with what reverses it, by ground, by words of anything', async () => {
    expect(await found({ subject: 'p2' })).toEqual(['e4', 'e2']);
    expect(await found({ items: ['mediation'] })).toEqual(['e3', 'e1']);
    expect(await found({ basis: '〔2026〕5' })).toEqual(['e1']);
    const words = (...terms: [string, string[]?][]) =>
      found({ terms: terms.map(([text, items = []]) => ({ text, items })) });
    expect(await words(['李明'])).toEqual(['e4', 'e2']);
    expect(await words(['P2'])).toEqual(['e4', 'e2']);
    expect(await words(['漏水'])).toEqual(['e1']);
    expect(await words(['参加', ['activity']], ['李明'])).toEqual(['e2']);
    expect(await words(['e4'])).toEqual(['e4']);
  });

  it('what means something in a pattern means itself', async () => {
    expect(await found({ basis: '50%' })).toEqual(['e2']);
    expect(await found({ basis: 'zk_' })).toEqual(['e2']);
    for (const basis of ['%', '_', '5_号'])
      expect(await found({ basis })).toEqual(basis === '5_号' ? [] : ['e2']);
    expect(await found({ basis: '\\' })).toEqual([]);
    expect(await found({ basis: "'" })).toEqual([]);
  });

  it('is one list while somebody pages through it, whatever is booked meanwhile', async () => {
    const upto = await stores.ledger.last();
    await here.book({ item: 'mediation', date: '2026-10-04', period: '2026-10' });
    expect(await found({ upto })).toEqual(['e4', 'e3', 'e2', 'e1']);
    const second = await stores.ledger.find(lineFilter({ upto }), { skip: 1, take: 2 });
    expect(second.map(({ id }) => id)).toEqual(['e3', 'e2']);
  });

  it('passes through the same list one by one, across its months, and ends', async () => {
    const passed: string[] = [];
    for (let after: BookedEntry | null = null; ;) {
      const [next]: BookedEntry[] = await stores.ledger.after(lineFilter(), { after, take: 1 });
      if (!next) break;
      passed.push(next.id);
      after = next;
    }
    expect(passed).toEqual(['e4', 'e3', 'e2', 'e1']);
  });

  it('sees nothing of another unit', async () => {
    const foreign = await testApp({ database });
    const own = await foreign.app.read(foreign.recorder);
    expect(await own.ledger.find(lineFilter(), { skip: 0, take: 9 })).toEqual([]);
    expect(await own.ledger.after(lineFilter(), { after: null, take: 9 })).toEqual([]);
    expect(await own.ledger.last()).toBe(0);
    await foreign.end();
  });

  it('M7 a reversal takes back what its line counted in an earlier month, and nothing within one', async () => {
    await here.seal('2026-09');
    await here.book({ item: '', subject: 'p2', reverses: 'e2', date: '2026-10-03', period: '2026-10' });
    const points = async (period: string, from: string, to: string) =>
      (await ledgerLines(stores, { filter: lineFilter({ from, to }), period, skip: 0, take: 9 })).map(
        ({ entry, points }) => [entry.id, points]
      );
    expect(await points('2026-10', '2026-10', '2026-10')).toEqual([
      ['e5', -200],
      ['e4', 500]
    ]);
    expect(await points('2026', '2026-01', '2026-12')).toEqual([
      ['e5', 0],
      ['e4', 500],
      ['e3', 0],
      ['e2', 0],
      ['e1', 0]
    ]);
  });

  it('what is booked beyond the open month has its place in the list of periods', async () => {
    await here.book({ item: 'mediation', ...december });
    const periods = await ledgerPeriods(stores);
    expect(periods.map(({ period, state }) => `${period} ${state}`)).toEqual([
      '2026 open',
      '2026-H2 open',
      '2026-Q4 coming',
      '2026-12 coming',
      '2026-10 coming',
      '2026-Q3 open',
      '2026-09 open'
    ]);
    const filter = lineFilter({ from: '2026-12', to: '2026-12' });
    const [line] = await ledgerLines(stores, { filter, period: '2026-12', skip: 0, take: 9 });
    expect(line).toMatchObject({ points: 500, reason: null });
  });

  it('all of it is the same as page by page, tells how far it is, and stops', async () => {
    const asked = { filter: lineFilter({ upto: await stores.ledger.last() }), period: null };
    const shares: number[] = [];
    const all = await allLines(stores, asked, { progress: (share) => shares.push(share) });
    expect(all).toEqual(await ledgerLines(stores, { ...asked, skip: 0, take: 100 }));
    expect(shares[shares.length - 1]).toBe(1);
    const stopped = allLines(stores, asked, { signal: AbortSignal.abort(new Error('left')) });
    await expect(stopped).rejects.toThrow('left');
  });
});

it('E: alcohol at noon takes the month’s forty, and tells the hundred that it takes from the year', async () => {
  const here = await testApp({ scheme: 'town-thousand', firstPeriod: '2025-01' });
  const day = { date: '2025-01-06', period: '2025-01' };
  await here.book({ item: 'alcohol-noon', ...day }, { item: 'hygiene-fault', ...day });
  const stores = await here.app.read(here.recorder);
  const filter = lineFilter({ from: '2025-01', to: '2025-01' });
  const lines = await ledgerLines(stores, { filter, period: '2025-01', skip: 0, take: 9 });
  expect(lines.map(({ points, ofYear }) => [points, ofYear])).toEqual([
    [-500, 0],
    [-4000, -10000]
  ]);
  await here.end();
});
