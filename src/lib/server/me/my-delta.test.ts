import { score } from '$lib/points';
import { builtInScheme } from '$lib/schemes';
import { myDeltaSchema } from '$lib/sync';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aHouse, type AHouse } from '../../../../tests/contract/a-house';
import { myDelta } from './my-delta';

let here: AHouse;
beforeEach(async () => {
  here = await aHouse();
});
afterEach(() => here.end());

const delta = async (subject: string, after: number) =>
  v.parse(myDeltaSchema, JSON.parse(JSON.stringify(await myDelta(here.house, here.member(subject), after))));

it('gives everything to a new phone, only one’s own', async () => {
  await here.book({ item: 'mediation', matter: '漏水' }, { item: 'activity', subject: 'p2' });
  await here.seal('2026-09');
  await here.publish('2026-09');
  const mine = await delta('p1', 0);
  expect(mine.entries).toMatchObject([{ id: 'e1', item: 'mediation', matterText: '漏水' }]);
  expect(mine.decisions).toHaveLength(1);
  expect(mine.results).toMatchObject([{ period: '2026-09', points: 3300, rank: 1, ranked: 3 }]);
  expect(mine.notice?.row).toBe(0);
  expect(mine.open).toBe('2026-10');
});

it('gives the difference after a cursor, and nothing twice', async () => {
  await here.book({ item: 'mediation' });
  const first = await delta('p1', 0);
  expect(await delta('p1', first.cursor)).toMatchObject({
    entries: [],
    decisions: [],
    results: [],
    notice: null
  });
  await here.book({ item: 'activity' }, { item: 'activity', subject: 'p2' });
  const second = await delta('p1', first.cursor);
  expect(second.entries.map(({ id }) => id)).toEqual(['e2']);
  expect(second.cursor).toBeGreaterThan(first.cursor);
});

it('starts a phone anew whose cursor is beyond the ledger’s end', async () => {
  await here.book({ item: 'mediation' });
  expect(await delta('p1', 1_000_000)).toMatchObject({ after: 0, entries: [{ id: 'e1' }] });
});

it('M5 the phone’s own sum agrees with the seal', async () => {
  await here.book(
    { item: 'mediation', quantity: 2 },
    { item: 'late' },
    { item: 'task-early', matter: '排查' }
  );
  await here.seal('2026-09');
  const { entries, person, results } = await delta('p1', 0);
  const scheme = builtInScheme('community-cadres');
  if (!scheme) throw new Error('no scheme');
  const { rows } = score({
    scheme,
    subjects: [
      {
        id: person.subject,
        name: '',
        pool: person.pool,
        group: person.group,
        from: person.from,
        to: person.to
      }
    ],
    entries: entries.map(({ seq: _, matterText: __, decision: ___, ...entry }) => ({
      ...entry,
      subject: person.subject
    })),
    period: '2026-09'
  });
  expect(rows[0]?.points).toBe(results[0]?.points);
});

it('refuses an account that isn’t scored', async () => {
  await expect(myDelta(here.house, here.recorder, 0)).rejects.toThrow('not-scored');
});
