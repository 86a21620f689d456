import { expanded, merge, unchangedSchema, type MyDelta, type MyState } from '$lib/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../../../../../tests/contract/stores';
import { testApp, type TestApp } from '../../../../../tests/contract/test-app';
import { readExactly } from '../../../../../tests/make/read-exactly';
import { beginEpoch, storeEpoch } from '../../platform/epoch/store-epoch';
import { declareClaim } from '../claims/declare-claim';
import { myAnswer, shortAnswer } from './my-answer';
import { phoneEpoch } from './phone-epoch';
import { myDelta } from './my-delta';

describe.each(databases)('the answer to a phone, on $kind', (database) => {
  let here: TestApp;
  beforeEach(async () => {
    here = await testApp({ database });
    await here.book({ item: 'mediation' });
  });
  afterEach(() => here.end());

  const asks = ({ epoch, at, scheme, longer, papers, wholeDigest }: MyState) => ({
    epoch,
    at,
    scheme: scheme.digest,
    longer: longer.length,
    papers: papers.digest,
    wholeDigest
  });
  const first = async (subject: string) =>
    merge(null, (await myAnswer(here.app, here.member(subject), 0, { wholeDigest: null })) as MyDelta);
  const declare = (key: string, by: string, subject = '') =>
    declareClaim(here.app, here.member(by), {
      key: `declared-${key}`,
      subject,
      basis: key,
      item: 'activity',
      date: '2026-10-03',
      quantity: '1',
      value: '',
      matterText: '',
      story: ''
    });

  /** Events that concern oneself (p1), others or all, and two that the log of changes doesn't have. */
  const happenings: Record<string, () => Promise<unknown>> = {
    nothing: async () => undefined,
    'a colleague’s entry': () => here.book({ item: 'activity', subject: 'p2' }),
    'one’s own entry': () => here.book({ item: 'activity' }),
    'a colleague’s claim': () => declare('claim-3', 'p3'),
    'one’s own claim': () => declare('claim-1', 'p1'),
    'a colleague’s report of oneself': () => declare('report-1', 'p2', 'p1'),
    'a claim of somebody of whom one has reported': async () => {
      await declare('report-2', 'p1', 'p2');
      await declare('claim-2', 'p2');
    },
    'a sealed month': () => here.seal('2026-09'),
    'a published month': () => here.publish('2026-09'),
    'another first day': () => here.misdate('p1', '2026-09-02'),
    'another name of the unit': () =>
      here.store.updateTable('unit').set({ name: '新名' }).where('id', '=', here.recorder.unit).execute(),
    'another day': async () => here.at('2026-11-01T04:00:00Z'),
    'a backup put back': async () => {
      await beginEpoch(here.store, here.app.clock());
    }
  };

  it('S2 is the whole delta or its short form, whatever has happened since', async () => {
    const phones: Record<string, MyState> = { p1: await first('p1'), p2: await first('p2') };
    for (const [name, happen] of Object.entries(happenings)) {
      await happen();
      for (const [subject, has] of Object.entries(phones)) {
        const whole = await myDelta(here.app, here.member(subject), has.cursor, asks(has));
        const answer = await myAnswer(here.app, here.member(subject), has.cursor, asks(has));
        expect(answer, `${name}, ${subject}`).toEqual(shortAnswer(whole, has.wholeDigest));
        phones[subject] = whole.after === 0 ? merge(null, whole) : merge(has, whole);
      }
    }
  });

  it('S2 reads nothing else where nothing has happened that concerns the phone', async () => {
    const have = await first('p1');
    await here.book({ item: 'activity', subject: 'p2' });
    await declare('claim-3', 'p3');
    const missing = here.store.schema.alterTable('seal_result').renameTo('seal_result_elsewhere');
    await missing.execute();
    const answer = await myAnswer(here.app, here.member('p1'), have.cursor, asks(have));
    expect(readExactly(unchangedSchema, answer).cursor).toBeGreaterThan(have.cursor);
    await expect(myAnswer(here.app, here.member('p2'), have.cursor, asks(have))).rejects.toThrow();
  });

  it('S2 leaves a phone as the whole delta would', async () => {
    const have = await first('p1');
    await here.book({ item: 'activity', subject: 'p2' });
    const whole = await myDelta(here.app, here.member('p1'), have.cursor, asks(have));
    const answer = await myAnswer(here.app, here.member('p1'), have.cursor, asks(have));
    expect(merge(have, expanded(have, readExactly(unchangedSchema, answer)))).toEqual(merge(have, whole));
  });

  it('S1 S2 gives a whole delta to whoever has no part of it, or another one', async () => {
    const have = await first('p1');
    const { epoch } = have;
    expect(epoch).toBe(phoneEpoch(await storeEpoch(here.store), 'p1'));
    for (const other of [
      { wholeDigest: null },
      { wholeDigest: '0'.repeat(64) },
      { scheme: null },
      { longer: null },
      { papers: null },
      { at: null },
      { epoch: null }
    ]) {
      const answer = await myAnswer(here.app, here.member('p1'), have.cursor, { ...asks(have), ...other });
      expect(answer, JSON.stringify(other)).toHaveProperty('wholeDigest');
    }
  });
});
