import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseScheme } from '../scheme/parse-scheme';
import type { SchemeRules } from '../scheme/scheme';
import { classOf, hasClosedOutcomes, isClosedClass, proposerOf, talkHolder } from './outcome-class';

const text = readFileSync('src/lib/schemes/community-cadres.yaml', 'utf8');
const rules = parseScheme(text);

it.each([
  ['priority', 'reward'],
  ['bottom-third', 'talk'],
  ['made-up', 'discipline']
])('the built-in schemes are known by their ids: %s is about a %s', (rule, kind) => {
  expect(classOf(rules, rule)).toBe(kind);
});

it.each(['reward', 'grade', 'talk', 'discipline'] as const)(
  'an uploaded scheme says it itself: %s',
  (about) => {
    const [first] = rules.outcomes;
    if (!first) throw new Error('the scheme has outcomes');
    const own: Pick<SchemeRules, 'outcomes' | 'conversions'> = {
      ...rules,
      outcomes: [{ ...first, id: 'of-our-own', kind: 'others', except: ['made-up'], about }]
    };
    expect(classOf(own, 'of-our-own')).toBe(about);
    expect(isClosedClass(about)).toBe(about === 'talk' || about === 'discipline');
  }
);

it('a scheme file may say it, and nothing else', () => {
  const saying = (about: string) => text.replace(/(\n {2}- id: bottom-third\n)/, `$1    about: ${about}\n`);
  expect(saying('grade')).not.toBe(text);
  expect(classOf(parseScheme(saying('grade')), 'bottom-third')).toBe('grade');
  expect(() => parseScheme(saying('gossip'))).toThrow();
});

it.each([
  ['community-cadres', 'bottom-third', '', '社区书记或主任'],
  ['community-cadres', 'priority', '', undefined],
  ['county-officials', 'interview', '', '县委组织部'],
  ['county-officials', 'admonition-talk', '', '县纪委'],
  ['town-thousand', 'stars-1', 'leaders', '单位主要负责人'],
  ['town-thousand', 'stars-0', 'head', '单位分管负责人'],
  ['town-thousand', 'stars-2', 'staff', undefined],
  // A self-criticism is made before everybody, and is nobody’s talk.
  ['town-thousand', 'self-criticism', 'staff', undefined]
])('%s says who holds the talk of %s with somebody of “%s”: %s', (id, rule, group, holder) => {
  const scheme = parseScheme(readFileSync(`src/lib/schemes/${id}.yaml`, 'utf8'));
  const { organs } = scheme;
  const own = talkHolder(
    scheme,
    { rule, group },
    { organs, named: ({ name, english }) => ({ name: `某${name}`, english }) }
  );
  expect(talkHolder(scheme, { rule, group }, { organs, named: (each) => each })?.name).toBe(holder);
  // The organs have the unit’s names already; holders by rank get theirs.
  expect(own?.name).toBe(id === 'town-thousand' && holder !== undefined ? `某${holder}` : holder);
});

it.each([
  ['community-cadres', []],
  ['county-officials', ['advanced', 'last', 'post-adjustment', 'admonition-talk']],
  ['party-members', []],
  ['town-thousand', []]
])('%s says who proposes the people of %j, and of no other rule', (id, proposed) => {
  const { outcomes, organs } = parseScheme(readFileSync(`src/lib/schemes/${id}.yaml`, 'utf8'));
  const found = outcomes.filter((rule) => proposerOf(rule, organs) !== null);
  expect(found.map((rule) => rule.id)).toEqual(proposed);
  for (const rule of found) {
    expect(proposerOf(rule, organs)).toEqual({ name: '县委组织部', english: expect.any(String) });
    expect(rule.proposed?.clause).toMatchObject({ ref: '五' });
  }
});

it('rules without outcomes have none that is closed', () => {
  expect(hasClosedOutcomes(rules)).toBe(true);
  expect(hasClosedOutcomes({ ...rules, outcomes: [] })).toBe(false);
});
