import { expect, it } from 'vitest';
import { may, type Actor } from '../../platform/access/actor';
import { demoUnits } from './demo-accounts';

it('the town of the demo has somebody who checks a paper that somebody else keyed in', () => {
  const town = demoUnits.find(({ code }) => code === 'town');
  const keepers = (town?.accounts ?? []).filter(({ username, name, roles, subject }) => {
    const actor: Actor = { account: username, session: null, name, unit: 'town', roles, subject };
    return may(actor, 'keep-ballot');
  });
  expect(keepers.map(({ username }) => username)).toEqual(['zhenban', 'zhenshuji']);
});
