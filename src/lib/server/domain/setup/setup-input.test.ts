import { expect, it } from 'vitest';
import { setupInput } from '../../../../../tests/make/setup';
import { firstPeriods, readSetup, setupFields, type SetupInput } from './setup-input';

const today = '2026-11-05';
const codesOf = (more: Partial<SetupInput>) => {
  const read = readSetup(setupInput(more), today);
  return read.ok
    ? {}
    : Object.fromEntries(
        Object.entries(read.troubles).flatMap(([field, params]) => (params ? [[field, params.code]] : []))
      );
};

it('what is right comes out as a unit and its operator', () => {
  const read = readSetup(setupInput(), today);
  expect(read).toMatchObject({
    ok: true,
    first: {
      unit: { name: '阳光社区', firstPeriod: '2026-11', masked: false, objections: { answerDays: 5 } },
      operator: { name: '唐岳', username: 'tangyue' }
    }
  });
});

it('an empty form names every field at once', () => {
  const empty = Object.fromEntries(setupFields.map((field) => [field, ''])) as SetupInput;
  expect(Object.keys(codesOf(empty))).toEqual(
    setupFields.filter((field) => field !== 'repeated' && field !== 'own')
  );
});

it.each<[Partial<SetupInput>, string]>([
  [{ name: '。。' }, 'field-missing'],
  [{ name: '=HYPERLINK("x")' }, 'formula'],
  [{ parent: '街道\u202e' }, 'hidden-characters'],
  [{ name: '社'.repeat(41) }, 'too-long'],
  [{ scheme: 'none' }, 'unknown-scheme'],
  [{ firstPeriod: '2027-01' }, 'setup-first-period'],
  [{ firstPeriod: '2025-10' }, 'setup-first-period'],
  [{ timeZone: 'Mars/Base' }, 'setup-time-zone'],
  [{ publicityDays: '0' }, 'setup-days'],
  [{ publicityDays: '5.5' }, 'setup-days'],
  [{ answerDays: '31' }, 'setup-days'],
  [{ masked: 'perhaps' }, 'field-missing'],
  [{ operator: '唐😀' }, 'emoji'],
  [{ username: '唐岳' }, 'setup-username'],
  [{ username: 'ty' }, 'setup-username'],
  [{ password: 'short', repeated: 'short' }, 'password-short'],
  [{ password: 'x'.repeat(129), repeated: 'x'.repeat(129) }, 'password-long'],
  [{ password: 'abababababab', repeated: 'abababababab' }, 'password-plain'],
  [{ password: 'Tangyue2026', repeated: 'Tangyue2026' }, 'password-plain'],
  [{ repeated: 'correct house' }, 'passwords-differ']
])('refuses %o', (more, code) => {
  expect(Object.values(codesOf(more))).toContain(code);
});

it('a first month lies between the scheme’s first day and next month', () => {
  expect(firstPeriods('community-cadres', today).slice(0, 3)).toEqual(['2026-12', '2026-11', '2026-10']);
  expect(firstPeriods('community-cadres', today)).toHaveLength(14);
  expect(firstPeriods('community-cadres', '2024-02-10')).toEqual(['2024-03', '2024-02', '2024-01']);
});
