import { afterEach, beforeEach } from 'vitest';
import { useLeave } from '$lib/server/domain/leave/keep-leave';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { ruleOnOutcomes } from '$lib/server/domain/outcomes/rule-on-outcomes';
import { aCommittee } from './a-committee';
import { testApp, type TestApp } from './test-app';
import type { databases } from './stores';

/** the period that is sealed, and the rule by which its points give leave */
export const period = '2026-09';
export const leave = 'leave-offset';

/**
 * Gives each test of a file a community (A) with a committee and a sealed month. By it p1 and p3, who is of the
 * committee, are due half a day of leave each. It is made-up data.
 */
export function sealedOutcomes(database: (typeof databases)[number]) {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let no = 0;
  const key = () => `outcome-key-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database });
    people = await aCommittee(here);
    // 100 points above the base give half a day.
    for (const subject of ['p1', 'p3']) await here.book({ item: 'mediation', quantity: 45, subject });
    await here.seal(period);
  });
  afterEach(() => here.end());

  return {
    get here() {
      return here;
    },
    get people() {
      return people;
    },
    key,
    read: () => here.app.read(people.recorder),
    async meet(members = ['c2', 'c3'], date = '2026-10-05', by = people.recorder): Promise<string> {
      const minutes = `〔2026〕${(no += 1)}号`;
      return (await recordMeeting(here.app, by, { key: key(), date, body: '两委会', minutes, members })).id;
    },
    decide: async (
      meeting: string,
      { subject = 'p1', rule = leave, confirmed = true, words = '', seen = 0, by = people.c2 } = {}
    ) =>
      ruleOnOutcomes(here.app, by, {
        key: key(),
        meeting,
        period,
        rulings: [{ rule, subject, seen, confirmed, words }]
      }),
    /** Half a day of p1's leave is taken. */
    use: (more: Partial<Parameters<typeof useLeave>[2]> = {}, by = people.recorder) =>
      useLeave(here.app, by, {
        key: key(),
        subject: 'p1',
        rule: leave,
        amount: '0.5',
        day: '2026-10-05',
        basis: '请假条7号',
        ...more
      }),
    account: async (subject = 'p1') =>
      (await here.app.read(people.recorder)).leave.lines({ subject, year: 2026 })
  };
}
