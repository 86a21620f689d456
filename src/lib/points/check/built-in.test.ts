import { expect, it } from 'vitest';
import { checkScheme } from '..';
import { builtInIds, builtInText } from '../../schemes';

/** The text in the line that a finding names. */
const found: Record<string, [string, string][]> = {
  'community-cadres': [['burden', 'id: study-top5']],
  'community-organisation': [],
  'county-officials': [['cap-never-binds', 'most: $most-per-matter']],
  'party-members': [
    ['unconfirmed', 'value: 1/3'],
    ['unconfirmed', 'value: 1/3'],
    ['grade-bounds', 'from: $good'],
    ['grade-bounds', 'withinTop: $front'],
    ['grade-bounds', 'withinBottom: $rear']
  ],
  'town-thousand': [
    ['unconfirmed', 'value: 900'],
    ['unconfirmed', 'value: 800'],
    ['unconfirmed', 'value: 700'],
    ['unconfirmed', 'value: 600'],
    ['unconfirmed', 'value: 500'],
    ['deduction-too-large', 'takes: 50']
  ]
};

it('every built-in scheme is among them', () => {
  expect(Object.keys(found).sort()).toEqual([...builtInIds].sort());
});

it.each(Object.entries(found))('%s: what the check finds, and where', (id, expected) => {
  const text = builtInText(id) ?? '';
  const lines = text.split('\n');
  const reported = checkScheme(text).map(({ code, line }) => [
    code,
    lines[line - 1]?.trim().replace(/^- /, '')
  ]);
  expect(reported).toEqual(expected);
});

it.each(Object.keys(found))('%s: sentences in both languages, warnings only', (id) => {
  for (const one of checkScheme(builtInText(id) ?? '')) {
    expect(one.level).toBe('warning');
    expect(one.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(one.en).toMatch(/[a-z]{3}/);
  }
});

it.each(builtInIds)('%s: English names what it means, not its id', (id) => {
  const named = checkScheme(builtInText(id) ?? '').flatMap(({ en }) => en.match(/“[^”]*”/g) ?? []);
  expect(named.filter((one) => /^“[a-z0-9]+(?:-[a-z0-9]+)*”$/.test(one))).toEqual([]);
});
