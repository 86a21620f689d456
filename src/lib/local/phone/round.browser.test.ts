import schemeText from '../../schemes/community-cadres.yaml?raw';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeDelta } from '../../../../tests/fixtures/delta';
import { parseScheme } from '../../points';
import { merge } from '../../sync';
import { Outbox } from './outbox/outbox';
import type { OutboxForm } from './outbox/outbox-form';
import { syncRound } from './round';
import { PhoneDb, wipePhone } from './storage/db';

const state = merge(null, makeDelta({ scheme: parseScheme(schemeText) }));
let db: PhoneDb;
beforeEach(async () => {
  await wipePhone();
  db = await PhoneDb.open('account-1');
});
afterEach(() => db.close());

it.each([
  { kept: 'in memory alone', isStored: false, sends: ['a'] },
  { kept: 'in the database', isStored: true, sends: [] }
])(
  'S10 an outdated page, which is loaded anew, sends first what it has $kept: $sends',
  async ({ isStored, sends }) => {
    const sent: string[] = [];
    let forms: readonly OutboxForm[] = [];
    const outbox = new Outbox({
      owner: 'account-1',
      send: async ({ key }) => {
        sent.push(key);
        return { end: 'received' };
      },
      onChange: (all) => (forms = all),
      sentForms: () => import('./outbox/sent-forms')
    });
    if (isStored) await outbox.use(db, (error) => expect.fail(String(error)));
    await outbox.add({ key: 'a', action: '/me/claims/new', fields: [], file: null, about: '' }, 0);
    const end = await syncRound({
      state: () => state,
      forms: () => forms,
      get: async () => Response.json({ error: { code: 'program-outdated', params: {} } }, { status: 409 }),
      isStopped: () => false,
      apply: expect.fail,
      outbox: async () => outbox
    });
    outbox.stop();
    expect(end).toEqual({ refused: 'outdated' });
    expect(sent).toEqual(sends);
  }
);
