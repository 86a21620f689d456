import { monthsFrom, nextMonth } from '$lib/calendar';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { decidedOutcomes } from '$lib/server/domain/outcomes/decided-outcomes';
import { proposalsOf } from '$lib/server/domain/outcomes/proposals';
import { ruleOnOutcomes, type OutcomeRulingInput } from '$lib/server/domain/outcomes/rule-on-outcomes';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tieRulings } from '../../src/routes/office/ties-in-form';
import { person } from '../make/person';
import { aCommittee } from './a-committee';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';
import { upholdAndPublish } from './uphold';

const [period, reward, day] = ['2026-H1', 'half-year-reward', '2026-07-05'];

describe.each(databases)('a tie that was ruled on together and is corrected, on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let no = 0;
  const key = () => `tie-key-${(no += 1)}`;
  const everybody = Array.from({ length: 6 }, (_, at) => `p${at + 1}`);
  const others = everybody.slice(2);

  /** A: of six people with one mediation each all tie for the rewards of two, of which p1 and p3 get them. */
  beforeEach(async () => {
    const roster = everybody.map((id) => person(id, `某${id}`));
    here = await testApp({ database, firstPeriod: '2026-01', people: roster });
    people = await aCommittee(here);
    const may = { item: 'mediation', date: '2026-05-03', period: '2026-05' };
    await here.book(...everybody.map((subject) => ({ ...may, subject })));
    for (const month of monthsFrom('2026-01', '2026-06')) {
      here.at(`${nextMonth(month)}-05T04:00:00Z`);
      await here.seal(month);
    }
    expect(await open()).toEqual(everybody.map((id) => [id, 'tie', 0]));
    await decide(everybody, ['p1', 'p3'], 0);
    expect(await open()).toEqual([]);
    expect(await decided()).toEqual(['p1', 'p3']);
  });
  afterEach(() => here.end());

  const stores = () => here.app.read(here.recorder);
  /** The people whose proposal waits: in a tie, named, or gone from it, and how many rulings there were. */
  const open = async () =>
    (await proposalsOf(await stores(), period))
      .filter(({ rule, ruling }) => rule === reward && ruling === null)
      .map(({ subject, undecided, unsettled, seen }) => {
        const state = unsettled?.isGone === true ? 'gone' : undecided ? 'tie' : 'named';
        return [subject, state, seen];
      });
  const decided = async () => (await decidedOutcomes(await stores(), period)).get(reward) ?? [];
  const rule = async (rulings: OutcomeRulingInput[]) => {
    const held = { date: day, body: '两委会', minutes: `〔2026〕${key()}`, members: ['c2', 'c3'] };
    const { id: meeting } = await recordMeeting(here.app, people.recorder, { key: key(), ...held });
    return ruleOnOutcomes(here.app, people.c2, { key: key(), meeting, period, rulings });
  };
  const decide = (tied: string[], chosen: string[], seen: number) =>
    rule(
      tieRulings({
        rule: reward,
        reason: '名额所限',
        people: tied.map((subject) => ({ subject, seen, isChosen: chosen.includes(subject) }))
      })
    );
  /** An upheld objection takes the mediations of some people away. */
  const correct = async (reverses: string[]) => {
    const { code: notice } = await here.publish(period);
    await upholdAndPublish(here, people, { notice, reverses, date: day });
  };

  it('M12 where it dissolves, all of its rulings are open again at once, and are decided together', async () => {
    await correct(['e1', 'e2']);
    // Four are left for two rewards, and all of them come in; p2, who had been set aside, has nothing to decide any more.
    expect(await open()).toEqual([...others.map((id) => [id, 'named', 1]), ['p1', 'gone', 1]]);
    expect(await decided()).toEqual(others);
    await expect(decide(others, others, 0)).rejects.toMatchObject({ code: 'outcome-changed' });
    await expect(decide(['p1', ...others], ['p1', 'p3'], 1)).rejects.toMatchObject({ code: 'outcome-gone' });
    // Nothing of a refused form was kept.
    expect(await open()).toHaveLength(5);
    await decide(['p1', ...others], ['p4', 'p5'], 1);
    expect(await open()).toEqual([]);
    expect(await decided()).toEqual(['p4', 'p5']);
  });

  it('M12 where it stays a tie, only the chosen one that left it is open again', async () => {
    await correct(['e1']);
    expect(await open()).toEqual([['p1', 'gone', 1]]);
    expect(await decided()).toEqual(['p3']);
    await decide(['p1'], [], 1);
    expect(await open()).toEqual([]);
    expect(await decided()).toEqual(['p3']);
  });
});
