import { describe, expect, it } from 'vitest';
import { compareResults, keyedByText, parseScheme, readEntryTable, readRoster, score } from '..';
import { builtInText } from '../../schemes';

const text = builtInText('community-cadres') ?? '';
const roster = readRoster({
  file: 'roster.csv',
  header: ['subject'],
  rows: ['u1', 'u2', 'u3'].map((id, n) => ({ row: n + 2, cells: [id] }))
});
const lines = [
  ['e1', 'u1', 'mediation', '2026-10-08'],
  ['e2', 'u2', 'activity', '2026-10-08'],
  ['e3', 'u2', 'activity', '2026-10-09'],
  ['e4', 'u3', 'late', '2026-10-09']
];

function resultOf(schemeText: string, period: string) {
  const scheme = parseScheme(schemeText);
  const { entries, problems } = readEntryTable(
    {
      file: 'entries.csv',
      header: ['id', 'subject', 'item', 'date'],
      rows: lines.map((cells, n) => ({ row: n + 2, cells }))
    },
    { scheme, roster: roster.subjects }
  );
  expect(problems).toEqual([]);
  return score({ scheme, subjects: roster.subjects, entries: keyedByText(entries), period });
}

const dearer = text.replace(/(id: activity[\s\S]*?points:) 2/, '$1 4');

describe('two results of one period', () => {
  it('the same one twice: nobody moves', () => {
    const one = resultOf(text, '2026-10');
    expect(compareResults(one, one)).toEqual({ period: '2026-10', subjects: 3, moves: [], outcomes: [] });
  });

  it('who moves, by how much, by which item, and whose rank changes with it', () => {
    const { moves } = compareResults(resultOf(text, '2026-10'), resultOf(dearer, '2026-10'));
    expect(moves).toEqual([
      {
        subject: 'u2',
        pool: '',
        status: { before: 'ranked', after: 'ranked' },
        points: { before: 3200, after: 3600 },
        score: { before: 3200, after: 3600 },
        rank: { before: 2, after: 1 },
        items: [{ item: 'activity', before: 400, after: 800 }]
      },
      expect.objectContaining({ subject: 'u1', rank: { before: 1, after: 2 }, items: [] })
    ]);
  });

  it('which outcome is gained and which lost', () => {
    const { outcomes } = compareResults(resultOf(text, '2026-H2'), resultOf(dearer, '2026-H2'));
    expect(outcomes).toEqual([
      { rule: 'half-year-reward', pool: '', subject: 'u1', change: 'lost' },
      { rule: 'half-year-reward', pool: '', subject: 'u2', change: 'gained' }
    ]);
  });

  it('turned round it says the opposite', () => {
    const [one, other] = [resultOf(text, '2026-10'), resultOf(dearer, '2026-10')];
    const back = compareResults(other, one);
    expect(back.moves.find((move) => move.subject === 'u2')?.points).toEqual({ before: 3600, after: 3200 });
  });
});
