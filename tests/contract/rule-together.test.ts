import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { ruleOnOutcomes, type OutcomeRulingInput } from '$lib/server/domain/outcomes/rule-on-outcomes';
import type { SealedOutcome } from '$lib/server/domain/periods/periods';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tieRulings, tiesIn } from '../../src/routes/office/ties-in-form';
import { closing } from '../make/closing';
import { sealIn } from '../make/seal-by-two';
import { aCommittee } from './a-committee';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';

const [period, december] = ['2026', '2026-12'];

describe.each(databases)('proposals that are ruled on together on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let no = 0;
  const key = () => `together-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database, scheme: 'town-thousand', firstPeriod: december });
    people = await aCommittee(here);
    here.at('2027-01-05T04:00:00Z');
  });
  afterEach(() => here.end());

  /** Seals the year with any proposals, and gives the meeting that decides on them. */
  async function seal(outcomes: SealedOutcome[]): Promise<string> {
    await here.app.runCommand(here.recorder, { permission: 'seal', key: key() }, async (stores) => {
      const found = ['p1', 'p2'].map((subject, at) => ({
        subject,
        pool: '',
        group: '',
        from: null,
        to: null,
        status: 'ranked' as const,
        points: 90000,
        balance: 90000,
        rank: at + 1
      }));
      const month = closing(december, found);
      await sealIn(stores, {
        ...month,
        periods: month.periods.map((one) => ({ ...one, period, outcomes }))
      });
      return null;
    });
    const met = { date: '2027-01-05', body: '党政联席会', minutes: '1号', members: ['c2', 'c3'] };
    return (await recordMeeting(here.app, people.recorder, { key: key(), ...met })).id;
  }
  const rule = (meeting: string, rulings: OutcomeRulingInput[], meansBoth = false) =>
    ruleOnOutcomes(here.app, people.c2, { key: key(), meeting, period, rulings, meansBoth });
  const ruled = async () =>
    (await (await here.app.read(people.recorder)).outcomes.rulings({ period })).map(
      ({ rule, subject, confirmed, words }) => [rule, subject, confirmed, words]
    );
  const confirm = (rule: string, subject = 'p1'): OutcomeRulingInput => ({
    rule,
    subject,
    seen: 0,
    confirmed: true,
    words: ''
  });

  it('五星级 and 建议辞退 of one person at once is asked about, together or one after the other', async () => {
    const meeting = await seal([
      { rule: 'stars-5', subjects: ['p1', 'p2'], undecided: [] },
      { rule: 'dismissal-proposal', subjects: ['p1'], undecided: [] }
    ]);
    const asked = {
      code: 'outcome-contradicts',
      params: { name: '沈秋月', praise: '五星级', discipline: '建议辞退' }
    };
    const both = [confirm('stars-5'), confirm('dismissal-proposal')];
    await expect(rule(meeting, both)).rejects.toMatchObject(asked);
    await rule(meeting, [confirm('stars-5')]);
    await expect(rule(meeting, [confirm('dismissal-proposal')])).rejects.toMatchObject(asked);
    expect(await ruled()).toEqual([['stars-5', 'p1', true, '']]);
    // A ruling on somebody else isn't asked about.
    await rule(meeting, [confirm('stars-5', 'p2')]);
    await rule(meeting, [confirm('dismissal-proposal')], true);
    expect(await ruled()).toHaveLength(3);
  });

  it('of two that contradict each other one may be set aside in the same form', async () => {
    const meeting = await seal([
      { rule: 'stars-5', subjects: ['p1'], undecided: [] },
      { rule: 'dismissal-proposal', subjects: ['p1'], undecided: [] }
    ]);
    await rule(meeting, [
      { ...confirm('stars-5'), confirmed: false, words: '受通报批评' },
      confirm('dismissal-proposal')
    ]);
    expect(await ruled()).toHaveLength(2);
  });

  it('M12 a tie is ruled on in one form: the chosen get it, the rest are set aside for one reason', async () => {
    const meeting = await seal([{ rule: 'stars-5', subjects: [], undecided: ['p1', 'p2'] }]);
    const form = new FormData();
    for (const subject of ['p1', 'p2']) {
      form.append('tieRule', 'stars-5');
      form.append('tieSubject', subject);
      form.append('tieSeen', '0');
    }
    form.append('tieReason', '');
    const rulings = () => tiesIn(form).flatMap(tieRulings);
    // Neither a choice nor a reason: it waits.
    expect(rulings()).toEqual([]);
    form.append('tieChosen', 'stars-5 p2');
    await expect(rule(meeting, rulings())).rejects.toThrow('reason-missing');
    form.set('tieReason', '名额所限');
    await rule(meeting, rulings());
    expect(await ruled()).toEqual([
      ['stars-5', 'p1', false, '名额所限'],
      ['stars-5', 'p2', true, '']
    ]);
  });
});
