import { expect, it } from 'vitest';
import { entry } from '../../../../tests/make/entry';
import { person } from '../../../../tests/make/person';
import { keyedByText, score, type PaperMonths, type WrittenEntry } from '..';
import { builtInScheme } from '../../schemes';

const months = ['2026-01', '2026-02', '2026-03'];
const paper = (of: Record<string, number[]>): PaperMonths => ({
  months,
  points: new Map(
    Object.entries(of).map(([id, points]) => [
      id,
      new Map(points.map((each, n) => [months[n] ?? '', each * 100]))
    ])
  )
});
const onPaper = paper({ u1: [40, 41, 42.5], u2: [40, 50, 60] });

function rowOf(
  period: string,
  entries: Partial<WrittenEntry>[] = [],
  { scheme: id = 'community-cadres', paper: has = onPaper, finished = '2026-04' } = {}
) {
  const scheme = builtInScheme(id) ?? expect.fail('no scheme');
  const booked = entries.map((each, n) =>
    entry(`e${n + 1}`, { period: (each.date ?? '').slice(0, 7), ...each })
  );
  const subjects = [person('u1'), person('u2')];
  const { rows } = score({ scheme, subjects, entries: keyedByText(booked), period, paper: has, finished });
  const row = rows.find(({ subject }) => subject === 'u1') ?? expect.fail('nobody');
  return { ...row, effects: row.effects };
}

it('M5 a month taken over comes to what the paper says, and ranks by it', () => {
  expect(rowOf('2026-02')).toMatchObject({ points: 4100, balance: 18_100, rank: 2 });
  expect(rowOf('2026-Q1')).toMatchObject({ points: 12_350, rank: 2 });
});

it('M14 its effect is the paper’s, without the awards of a month that nobody has kept here', () => {
  expect(rowOf('2026-02').effects).toEqual([
    { entry: null, item: 'total', section: '', points: 4100, reason: 'taken-over', month: '2026-02' }
  ]);
});

it('M5 the year to date goes on from the paper’s sum', () => {
  const april = rowOf('2026-04', [{ item: 'mediation', date: '2026-04-02' }]);
  // 8 + 10 + 5 + 5 of April's awards, and the mediation.
  expect(april).toMatchObject({ points: 3300, balance: 10_000 + 12_350 + 3300 });
});

it('lines of a month explain its total and leave the rest as one sum', () => {
  const march = rowOf('2026-03', [{ item: 'mediation', date: '2026-03-05', quantity: 2 }]);
  expect(march.points).toBe(4250);
  expect(march.effects.map(({ entry: id, points, reason }) => [id, points, reason])).toEqual([
    ['e1', 1000, 'counted'],
    [null, 3250, 'taken-over']
  ]);
  expect(march.sections).toMatchObject({ task: 1000 });
});

it('M7 a line that is reversed later takes its points from the month of the reversal', () => {
  const lines = [
    { item: 'mediation', date: '2026-03-05', quantity: 2 },
    { item: '', date: '2026-04-03', reverses: 'e1' }
  ];
  expect(rowOf('2026-03', lines).points).toBe(4250);
  expect(rowOf('2026-04', lines).points).toBe(2800 - 1000);
});

it('a cap of the year knows the lines of its paper months (D)', () => {
  const of = (date: string, value: string) => ({ item: 'perform-post', date, value });
  const scheme = { scheme: 'party-members', paper: paper({ u1: [30, 0, 0], u2: [0, 0, 0] }) };
  expect(rowOf('2026-04', [of('2026-01-05', '30'), of('2026-04-05', '20')], scheme).points).toBe(1000);
  expect(rowOf('2026-04', [of('2026-04-05', '20')], scheme).points).toBe(2000);
});

it('under a veto the balance is 0, whatever the paper says (D)', () => {
  const veto = { item: 'veto', date: '2026-04-05' };
  const scheme = { scheme: 'party-members', paper: paper({ u1: [3, 2, 1], u2: [0, 0, 0] }) };
  const vetoed = rowOf('2026-04', [veto], scheme);
  expect(vetoed).toMatchObject({ status: 'vetoed', balance: 0, points: -6600 });
  expect(vetoed.effects.reduce((sum, { points }) => sum + points, 0)).toBe(-6600);
});

it('E1 the year takes the mean of the paper’s months and the ledger’s', () => {
  const scheme = { scheme: 'town-thousand', paper: paper({ u1: [200, 230, 260], u2: [260, 260, 260] }) };
  expect(rowOf('2026-02', [], scheme).points).toBe(23_000);
  const year = rowOf('2026', [], { ...scheme, finished: '2026-12' });
  const mean = (200 + 230 + 260 + 9 * 260) / 12;
  const office = year.effects.filter(({ month }) => month !== undefined);
  expect(office.reduce((sum, { points }) => sum + points, 0) / 100).toBeCloseTo(mean, 0);
});

it('who isn’t on the paper gets no awards for its months', () => {
  const alone = paper({ u2: [40, 50, 60] });
  expect(rowOf('2026-02', [], { paper: alone })).toMatchObject({ points: 0 });
  expect(rowOf('2026-04', [], { paper: alone }).balance).toBe(10_000 + 2800);
});
