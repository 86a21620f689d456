import { rulesOn, talkHolder } from '$lib/points';
import { builtInScheme } from '$lib/schemes';
import { expect, test } from 'vitest';
import { noRoleNames } from '../../../../../tests/make/no-role-names';
import { bodiesBesideRoles, dutiesBeside, ownBodies } from './own-bodies';

const schemeNamed = (id: string) => builtInScheme(id) ?? expect.fail(id);
const namesOf = ({ organs }: ReturnType<typeof ownBodies>) =>
  Object.fromEntries(Object.entries(organs).map(([duty, { name }]) => [duty, name]));

test.each([
  [
    'community-cadres',
    [
      ['社区', ['publisher']],
      ['社区书记或主任', ['talks']]
    ]
  ],
  ['community-organisation', []],
  ['county-officials', []],
  [
    'party-members',
    [
      ['党支部', ['publisher', 'investigator']],
      ['党支部负责人', ['talks']]
    ]
  ],
  // 四3④ gives each talk to one of two people by rank; nobody holds one as both of them.
  [
    'town-thousand',
    [
      ['单位主要负责人', ['talks']],
      ['单位分管负责人', ['talks']]
    ]
  ]
])('%s has these bodies that no role stands for, each once', (id, bodies) => {
  const found = bodiesBesideRoles(schemeNamed(id));
  expect(found.map(({ name, duties }) => [name, duties])).toEqual(bodies);
  for (const { clauses } of found) expect(clauses).not.toEqual([]);
});

test.each([
  ['community-cadres', 'committee', ['assessor', 'investigator']],
  ['county-officials', 'recorder', ['assessor', 'publisher', 'investigator', 'talks']],
  ['party-members', 'superior', ['appeal']],
  ['party-members', 'committee', []],
  ['town-thousand', 'committee', ['publisher']]
] as const)('%s gives the body of the %s other duties: %j', (id, role, duties) => {
  expect(dutiesBeside(schemeNamed(id), role)).toEqual(duties);
});

test.each([
  'community-cadres',
  'community-organisation',
  'county-officials',
  'party-members',
  'town-thousand'
])('%s calls all its bodies as its document does', (id) => {
  const scheme = schemeNamed(id);
  const words = Object.entries(scheme.organs).map(([duty, { name, english }]) => [duty, { name, english }]);
  expect(ownBodies({ roleNames: noRoleNames, bodyNames: {} }, scheme).organs).toEqual(
    Object.fromEntries(words)
  );
});

test('a body’s own name stands wherever the document has its word, and nowhere else', () => {
  const bodyNames = { 党支部: '第一党支部', 党支部负责人: '书记' };
  const bodies = ownBodies({ roleNames: noRoleNames, bodyNames }, schemeNamed('party-members'));
  expect(namesOf(bodies)).toMatchObject({
    publisher: '第一党支部',
    investigator: '第一党支部',
    talks: '书记',
    assessor: '支委会',
    appeal: '上级党组织'
  });
  expect(bodies.organs.publisher?.english).toBe('第一党支部');
});

test('a role’s own name stands for its body in every duty; a kept name of the same word doesn’t', () => {
  const cadres = schemeNamed('community-cadres');
  const bodyNames = { 社区两委: '旧名' };
  expect(
    namesOf(ownBodies({ roleNames: { ...noRoleNames, committee: '村两委' }, bodyNames }, cadres))
  ).toMatchObject({
    assessor: '村两委',
    decider: '村两委',
    investigator: '村两委',
    publisher: '社区'
  });
  expect(namesOf(ownBodies({ roleNames: noRoleNames, bodyNames }, cadres)).investigator).toBe('社区两委');
  const branch = ownBodies(
    { roleNames: { ...noRoleNames, superior: '镇党委' }, bodyNames: {} },
    schemeNamed('party-members')
  );
  expect(namesOf(branch)).toMatchObject({ filing: '镇党委', appeal: '镇党委' });
});

test('a unit’s superior hears no appeals where the document names nobody who does', () => {
  const named = { roleNames: { ...noRoleNames, superior: '镇党委' }, bodyNames: {} };
  expect(ownBodies(named, schemeNamed('town-thousand')).organs.appeal).toBeUndefined();
});

test('those who hold talks by rank go by the unit’s names too', () => {
  const scheme = schemeNamed('town-thousand');
  const bodies = ownBodies({ roleNames: noRoleNames, bodyNames: { 单位主要负责人: '镇党委书记' } }, scheme);
  const holder = (group: string) =>
    talkHolder(rulesOn(scheme, '2026-12-31'), { rule: 'stars-1', group }, bodies)?.name;
  expect(holder('leaders')).toBe('镇党委书记');
  expect(holder('staff')).toBe('单位分管负责人');
});
