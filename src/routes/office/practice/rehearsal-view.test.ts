import { expect, it } from 'vitest';
import { rehearsalView } from './rehearsal-view';

const january = { month: '2026-01', sealed: ['2026-01'], published: ['2026-01'], filed: [] };
const december = {
  month: '2026-12',
  sealed: ['2026-12', '2026-Q4', '2026'],
  published: ['2026'],
  filed: ['2026']
};
const report = { key: 'k', at: '2026-10-05T04:00:00.000Z', year: 2026, people: 3 };

it('counts what was lived, and names the periods that were sealed last', () => {
  const runs = [{ scores: 'alike' as const, months: [january, december], stopped: null }];
  expect(rehearsalView({ ...report, runs })?.runs).toEqual([
    {
      scores: 'alike',
      from: '2026-01',
      to: '2026-12',
      sealed: 4,
      published: 2,
      filed: 1,
      last: ['2026-12', '2026-Q4', '2026'],
      stopped: null
    }
  ]);
});

it('says in words what stopped it; a fault of the program has no sentence', () => {
  const unsealed = { ...december, sealed: [], published: [], filed: [] };
  const stoppedBy = (problem: { code: 'empty-roster'; params: Record<string, never> } | null) =>
    rehearsalView({
      ...report,
      runs: [
        {
          scores: 'varied',
          months: [january, unsealed],
          stopped: { month: '2026-12', step: 'seal', problem }
        }
      ]
    })?.runs[0];
  expect(stoppedBy({ code: 'empty-roster', params: {} })).toMatchObject({
    last: ['2026-01'],
    stopped: { month: '2026-12', step: 'seal', sentence: expect.stringMatching(/名册|roster/) }
  });
  expect(stoppedBy(null)?.stopped?.sentence).toBeNull();
});

it('is nothing before the first one', () => expect(rehearsalView(null)).toBeNull());
