import { expect, test } from 'vitest';
import { noRoleNames } from '../../../../../tests/make/no-role-names';
import { builtInScheme } from '$lib/schemes';
import { roleNames } from './role-names';

test.each([
  ['community-cadres', '纪检专干', '社区两委', undefined, '街道党工委', undefined],
  ['community-organisation', undefined, '街道党工委', undefined, undefined, '社区'],
  ['county-officials', '县委组织部', '县委组织部（部务会）', undefined, undefined, undefined],
  ['party-members', '积分记录员', '支委会', '党员大会', '上级党组织', '党员'],
  ['town-thousand', '党政办', '机关支部', undefined, undefined, undefined]
])('%s calls its bodies as its document does', (id, recorder, committee, assembly, superior, member) => {
  const scheme = builtInScheme(id) ?? expect.fail(id);
  const names = roleNames({ roleNames: noRoleNames }, scheme);
  const commission = id === 'county-officials' ? '县纪委' : undefined;
  const department = { 'community-organisation': '责任科室', 'town-thousand': '包片委员、片长、部门负责人' }[
    id
  ];
  expect(Object.fromEntries(Object.entries(names).map(([role, { name }]) => [role, name]))).toEqual(
    Object.fromEntries(
      Object.entries({ recorder, committee, assembly, department, commission, superior, member }).filter(
        ([, name]) => name !== undefined
      )
    )
  );
});

test('a unit’s own name goes before its document’s', () => {
  const scheme = builtInScheme('community-cadres') ?? expect.fail();
  const names = roleNames({ roleNames: { ...noRoleNames, committee: '村两委' } }, scheme);
  expect(names.committee).toEqual({ name: '村两委', english: '村两委' });
  expect(names.recorder).toEqual({ name: '纪检专干', english: 'discipline clerk' });
});

test('those who mark go by the unit’s own name, which may name several', () => {
  const scheme = builtInScheme('town-thousand') ?? expect.fail();
  const own = '片区长、各办主任';
  const { department, recorder } = roleNames({ roleNames: { ...noRoleNames, department: own } }, scheme);
  expect(department).toEqual({ name: own, english: own });
  expect(recorder?.name).toBe('党政办');
});
