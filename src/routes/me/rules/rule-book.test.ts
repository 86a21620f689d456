import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kindOf, rulesOn, type Scheme } from '$lib/points';
import { builtInIds, builtInScheme } from '$lib/schemes';
import { getLocale, overwriteGetLocale } from '$lib/text/generated/runtime';
import { bookVersions, shownVersion } from './book-versions';
import { ruleBook, searchBook, yearLimits } from './rule-book';

const usual = getLocale;
beforeEach(() => overwriteGetLocale(() => 'zh-CN'));
afterEach(() => overwriteGetLocale(usual));

const today = '2026-11-20';
const builtIn = (id: string): Scheme => builtInScheme(id) ?? expect.fail(id);
const linesOf = (scheme: Scheme) => ruleBook(scheme, today, { isNow: true }).flatMap(({ lines }) => lines);
const found = (scheme: Scheme, typed: string) =>
  searchBook(ruleBook(scheme, today, { isNow: true }), typed).flatMap(({ lines }) =>
    lines.map(({ name }) => name)
  );

it('another version’s deadlines and procedure aren’t told by those of today', () => {
  const parts = (isNow: boolean) =>
    ruleBook(builtIn('community-cadres'), today, { isNow }).map(({ id }) => id);
  expect(parts(true)).toEqual(expect.arrayContaining(['deadlines', 'procedure']));
  expect(parts(false)).toEqual(parts(true).filter((id) => id !== 'deadlines' && id !== 'procedure'));
});

describe.each(builtInIds)('the rule book of %s', (name) => {
  const scheme = builtIn(name);
  const rules = rulesOn(scheme, today);

  it('has every item, in the document’s order, with its worth as the engine says it and its clause', () => {
    const lines = linesOf(scheme).filter((line) => line.id.startsWith('item-'));
    const items = rules.sections.flatMap((section) =>
      rules.items.filter((one) => one.section === section.id)
    );
    expect(lines).toHaveLength(rules.items.length);
    expect(lines.map(({ name, words, clause }) => ({ name, words, clause }))).toEqual(
      items.map((item) => ({ name: item.name, words: kindOf(item).words(item).zh, clause: item.clause }))
    );
  });

  it('has every clause about matters, outcomes, conversions, deadlines and steps, and every reading', () => {
    const lines = linesOf(scheme);
    const clauses = lines.flatMap(({ clause }) => (clause ? [clause] : []));
    const { procedure, trial, deadlines } = scheme;
    const { falseDeclaration, ...steps } = procedure;
    for (const { clause } of [...rules.sameMatter, ...rules.outcomes, ...rules.conversions, ...deadlines])
      expect(clauses).toContainEqual(clause);
    for (const clause of [...Object.values(steps), falseDeclaration?.clause, trial?.clause])
      if (clause) expect(clauses).toContainEqual(clause);
    for (const { zh } of rules.defaults) expect(lines.some(({ words }) => words === zh)).toBe(true);
  });

  it('has an anchor of its own for every rule, and is complete in English', () => {
    const ids = ruleBook(scheme, today, { isNow: true }).flatMap(({ id, lines }) => [
      id,
      ...lines.map((line) => line.id)
    ]);
    expect(new Set(ids).size).toBe(ids.length);
    overwriteGetLocale(() => 'en');
    // A reading may quote the document's own word.
    for (const part of ruleBook(scheme, today, { isNow: true }).filter(({ id }) => id !== 'readings'))
      for (const text of [
        part.title,
        ...part.limits,
        ...part.lines.flatMap(({ name, words }) => [name, words])
      ])
        expect(text).not.toMatch(/\p{Script=Han}/u);
  });

  it('is searched by the words of name, clause and part', () => {
    const [first] = rules.items;
    const [section] = rules.sections;
    if (!first || !section) return expect.fail('empty');
    expect(found(scheme, first.name)).toContain(first.name);
    expect(found(scheme, first.english.toUpperCase())).toContain(first.name);
    expect(found(scheme, first.clause.text.slice(0, 8))).toContain(first.name);
    expect(found(scheme, section.name)).toEqual(
      expect.arrayContaining(rules.items.filter((one) => one.section === section.id).map(({ name }) => name))
    );
    expect(found(scheme, '没有这样的词句')).toEqual([]);
  });
});

it('M6 D: says the caps of the sections and the base', () => {
  const scheme = builtIn('party-members');
  const limits = ruleBook(scheme, today, { isNow: true }).flatMap((part) => part.limits);
  expect(limits).toEqual(['本部分一年最多扣 60 分', '本部分一年最多计 40 分']);
  expect(yearLimits(scheme)).toEqual(['每年基础分 60 分']);
});

it('C2 C3: says how entries of one matter are compared', () => {
  const lines = linesOf(builtIn('county-officials')).filter(({ id }) => id.startsWith('same-matter'));
  expect(lines.map(({ name }) => name)).toContain('取最高的一项，至多 10 分');
});

it('offers to try what is entered, and nothing else', () => {
  const tries = new Map(linesOf(builtIn('community-cadres')).map(({ name, item }) => [name, item]));
  expect(tries.get('按时上下班')).toBeNull();
  expect(tries.get('迟到')).toBe('late');
});

describe('M13 the versions', () => {
  const c = bookVersions(builtIn('county-officials'), today);

  it('are past, in force and still to come', () => {
    expect(c.map(({ from, state }) => [from, state])).toEqual([
      ['2024-01-01', 'past'],
      ['2025-01-01', 'past'],
      ['2026-01-01', 'now']
    ]);
    const before = bookVersions(builtIn('county-officials'), '2025-06-01');
    expect(before.map(({ state }) => state)).toEqual(['past', 'now', 'coming']);
  });

  it('begin with the one in force, after the last one with that, before the first one with the first', () => {
    expect(shownVersion(c, null).from).toBe('2026-01-01');
    expect(shownVersion(c, '2024-01-01').from).toBe('2024-01-01');
    expect(shownVersion(c, 'nonsense').from).toBe('2026-01-01');
    expect(shownVersion(bookVersions(builtIn('county-officials'), '2027-03-01'), null).from).toBe(
      '2026-01-01'
    );
    expect(shownVersion(bookVersions(builtIn('county-officials'), '2023-03-01'), null).from).toBe(
      '2024-01-01'
    );
  });
});
