import { agreesWithSealed, statementOf } from '$lib/local/phone/explain/statement';
import { expanded, judgeDelta, merge, myDeltaSchema, unchangedSchema, type MyDelta } from '$lib/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../../../tests/contract/test-app';
import { databases } from '../../../../../tests/contract/stores';
import { readExactly } from '../../../../../tests/make/read-exactly';
import { declareClaim } from '../claims/declare-claim';
import { beginEpoch, storeEpoch } from '../../platform/epoch/store-epoch';
import { shortAnswer } from './my-answer';
import { myDelta } from './my-delta';
import { phoneEpoch } from './phone-epoch';

describe.each(databases)('what a phone lacks, on $kind', (database) => {
  let here: TestApp;
  beforeEach(async () => {
    here = await testApp({ database });
  });
  afterEach(() => here.end());

  const delta = async (subject: string, after: number, scheme?: string, epoch?: string, longer = 0) => {
    const has = { scheme, epoch: epoch ?? phoneEpoch(await storeEpoch(here.store), subject), longer };
    const answer = await myDelta(here.app, here.member(subject), after, has);
    return readExactly(myDeltaSchema, answer);
  };

  it('gives everything to a new phone, only one’s own', async () => {
    await here.book({ item: 'mediation', matterText: '漏水' }, { item: 'activity', subject: 'p2' });
    await here.seal('2026-09');
    await here.publish('2026-09');
    const mine = await delta('p1', 0);
    expect(mine.entries).toMatchObject([{ id: 'e1', item: 'mediation', matterText: '漏水' }]);
    expect(mine.decisions).toHaveLength(1);
    expect(mine.results).toMatchObject([{ period: '2026-09', points: 3300, rank: 1, ranked: 3 }]);
    expect(mine.notice?.row).toBe(0);
    expect(mine.open).toBe('2026-10');
  });

  it('reminds of the day until which a month’s claims are wanted, while nothing was declared of it', async () => {
    expect((await delta('p1', 0)).owed).toBe('2026-10-31');
    const typed = {
      item: 'activity',
      date: '2026-10-03',
      quantity: '1',
      value: '',
      matterText: '',
      story: ''
    };
    await declareClaim(here.app, here.member('p1'), {
      key: 'declared-1',
      subject: '',
      basis: '1号',
      ...typed
    });
    expect((await delta('p1', 0)).owed).toBeNull();
    expect((await delta('p2', 0)).owed).toBe('2026-10-31');
    here.at('2026-11-01T04:00:00Z');
    expect((await delta('p1', 0)).owed).toBe('2026-11-30');
  });

  it('reminds nobody where the document has nobody declare (B, E)', async () => {
    const town = await testApp({ database, scheme: 'town-thousand' });
    try {
      const answer = await myDelta(town.app, town.member('p1'), 0);
      expect(answer.owed).toBeNull();
    } finally {
      await town.end();
    }
  });

  it('S2 sends claims when one has changed or the day is another, and tells nobody who reported them', async () => {
    const typed = {
      item: 'activity',
      date: '2026-10-03',
      quantity: '1',
      value: '',
      matterText: '',
      story: ''
    };
    const declare = (key: string, subject: string, basis: string) =>
      declareClaim(here.app, here.member('p1'), { key, subject, basis, ...typed });
    await declare('declared-1', '', '1号');
    await declare('reported-1', 'p2', '2号');
    const mine = await delta('p1', 0);
    expect(mine.claims?.map(({ mine, about, answerBy, state }) => [mine, about, answerBy, state])).toEqual([
      [true, '李明', null, 'waiting'],
      [true, '', null, 'open']
    ]);
    const theirs = await delta('p2', 0);
    expect(theirs.claims).toMatchObject([{ mine: false, about: '', state: 'waiting', last: 1 }]);
    expect(theirs.claims?.[0]?.answerBy).not.toBeNull();
    expect(JSON.stringify(theirs.claims)).not.toMatch(/m-p1|沈秋月/);
    expect((await delta('p3', 0)).claims).toEqual([]);

    const has = { epoch: mine.epoch, at: mine.at };
    const again = () => myDelta(here.app, here.member('p1'), mine.cursor, has);
    expect((await again()).claims).toBeNull();
    await declareClaim(here.app, here.member('p3'), {
      key: 'declared-by-p3',
      subject: '',
      basis: '4号',
      ...typed
    });
    expect((await again()).claims).toBeNull();
    await declareClaim(here.app, here.member('p2'), {
      key: 'declared-by-p2',
      subject: '',
      basis: '5号',
      ...typed
    });
    // Something about somebody of whom one has reported may be the report's end.
    expect((await again()).claims).toHaveLength(2);
    await declare('declared-2', '', '3号');
    expect((await again()).claims).toHaveLength(3);
    const next = { ...has, at: (await delta('p1', 0)).at };
    here.at('2026-10-20T04:00:00Z');
    const { cursor } = await delta('p1', 0);
    expect((await myDelta(here.app, here.member('p1'), cursor, next)).claims).toMatchObject([
      {},
      { state: 'open' },
      {}
    ]);
  });

  it('gives the difference after a cursor, and nothing twice', async () => {
    await here.book({ item: 'mediation' });
    const first = await delta('p1', 0);
    expect(await delta('p1', first.cursor)).toMatchObject({
      entries: [],
      decisions: [],
      results: [],
      notice: null
    });
    await here.book({ item: 'activity' }, { item: 'activity', subject: 'p2' });
    const second = await delta('p1', first.cursor);
    expect(second.entries.map(({ id }) => id)).toEqual(['e2']);
    expect(second.cursor).toBeGreaterThan(first.cursor);
  });

  it('sends the scheme to who hasn’t this one, and with everything', async () => {
    await here.book({ item: 'mediation' });
    const { cursor, scheme } = await delta('p1', 0);
    expect(scheme?.rules.id).toBe('community-cadres');
    expect((await delta('p1', cursor, scheme?.digest)).scheme).toBeNull();
    expect((await delta('p1', cursor, '0'.repeat(64))).scheme).toEqual(scheme);
    expect((await delta('p1', cursor)).scheme).toEqual(scheme);
    expect((await delta('p1', 1_000_000, scheme?.digest)).scheme).toEqual(scheme);
  });

  it('S2 says in 300 bytes that nothing is new, and leaves a phone as the whole delta would', async () => {
    await here.book({ item: 'mediation' });
    const have = merge(null, await delta('p1', 0));
    // A colleague's entry moves the cursor, and nothing else of this phone.
    await here.book({ item: 'activity', subject: 'p2' });
    const { epoch, at, scheme, papers } = have;
    const has = { epoch, at, scheme: scheme.digest, longer: 0, papers: papers.digest };
    const whole = await myDelta(here.app, here.member('p1'), have.cursor, has);
    const answer = readExactly(unchangedSchema, shortAnswer(whole, have.wholeDigest));
    expect(JSON.stringify(answer).length).toBeLessThanOrEqual(300);
    expect(merge(have, expanded(have, answer))).toEqual(merge(have, whole));
    expect(shortAnswer(whole, null)).toBe(whole);
    expect(shortAnswer(whole, '0'.repeat(64))).toBe(whole);

    await here.book({ item: 'activity' });
    const newer = await myDelta(here.app, here.member('p1'), have.cursor, has);
    expect(shortAnswer(newer, have.wholeDigest)).toBe(newer);
    here.at('2026-10-06T04:00:00Z');
    const nextDay = await myDelta(here.app, here.member('p1'), whole.cursor, has);
    expect(shortAnswer(nextDay, have.wholeDigest)).toBe(nextDay);
  });

  it('starts a phone anew whose cursor is beyond the ledger’s end', async () => {
    await here.book({ item: 'mediation' });
    expect(await delta('p1', 1_000_000)).toMatchObject({ after: 0, entries: [{ id: 'e1' }] });
  });

  it('starts a phone anew whose cursor counts in another history, or in none', async () => {
    await here.book({ item: 'mediation' });
    const { cursor, epoch } = await delta('p1', 0);
    await beginEpoch(here.store, here.app.clock());
    await here.book({ item: 'activity' });
    for (const before of [epoch, '']) {
      const answer = await delta('p1', cursor, undefined, before);
      expect(answer).toMatchObject({ after: 0, entries: [{ id: 'e1' }, { id: 'e2' }] });
      expect(answer.epoch).not.toBe(epoch);
      expect(answer.scheme).not.toBeNull();
    }
  });

  it('S1 starts a phone anew whose account is linked to somebody else on the roster', async () => {
    await here.book({ item: 'mediation' }, { item: 'activity', subject: 'p2' });
    const before = await delta('p1', 0);
    await here.book({ item: 'mediation', subject: 'p2' });
    here.at('2026-10-05T05:00:00Z');
    const linked = { ...here.member('p2'), account: here.member('p1').account };
    const answer = await myDelta(here.app, linked, before.cursor, { epoch: before.epoch, longer: 0 });
    expect(answer).toMatchObject({ after: 0, owner: before.owner, entries: [{ id: 'e2' }, { id: 'e3' }] });
    expect(judgeDelta(merge(null, before), answer)).toBe('anew');
  });

  /** Whether a phone that starts with this delta calculates the month as it was sealed. */
  function reckoned(first: MyDelta, period: string) {
    const state = merge(null, first);
    const [own, sealed] = [statementOf(state, period), state.results.find((one) => one.period === period)];
    if (!own || !sealed) throw new Error(`${period} isn’t on the phone`);
    return { agrees: agreesWithSealed(own.statement, sealed), points: own.statement.points };
  }

  it('M5 the phone’s own sum agrees with the seal', async () => {
    await here.book(
      { item: 'mediation', quantity: 2 },
      { item: 'late' },
      { item: 'task-early', matterText: '排查' }
    );
    await here.seal('2026-09');
    expect(reckoned(await delta('p1', 0), '2026-09')).toEqual({ agrees: true, points: 2200 });
  });

  it('M4 a roster that changes after the seal changes nothing of it on the phone', async () => {
    await here.book({ item: 'mediation' });
    await here.seal('2026-09');
    const before = await delta('p1', 0);
    await here.misdate('p1', '2026-09-28');
    const after = await delta('p1', 0);
    expect(after.person.from).toBe('2026-09-28');
    expect(after.results).toEqual(before.results);
    expect(reckoned(after, '2026-09')).toEqual({ agrees: true, points: 3300 });
  });

  describe('longer periods', () => {
    beforeEach(async () => {
      await here.end();
      here = await testApp({ database, firstPeriod: '2026-04' });
      await here.book({ item: 'mediation', date: '2026-05-03', period: '2026-05', quantity: 30 });
      for (const month of ['2026-04', '2026-05', '2026-06']) await here.seal(month);
      await here.publish('2026-06');
      await here.publish('2026-Q2');
    });

    it('come all at once with what follows from them, and not again to who has as many', async () => {
      const first = await delta('p1', 0);
      expect(first.notice?.snapshot.period).toBe('2026-06');
      expect(first.results.map(({ period }) => period)).toEqual(['2026-04', '2026-05', '2026-06']);
      expect(first.longer).toMatchObject([
        {
          period: '2026-Q2',
          points: 23400,
          score: 23400,
          ranked: 3,
          outcomes: [],
          conversions: [{ rule: 'leave-offset', value: 50 }]
        },
        // M15: half of the half-year is recorded.
        { period: '2026-H1', points: 23400, ranked: 3, outcomes: [{ rule: 'half-year-reward' }] }
      ]);
      expect(first.hanging).toMatchObject([{ period: '2026-Q2' }]);
      expect((await delta('p1', first.cursor, undefined, undefined, 2)).longer).toBeNull();
      expect((await delta('p1', first.cursor)).longer).toHaveLength(2);
      // A phone that starts anew gets them, whatever it had before.
      expect((await delta('p1', first.cursor, undefined, 'another-epoch', 2)).longer).toHaveLength(2);
    });

    it('M5 the phone’s own sum agrees with the seal', async () => {
      const state = merge(null, await delta('p1', 0));
      const [sealed] = state.longer;
      const own = statementOf(state, '2026-Q2');
      expect(own && sealed && agreesWithSealed(own.statement, sealed)).toBe(true);
    });
  });

  it('refuses an account that isn’t scored', async () => {
    await expect(myDelta(here.app, here.recorder, 0)).rejects.toThrow('not-scored');
  });
});
