import { beforeEach, describe, expect, it } from 'vitest';
import schemeText from '../../../schemes/community-cadres.yaml?raw';
import { makeDelta } from '../../../../../tests/fixtures/delta';
import { parseScheme } from '../../../points';
import { applyDelta } from '../apply';
import { Outbox } from '../outbox/outbox';
import { countUnsent } from '../outbox/unsent';
import { readPhone } from '../read';
import { ownersHere, PhoneDb, wipePhone } from './db';
import { sealedFor, sealEnded, sweepSealed } from './sealed';
import { wipeOthers } from './wipe-others';

const owner = 'account-1.unit-1';
const delta = { ...makeDelta({ scheme: parseScheme(schemeText) }), owner };
const now = Date.parse('2026-11-20T10:00:00.000Z');
const picture = new File([new Uint8Array(10)], 'a.png', { type: 'image/png' });
const form = (key: string) => ({ key, action: '/me/claims/new', fields: [], file: picture, about: '' });

beforeEach(() => wipePhone());

/** A phone with data, a waiting form with its file, one that the server has, and a draft. */
async function phone() {
  const db = await PhoneDb.open(owner);
  await applyDelta(db, delta);
  const outbox = new Outbox({
    owner,
    send: async ({ key }) => ({ end: key === 'sent' ? 'received' : 'away' }),
    onChange: () => undefined,
    sentForms: () => import('../outbox/sent-forms')
  });
  await outbox.use(db, (error) => expect.fail(String(error)));
  await outbox.add(form('sent'), now);
  await outbox.add(form('waiting'), now);
  await outbox.flush('epoch-1');
  await outbox.settle(['sent'], now);
  await db.drafts.put({ key: `draft ${owner}  /me/claims/new item=mediation`, text: '{}' });
  outbox.stop();
  db.close();
}

async function left() {
  const db = await PhoneDb.open(owner);
  try {
    const forms = await db.outbox.toArray();
    return {
      state: await readPhone(db),
      forms: forms.map(({ key, state }) => `${key} ${state}`),
      drafts: await db.drafts.count(),
      files: await db.files.toCollection().primaryKeys(),
      sent: await db.sent.count()
    };
  } finally {
    db.close();
  }
}

describe('S16 a role that ends', () => {
  it('takes the data away, and leaves what the account hasn’t sent, counted', async () => {
    await phone();
    expect(await sealEnded(owner, [], now)).toBe(2);
    const sealed = { state: null, forms: ['waiting waiting'], drafts: 1, files: ['waiting'], sent: 0 };
    expect(await left()).toEqual(sealed);
    expect(await countUnsent()).toBe(2);
    // An owner who comes back finds them in the outbox and among the drafts.
    expect(await sealEnded(owner, [owner], now)).toBe(0);
    expect(await left()).toEqual(sealed);
  });

  it('leaves nothing where everything was sent', async () => {
    const db = await PhoneDb.open(owner);
    await applyDelta(db, delta);
    db.close();
    expect(await sealEnded(owner, [], now)).toBe(0);
    expect(await ownersHere()).toEqual([]);
  });

  it('keeps them until the term is over, which begins anew when the account was scored meanwhile', async () => {
    await phone();
    await sealEnded(owner, [], now);
    expect(await sealEnded(owner, [], now + sealedFor)).toBe(2);
    const db = await PhoneDb.open(owner);
    await applyDelta(db, delta);
    db.close();
    await sweepSealed('account-1', now + sealedFor + 1);
    expect(await sealEnded(owner, [], now + sealedFor + 1)).toBe(2);
    await sweepSealed('account-1', now + 2 * sealedFor + 2);
    expect(await ownersHere()).toEqual([]);
  });

  it('keeps them from another account, whose sign-in deletes them', async () => {
    await phone();
    await sealEnded(owner, [], now);
    await wipeOthers('account-1');
    expect(await countUnsent()).toBe(2);
    await wipeOthers('account-2');
    expect(await ownersHere()).toEqual([]);
  });
});
