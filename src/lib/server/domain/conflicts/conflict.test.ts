import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  conflictOf,
  conflictTable,
  isOpenPart,
  matterParts,
  partsAsParty,
  partsInClaim,
  type GuardedDeed,
  type MatterPart
} from './conflict';

const deeds = Object.keys(conflictTable) as GuardedDeed[];

/** The first table of a document: for each part the deeds from which it keeps somebody. */
function tableIn(document: string): Record<string, string[]> {
  const lines = readFileSync(document, 'utf8').split('\n');
  const start = lines.findIndex((line) => line.startsWith('|'));
  const end = lines.findIndex((line, at) => at > start && !line.startsWith('|'));
  const [head = [], , ...rows] = lines.slice(start, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
  );
  const columns = head.slice(1).map((cell) => cell.split(' ').at(-1) ?? '');
  return Object.fromEntries(
    rows.map(([name = '', ...cells]) => [
      name.split(/[:：]/)[0],
      columns.filter((_, at) => cells[at] === '✕')
    ])
  );
}

it.each(['docs/conflicts.md', 'docs/conflicts.zh-CN.md'])(
  '%s has the table as the code has it',
  (document) => {
    const table = matterParts.map((part): [string, string[]] => [
      part,
      deeds.filter((deed) => (conflictTable[deed] as readonly MatterPart[]).includes(part))
    ]);
    expect(tableIn(document)).toEqual(Object.fromEntries(table));
  }
);

describe('one part', () => {
  const cases: [MatterPart, GuardedDeed[]][] = [
    ['proposed', ['seal', 'investigate', 'answer']],
    ['sealed', ['investigate', 'answer']],
    ['published', ['investigate', 'answer']],
    ['assessed', ['investigate', 'answer']],
    ['keyed', ['compare', 'investigate', 'answer']],
    ['compared', ['investigate', 'answer']],
    ['corrected', ['investigate', 'answer']],
    ['heard', ['investigate', 'answer']],
    ['entered', ['investigate', 'answer']],
    ['checked', ['investigate', 'answer']],
    ['decided', ['investigate', 'answer']],
    ['declared', ['check', 'decide', 'investigate', 'answer']],
    ['raised', ['decide', 'assign', 'investigate', 'answer']],
    ['subject', ['enter', 'check', 'decide', 'inspect', 'assign', 'investigate', 'answer']]
  ];
  it.each(cases)('%s keeps somebody from its deeds alone, and is the reason', (part, barred) => {
    for (const deed of deeds)
      expect([deed, conflictOf({ deed, parts: [part] })]).toEqual([
        deed,
        barred.includes(deed) ? { isFree: false, because: part } : { isFree: true }
      ]);
  });
  it('is in the list', () => {
    expect(cases.map(([part]) => part)).toEqual(matterParts);
  });
});

it('without a part in it anybody is free', () => {
  for (const deed of deeds) expect(conflictOf({ deed, parts: [] })).toEqual({ isFree: true });
});

it('of several parts the one that the office knows anyway is the reason, and no other is told to colleagues', () => {
  const parts: MatterPart[] = ['raised', 'subject', 'sealed'];
  expect(conflictOf({ deed: 'answer', parts })).toEqual({ isFree: false, because: 'sealed' });
  expect(conflictOf({ deed: 'assign', parts })).toEqual({ isFree: false, because: 'raised' });
  const reported = matterParts.filter(isOpenPart);
  expect(matterParts.slice(0, reported.length)).toEqual(reported);
  expect(reported).not.toContain('declared');
  expect(reported).not.toContain('raised');
});

describe('parts of a person', () => {
  const li = { account: 'li', subjects: [null, 'p1'] };
  it.each([
    ['their own claim', { subject: 'p1', way: 'own', declaredBy: 'li' }, ['subject', 'declared']],
    ['one that they reported', { subject: 'p2', way: 'reported', declaredBy: 'li' }, ['declared']],
    ['one that they keyed in', { subject: 'p2', way: 'paper', declaredBy: 'li' }, []],
    ['somebody else’s', { subject: 'p2', way: 'own', declaredBy: 'he' }, []]
  ])('%s', (_, claim, parts) => {
    expect(partsInClaim(li, claim)).toEqual(parts);
  });
  it.each([
    ['to the whole notice', { subject: null, way: 'public', account: null }, [], []],
    ['to their row', { subject: 'p1', way: 'public', account: null }, [], ['subject']],
    ['that they raised', { subject: 'p2', way: 'member', account: 'li' }, [], ['raised']],
    ['that they found in a spot check', { subject: 'p2', way: 'audit', account: 'li' }, [], ['raised']],
    ['that they keyed in', { subject: 'p2', way: 'paper', account: 'li' }, [], []],
    ['that puts their line right', { subject: 'p2', way: 'public', account: null }, ['p1'], ['subject']]
  ])('in an objection %s', (_, objection, others, parts) => {
    expect(partsAsParty(li, objection, others)).toEqual(parts);
  });
});
