import { builtInText } from '$lib/schemes';
import { holdText } from '$lib/server/domain/schemes/scheme-source';
import { afterSealing } from '$lib/server/domain/dashboard/after-sealing';
import { myDelta } from '$lib/server/domain/me/my-delta';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { closeCorrection, correctionLines } from '$lib/server/domain/outcomes/corrections';
import { myOutcomes } from '$lib/server/domain/outcomes/my-outcomes';
import { outcomeContent } from '$lib/server/domain/outcomes/outcome-content';
import { ruleOnOutcomes } from '$lib/server/domain/outcomes/rule-on-outcomes';
import { monthOfYear } from '$lib/calendar';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adoptByTwo } from '../make/adopt-by-two';
import { aCommittee } from './a-committee';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

const period = '2026';
const rule = 'bottom-three';

describe.each(databases)('corrections by a day (限期整改) on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let meeting: string;
  let no = 0;
  const key = () => `correct-key-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database, firstPeriod: '2026-01' });
    people = await aCommittee(here);
    here.at('2027-01-08T04:00:00Z');
    await here.book({ item: 'mediation', subject: 'p3', date: '2026-01-05', period: '2026-01' });
    for (let month = 1; month <= 12; month += 1) await here.seal(monthOfYear(2026, month));
    const met = { date: '2027-01-08', body: '两委会', minutes: '〔2027〕1号', members: ['c2', 'c3'] };
    meeting = (await recordMeeting(here.app, people.recorder, { key: key(), ...met })).id;
  });
  afterEach(() => here.end());

  const read = () => here.app.read(people.recorder);
  const decide = (more: { correctBy?: string; confirmed?: boolean; rule?: string; seen?: number } = {}) =>
    ruleOnOutcomes(here.app, people.c2, {
      key: key(),
      meeting,
      period,
      rulings: [
        { rule, subject: 'p1', seen: 0, confirmed: true, words: '谈话', correctBy: '2027-02-28', ...more }
      ]
    });
  const lines = async () =>
    (await correctionLines(await read(), here.app.clock(), people.c2)).map(
      ({ subject, by, day, late, isNear, clause }) => ({ subject, by, day, late, isNear, ref: clause?.ref })
    );
  const close = async (more: { day?: string; words?: string } = {}, by = people.c2) => {
    const [{ ruling } = { ruling: '' }] = await (await read()).outcomes.corrections();
    const made = { day: '2027-03-03', words: '出勤已达标', ...more };
    return closeCorrection(here.app, by, { key: key(), ruling, ...made });
  };

  it('A 五（三） 限期整改: the day is kept, reminded of, late, and closed by a record', async () => {
    await decide();
    const ref = '五（四）';
    const open = { subject: 'p1', by: '2027-02-28', day: null, ref };
    expect(await lines()).toEqual([{ ...open, late: 0, isNear: false }]);
    here.at('2027-02-20T04:00:00Z');
    expect(await lines()).toEqual([{ ...open, late: 0, isNear: true }]);
    const waiting = async (by = people.c2) =>
      (await afterSealing(await read(), here.app.clock(), by)).corrections;
    expect(await waiting()).toEqual({ count: 1, late: false });
    // Talks and sanctions are none of the recorder's business.
    expect(await waiting(people.recorder)).toEqual({ count: 0, late: false });
    here.at('2027-03-03T04:00:00Z');
    expect(await waiting()).toEqual({ count: 1, late: true });
    const mine = async () =>
      (await myOutcomes(await read(), 'p1')).find((each) => each.rule === rule)?.correction;
    expect(await mine()).toEqual({ by: '2027-02-28', day: null });
    expect((await myDelta(here.app, people.p1, 0)).correctBy).toBe('2027-02-28');
    await close();
    expect(await lines()).toEqual([{ ...open, day: '2027-03-03', late: 0, isNear: false }]);
    expect(await mine()).toEqual({ by: '2027-02-28', day: '2027-03-03' });
    expect((await myDelta(here.app, people.p1, 0)).correctBy).toBeNull();
    await expect(close()).rejects.toMatchObject({ code: 'not-found' });
  });

  it('a day goes with a confirmed talk or sanction, and isn’t before its meeting', async () => {
    for (const more of [{ correctBy: '2027-01-07' }, { correctBy: 'soon' }, { confirmed: false }])
      await expect(decide(more)).rejects.toMatchObject({ code: 'correction-day' });
    await decide({ correctBy: '' });
    expect(await lines()).toEqual([]);
  });

  it('a day is in the year of its meeting, or in the next', async () => {
    for (const correctBy of ['2029-01-01', '9999-12-31'])
      await expect(decide({ correctBy })).rejects.toMatchObject({
        code: 'correction-late',
        params: { latest: '2028-12-31' }
      });
    await decide({ correctBy: '2028-12-31' });
  });

  it('is shown by its rule’s id, without a clause, where a version doesn’t have the rule any more', async () => {
    await (
      await read()
    ).outcomes.rule([
      {
        meeting,
        period,
        rule: 'of-old-rules',
        subject: 'p1',
        seen: 0,
        confirmed: true,
        words: '谈话',
        correctBy: '2027-01-10',
        account: people.c2.account,
        recused: []
      }
    ]);
    expect(await correctionLines(await read(), here.app.clock(), people.c2)).toMatchObject([
      { name: 'of-old-rules', english: 'of-old-rules', clause: null, isNear: true }
    ]);
    // The phone counts it too.
    expect((await myDelta(here.app, people.p1, 0)).correctBy).toBe('2027-01-10');
  });

  it('a later ruling takes the place of an earlier one with its day', async () => {
    await decide();
    await ruleOnOutcomes(here.app, people.c2, {
      key: key(),
      meeting,
      period,
      rulings: [{ rule, subject: 'p1', seen: 1, confirmed: false, words: '复核后不采用' }]
    });
    expect(await lines()).toEqual([]);
  });

  it('a superior sees and closes those of filed periods alone', async () => {
    await decide();
    const seen = correctionLines(await here.app.read(people.superior), here.app.clock(), people.superior);
    expect(await seen).toEqual([]);
    here.at('2027-03-03T04:00:00Z');
    await expect(close({}, people.superior)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('rules that give talks to the recorder open none of the time before', async () => {
    await decide();
    const text = builtInText('community-cadres') ?? '';
    const [, recorder = ''] = /\n {2}recorder:\n {4}name: (.*)\n/.exec(text) ?? [];
    const changed = text.replace(/(\n {2}talks:\n {4}name: ).*\n/, `$1${recorder}\n`);
    expect(changed).not.toBe(text);
    here.at('2027-01-20T04:00:00Z');
    await adoptByTwo(here.app, [here.recorder, people.c2], {
      key: key(),
      asked: {
        source: holdText(here.recorder, new TextEncoder().encode(changed), here.app.clock()),
        typed: {},
        from: '2027-01-15'
      },
      decision: { date: '2027-01-15', body: '两委会', minutes: '〔2027〕2号' }
    });
    expect(await correctionLines(await read(), here.app.clock(), people.recorder)).toEqual([]);
  });

  it('one that was made stays so when its ruling is repeated', async () => {
    await decide();
    here.at('2027-03-03T04:00:00Z');
    await close();
    await decide({ seen: 1 });
    expect(await lines()).toMatchObject([{ subject: 'p1', day: '2027-03-03', late: 0 }]);
  });

  it('the record has a reason and a day that is over, is in the trail, and never changes', async () => {
    await decide();
    here.at('2027-03-03T04:00:00Z');
    await expect(close({ words: '' })).rejects.toMatchObject({ code: 'reason-missing' });
    await expect(close({ day: '2027-03-04' })).rejects.toMatchObject({ code: 'date-in-future' });
    await expect(close({ day: '' })).rejects.toMatchObject({ code: 'bad-date' });
    await close();
    const { seq } = await here.store.selectFrom('correction').select('seq').executeTakeFirstOrThrow();
    const [written] = await outcomeContent(here.store, [Number(seq)]);
    expect(written?.[1]).toMatchObject({ day: '2027-03-03', account_id: 'c2' });
    await expect(here.store.updateTable('correction').set({ day: '2027-01-01' }).execute()).rejects.toThrow(
      'append-only'
    );
    await expect(here.store.deleteFrom('correction').execute()).rejects.toThrow('append-only');
  });
});
